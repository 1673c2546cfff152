import type { Item } from './items.ts';
import type { Language } from './language.ts';

type Frame = 'want' | 'wish' | 'give' | 'connect' | 'exist' | 'modal';

/** What stands before a noun, as far as it belongs to it. */
export interface Left {
  /** What the clause does with it; `none`: nothing that we know. */
  frame: Frame | 'none';
  talk: boolean;
  gerund: boolean;
  real: boolean;
  def: boolean;
  /** Somebody else's: “my agent”, “a travel agent”. */
  mine: boolean;
  /** An unknown word describes the noun. */
  gap: boolean;
  /** Nothing but fillers stands before it in its clause. */
  opens: boolean;
}

/** What stands after a noun. Verbs count only in languages that put them there. */
export interface Right {
  frame: Frame | 'none';
  talk: boolean;
  serve: boolean;
  reach: boolean;
  /** “… that I can talk to”. */
  reachTalk: boolean;
  negated: boolean;
}

/** Items looked at on each side: the longest wish with its fillers is shorter. */
const lookMost = 16;
/** Unknown words that may describe a noun: “a billing agent”. */
const gapMost = 2;

/** Looks left from a noun; undefined where the request is negated, doubted or somebody's past. */
export function lookLeft(items: readonly Item[], noun: number): Left | undefined {
  const left: Left = {
    frame: 'none',
    talk: false,
    gerund: false,
    real: false,
    def: false,
    mine: false,
    gap: false,
    opens: false,
  };
  let at = describers(items, noun - 1, left);
  let commands = true;
  for (const least = Math.max(0, noun - lookMost); at >= least; at--) {
    const item = items[at];
    if (isNot(item) || (item === 'no' && at === noun - 1)) return undefined;
    if (item === 'mine') return { ...left, mine: left.mine || !left.talk };
    if (isFrame(item)) return framed(items, at, item, left);
    if (!between.has(item)) break;
    // “The chat agent”: behind an article a verb commands nothing.
    commands &&= !(left.talk && (item === 'def' || item === 'link'));
    left.talk ||= item === 'talk';
    left.gerund ||= item === 'gerund';
    left.def ||= item === 'def';
  }
  left.opens = commands && isStart(items[at]);
  return left;
}

const frames = ['want', 'wish', 'give', 'connect', 'exist', 'modal', 'told'] as const;
const isNot = (item: Item | undefined): boolean => item === 'not' || item === 'refuse';
const isFrame = (item: Item | undefined): item is (typeof frames)[number] => frames.some((frame) => frame === item);
const isStart = (item: Item | undefined): boolean => item === undefined || item === 'stop' || item === 'comma';

const loose: readonly (Item | undefined)[] = ['link', 'fill', 'urge', 'no'];
const between: ReadonlySet<Item | undefined> = new Set<Item | undefined>([
  ...loose,
  'def',
  'talk',
  'gerund',
  'real',
  'human',
  'person',
  'one',
  'team',
]);

/** Adjectives before a noun, known or not; where it then goes on to the left. */
function describers(items: readonly Item[], from: number, left: Left): number {
  let at = from;
  let unknown = 0;
  for (; at >= 0; at--) {
    if (items[at] === 'real') left.real = true;
    else if (items[at] === 'head' || items[at] === 'bot') left.mine = true;
    else if (items[at] === 'other' && unknown < gapMost) unknown++;
    else break;
  }
  if (unknown === 0) return at;
  left.gap = items[at] === 'link' || items[at] === 'def';
  return left.gap ? at : from;
}

/** A frame stands here: it counts unless it is itself undone. */
function framed(items: readonly Item[], at: number, frame: (typeof frames)[number], left: Left): Left | undefined {
  let before = at - 1;
  while (loose.includes(items[before])) before--;
  if (isNot(items[before])) return undefined;
  const opens = isStart(items[before]);
  if (frame === 'told') return left.def || isPast(items, at) ? undefined : { ...left, frame: 'want' };
  if ((frame === 'wish' || frame === 'modal') && !opens) return left;
  return { ...left, frame };
}

/** Whether the clause speaks of another day. */
function isPast(items: readonly Item[], from: number): boolean {
  for (const step of [-1, 1]) {
    for (let at = from; Math.abs(at - from) < lookMost && !isStart(items[at]); at += step) {
      if (items[at] === 'past') return true;
    }
  }
  return false;
}

/** Looks right from a noun's end. */
export function lookRight(items: readonly Item[], after: number, { verbLast }: Language): Right {
  const end = items[after] === 'comma' && items[after + 1] === 'reach' ? after + 1 : after;
  const first = items[end] === 'link' ? end + 1 : end;
  const reach = items[end] === 'reach';
  const right: Right = {
    frame: 'none',
    talk: false,
    serve: items[first] === 'serve',
    reach,
    reachTalk: reach
      ? talkAfter(items, end + 1) || serveAfter(items, end + 1)
      : items[end] === 'link' && items[end + 1] === 'talk',
    negated: false,
  };
  return verbLast === true ? verbsAfter(items, end, right) : right;
}

const talkAfter = (items: readonly Item[], at: number): boolean =>
  items[at] === 'talk' || (items[at] === 'link' && items[at + 1] === 'talk');

const serveAfter = (items: readonly Item[], at: number): boolean =>
  items[at] === 'serve' || (items[at] === 'link' && items[at + 1] === 'serve');

function verbsAfter(items: readonly Item[], end: number, right: Right): Right {
  for (let at = end; at < end + lookMost; at++) {
    const item = items[at];
    if (isNot(item)) return { ...right, negated: isStart(items[at + 1]) || isVerb(items[at + 1]) };
    if (isVerb(item)) {
      if (item === 'talk') right.talk = true;
      else if (right.frame !== 'connect') right.frame = item;
    } else if (!between.has(item)) break;
  }
  return right;
}

const isVerb = (item: Item | undefined): item is 'talk' | 'want' | 'wish' | 'connect' =>
  item === 'talk' || item === 'want' || item === 'wish' || item === 'connect';

/** Whether talking to this machine is what the customer does not want. */
export function isRefused(items: readonly Item[], bot: number, language: Language): boolean {
  const right = lookRight(items, bot + 1, language);
  const seen = new Set<Item | undefined>();
  // “this bot”.
  const from = items[bot - 1] === 'func' ? bot - 2 : bot - 1;
  for (let at = from; at >= Math.max(0, bot - lookMost); at--) {
    const item = items[at];
    if (!between.has(item) && !isNot(item) && item !== 'want' && item !== 'wish') break;
    seen.add(item);
  }
  const talk = right.talk || seen.has('talk') || seen.has('gerund');
  const wish = seen.has('want') || seen.has('wish') || right.frame !== 'none' || right.negated;
  return talk && (seen.has('refuse') || right.negated || (wish && seen.has('not')));
}
