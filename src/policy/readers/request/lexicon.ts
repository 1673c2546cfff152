import { fold } from '../../text/fold.ts';
import { tokens } from '../../text/tokens.ts';
import { type Language, type WordClass, wordClasses } from './language.ts';

/** One language, made ready: its phrases, followed token by token. */
export interface Lexicon {
  readonly language: Language;
  readonly root: Node;
  readonly skip: ReadonlySet<string>;
}

/**
 * A place within phrases. `label`: the class of those that end here. Each pattern has nodes of its own, one for each of its
 * parts however many choices that has, so that a table grows with its text and not with what it stands for.
 */
export interface Node {
  label?: WordClass;
  next?: Map<string, Node[]>;
  /** Children that stand for all words beginning so. */
  stems?: Map<string, Node[]>;
}

export function lexiconOf(language: Language): Lexicon {
  const root: Node = {};
  for (const label of wordClasses) {
    for (const pattern of (language.words[label] ?? '').split(/[,\n]/)) insert(root, pattern, label);
  }
  return { language, root, skip: new Set(wordsOf(language.skip)) };
}

/** Where a token leads: as the word itself, and as every stem that it may have. */
export function follow(from: readonly Node[], token: string): readonly Node[] {
  const reached: Node[] = [];
  for (const { next, stems } of from) {
    reached.push(...(next?.get(token) ?? []));
    if (stems === undefined) continue;
    for (let length = token.length; length >= Math.max(stemLeast, token.length - endingMost); length--) {
      reached.push(...(stems.get(token.slice(0, length)) ?? []));
    }
  }
  return reached;
}

/** A stem has at least so many letters, what follows it at most so many. */
export const stemLeast = 3;
export const endingMost = 6;

/** The class of a phrase that ends at these nodes; of two, the first listed. */
export function labelOf(nodes: readonly Node[]): WordClass | undefined {
  let first: WordClass | undefined;
  for (const { label } of nodes) {
    if (label !== undefined && (first === undefined || rank(label) < rank(first))) first = label;
  }
  return first;
}

const ranks = new Map(wordClasses.map((label, place) => [label, place]));
const rank = (label: WordClass): number => ranks.get(label) ?? wordClasses.length;

/** Every word of a language's table, once; a stem with its star. */
export function vocabularyOf({ words }: Language): ReadonlySet<string> {
  const choices = new Set(Object.values(words).flatMap((text) => text.split(/[\s,/]+/)));
  return new Set([...choices].flatMap(wordTokens));
}

export const wordsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[\s,/]+/)
    .filter((word) => word !== '')
    .map(fold);

/** One pattern. A part that may be left out leaves the ends before it open as well. */
function insert(root: Node, pattern: string, label: WordClass): void {
  let ends: readonly Node[] = [root];
  for (const part of pattern.split(/\s+/).filter((one) => one !== '')) {
    const choices = part.split('/');
    const end: Node = {};
    for (const choice of choices.map(wordTokens)) if (choice.length > 0) link(ends, choice, end);
    ends = choices.some((choice) => choice.endsWith('?')) ? [...ends, end] : [end];
  }
  for (const end of ends) if (end !== root) end.label = label;
}

/** From each end by the choice's tokens to one place. */
function link(ends: readonly Node[], choice: readonly string[], end: Node): void {
  let from = ends;
  for (const [at, token] of choice.entries()) {
    const to = at === choice.length - 1 ? end : {};
    for (const one of from) childrenOf(one, token).push(to);
    from = [to];
  }
}

function childrenOf(at: Node, word: string): Node[] {
  const stem = word.endsWith('*');
  const children = childrenTable(at, stem);
  const key = stem ? word.slice(0, -1) : word;
  const found = children.get(key) ?? [];
  children.set(key, found);
  return found;
}

function childrenTable(at: Node, stem: boolean): Map<string, Node[]> {
  if (stem) {
    at.stems ??= new Map();
    return at.stems;
  }
  at.next ??= new Map();
  return at.next;
}

/** Most words of most tables: they need no cutting, and there are a hundred thousand. */
const plain = /^[a-z]+\*?$/;

/** Without the mark that it may be left out, and without punctuation, which belongs to no phrase. */
function wordTokens(choice: string): readonly string[] {
  const word = choice.endsWith('?') ? choice.slice(0, -1) : choice;
  if (plain.test(word)) return [word];
  return word.endsWith('*')
    ? [`${fold(word.slice(0, -1))}*`]
    : tokens(word).filter((token) => /[\p{L}\p{N}]/u.test(token));
}
