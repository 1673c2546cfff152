import { fold } from '../../text/fold.ts';
import { tokens } from '../../text/tokens.ts';
import { type Language, type WordClass, wordClasses } from './language.ts';

/** One language, made ready: a tree of phrases by token. */
export interface Lexicon {
  readonly language: Language;
  readonly root: Node;
  readonly skip: ReadonlySet<string>;
}

/** `label`: the class of the phrase that ends here. `stems`: children that stand for all words beginning so. */
export interface Node {
  label?: WordClass;
  readonly next: Map<string, Node>;
  readonly stems: Map<string, Node>;
}

export function lexiconOf(language: Language): Lexicon {
  const root = node();
  for (const label of wordClasses) {
    for (const pattern of (language.words[label] ?? '').split(/[,\n]/)) insert(root, pattern, label);
  }
  return { language, root, skip: new Set(wordsOf(language.skip)) };
}

/** Where a token leads from a node: the word itself, else its longest stem. */
export function follow(from: Node, token: string): Node | undefined {
  const exact = from.next.get(token);
  if (exact !== undefined || from.stems.size === 0) return exact;
  for (let length = token.length; length >= Math.max(stemLeast, token.length - endingMost); length--) {
    const stem = from.stems.get(token.slice(0, length));
    if (stem !== undefined) return stem;
  }
  return undefined;
}

const stemLeast = 3;
const endingMost = 6;

export const wordsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[\s,/]+/)
    .filter((word) => word !== '')
    .map(fold);

function node(): Node {
  return { next: new Map(), stems: new Map() };
}

/** All the phrases of a pattern at once. The first class listed keeps a phrase that stands in two. */
function insert(root: Node, pattern: string, label: WordClass): void {
  let ends: readonly Node[] = [root];
  for (const part of pattern.split(/\s+/).filter((one) => one !== '')) {
    const optional = part.endsWith('?');
    const choices = (optional ? part.slice(0, -1) : part).split('/').map(wordTokens);
    const further = ends.flatMap((end) => choices.map((choice) => choice.reduce(childOf, end)));
    ends = optional ? [...ends, ...further] : further;
  }
  for (const end of ends) if (end !== root) end.label ??= label;
}

function childOf(at: Node, word: string): Node {
  const stem = word.endsWith('*');
  const children = stem ? at.stems : at.next;
  const key = stem ? word.slice(0, -1) : word;
  const child = children.get(key) ?? node();
  children.set(key, child);
  return child;
}

const wordTokens = (word: string): readonly string[] =>
  word.endsWith('*') ? [`${fold(word.slice(0, -1))}*`] : tokens(word);
