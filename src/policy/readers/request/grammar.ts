import type { Item } from './items.ts';
import type { Language } from './language.ts';
import { isRefused, type Left, lookLeft, lookRight, type Right } from './look.ts';

/** How the customer asked: the last half of a rule's id. */
export type Frame = 'talk' | 'transfer' | 'want' | 'exists' | 'serve' | 'refuse' | 'shout';

/** The first request among the items, if any. Each noun looks a bounded way left and right, so this is linear. */
export function findRequest(items: readonly Item[], language: Language): Frame | undefined {
  for (let at = 0; at < items.length; ) {
    const end = chunkEnd(items, at);
    const frame =
      end > at ? askedFor(items, at, end, language) : (handedOver(items, at) ?? refused(items, at, language));
    if (frame !== undefined) return frame;
    at = Math.max(end, at + 1);
  }
  return shouted(items) ? 'shout' : undefined;
}

const isNoun = (item: Item | undefined): boolean =>
  item === 'human' || item === 'person' || item === 'one' || item === 'team';

/** Nouns in a row name one person: “customer service representative”. */
function chunkEnd(items: readonly Item[], start: number): number {
  let end = start;
  while (isNoun(items[end]) || (end > start && items[end] === 'real')) end++;
  return end;
}

/** “Transfer me”, with nobody named. */
function handedOver(items: readonly Item[], at: number): Frame | undefined {
  const next = items[at + 1];
  if (items[at] !== 'connect' || !(isEnd(next) || next === 'func' || next === 'reach')) return undefined;
  return lookLeft(items, at + 1) === undefined ? undefined : 'transfer';
}

/** “I don't want to talk to a bot.” */
function refused(items: readonly Item[], at: number, language: Language): Frame | undefined {
  return items[at] === 'bot' && isRefused(items, at, language) ? 'refuse' : undefined;
}

/** What the words around a noun make of it. */
function askedFor(items: readonly Item[], start: number, end: number, language: Language): Frame | undefined {
  const chunk = items.slice(start, end);
  const left = lookLeft(items, start);
  if (left === undefined || left.mine || items[end] === 'tail') return undefined;
  const right = lookRight(items, end, language);
  if (right.negated) return undefined;
  return frameOf(left, right, {
    strong: chunk.includes('human') || ((left.real || chunk.includes('real')) && !chunk.includes('team')),
    kind: items[start],
    bare: followsWell(items[end], left.def, language),
    next: items[end],
  });
}

interface Noun {
  readonly strong: boolean;
  readonly kind: Item | undefined;
  /** Nothing after it makes it the front half of another noun. */
  readonly bare: boolean;
  readonly next: Item | undefined;
}

function frameOf(left: Left, right: Right, noun: Noun): Frame | undefined {
  const frames = [left.frame, right.frame];
  const wishes = frames.some((frame) => frame === 'want' || frame === 'give' || frame === 'wish');
  if (frames.includes('connect')) return 'transfer';
  if (wishes && (left.talk || left.gerund || right.talk || right.reachTalk)) return 'talk';
  if (left.opens && left.talk && left.frame === 'none') return 'talk';
  if (left.gap) return undefined;
  if (wishes && noun.bare && (noun.strong || (noun.kind === 'person' && isEnd(noun.next)))) return 'want';
  if (left.frame === 'give' && noun.kind === 'one' && noun.next !== 'link') return 'want';
  if ((left.frame === 'exist' && isThere(right, noun)) || (noun.kind === 'one' && right.reachTalk)) return 'exists';
  if (left.frame === 'modal' && (right.reachTalk || (noun.strong && right.reach))) return 'exists';
  if (left.frame === 'modal' && noun.strong && right.serve) return 'serve';
  return undefined;
}

const isThere = ({ reach, reachTalk }: Right, { strong, kind, next }: Noun): boolean =>
  reachTalk || (strong && isEnd(next)) || (reach && (strong || kind === 'team'));

function followsWell(next: Item | undefined, definite: boolean, { compounds }: Language): boolean {
  if (definite) return isEnd(next);
  return !(compounds === true && (next === 'other' || next === 'bot')) && next !== 'tail';
}

const isEnd = (item: Item | undefined): boolean =>
  item === undefined || item === 'stop' || item === 'comma' || item === 'fill' || item === 'urge' || item === 'greet';

/** A whole sentence that says nothing but who is wanted: “Representative!”; a part of one where it urges: “…, agent now”. */
function shouted(items: readonly Item[]): boolean {
  return (
    parts(items, ['stop']).some(isShout) ||
    parts(items, ['stop', 'comma']).some((part) => part.includes('urge') && isShout(part))
  );
}

/** The short parts between breaks. */
function parts(items: readonly Item[], breaks: readonly Item[]): readonly (readonly Item[])[] {
  const found: (readonly Item[])[] = [];
  let start = 0;
  for (let at = 0; at <= items.length; at++) {
    const item = items[at];
    if (item !== undefined && !breaks.includes(item)) continue;
    if (at > start && at - start <= shoutMost) found.push(items.slice(start, at));
    start = at + 1;
  }
  return found;
}

const shoutMost = 14;
const inShout: ReadonlySet<Item> = new Set([
  'human',
  'person',
  'one',
  'team',
  'real',
  'link',
  'talk',
  'fill',
  'urge',
  'greet',
  'comma',
  'no',
  'wish',
]);

function isShout(sentence: readonly Item[]): boolean {
  if (!sentence.every((item) => inShout.has(item))) return false;
  if (sentence.includes('greet') && !sentence.includes('urge')) return false;
  const declined = sentence.some(
    (item, at) => item === 'no' && ['human', 'real', 'person'].includes(sentence[at + 1] ?? ''),
  );
  const person = sentence.includes('person') || sentence.includes('one');
  const asked =
    sentence.includes('talk') ||
    sentence.includes('team') ||
    (sentence.includes('person') && sentence.includes('real'));
  return !declined && (sentence.includes('human') || (person && asked));
}
