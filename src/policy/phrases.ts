import { follow, insert, type Node, type Part } from './text/phrase-tree.ts';
import { tokens } from './text/tokens.ts';

/** The lists of phrases that readers go by; the phrases themselves are in the policy file. */
export const phraseLists = [
  /** What a human decides. */
  'medical',
  'legal',
  'compliance',
  'vulnerable',
  'security',
  'fraud',
  /** The customer says that what was tried did not help. */
  'no_help',
  /** Said while waiting: a human is not needed any more. */
  'never_mind',
  /** Insults and curses. */
  'anger',
  /** Attempts to steer the AI, or to forbid the escalation. */
  'injection',
  /** Answers to an offer. */
  'yes',
  'no',
  /** The AI promises a human, a callback, anything else that it cannot bring about by itself. */
  'promises_human',
  'promises_callback',
  'promises_other',
  /** The AI says that it may not or cannot. */
  'out_of_scope',
] as const;
export type PhraseList = (typeof phraseLists)[number];

/** The lists as written: in a phrase `a/b` is a choice, a word ending in `*` stands for all words that begin so. */
export type PhraseTexts = Readonly<Partial<Record<PhraseList, readonly string[]>>>;

/** The lists, made ready: a tree of words for each. */
export interface Phrases {
  /** The first phrase of the list that stands in the words: its place in the list and where it begins and ends. */
  find(list: PhraseList, words: readonly string[], from?: number): Match | undefined;
}

export interface Match {
  /** Names the phrase without repeating it: list and place, e.g. `medical.3`. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

/** Marked with the phrase's place in its list. */
type Tree = Node<number>;

export function phrasesOf(texts: PhraseTexts): Phrases {
  const trees = new Map<PhraseList, Tree>();
  for (const list of phraseLists) {
    const root: Tree = {};
    for (const [place, text] of (texts[list] ?? []).entries()) insert(root, partsOf(text), place);
    trees.set(list, root);
  }
  return {
    find(list, words, from = 0) {
      const root = trees.get(list);
      if (root === undefined) return undefined;
      for (let start = from; start < words.length; start++) {
        const found = longest(root, words, start);
        if (found !== undefined) return { phrase: `${list}.${found.place}`, start, end: found.end };
      }
      return undefined;
    },
  };
}

/** Lists without a phrase: nothing is found. */
export const noPhrases: Phrases = phrasesOf({});

const partsOf = (text: string): readonly Part[] =>
  text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => part.split('/').map(tokensOf));

const tokensOf = (word: string): readonly string[] =>
  word.endsWith('*')
    ? tokens(word.slice(0, -1)).map((one, i, all) => (i === all.length - 1 ? `${one}*` : one))
    : tokens(word);

/** The longest phrase that begins at this word; of those, the first in the list. */
function longest(root: Tree, words: readonly string[], start: number): { place: number; end: number } | undefined {
  let found: { place: number; end: number } | undefined;
  let at: readonly Tree[] = [root];
  for (let end = start; end < words.length && at.length > 0; ) {
    at = follow(at, words[end] ?? '');
    end++;
    const place = firstOf(at);
    if (place !== undefined) found = { place, end };
  }
  return found;
}

function firstOf(trees: readonly Tree[]): number | undefined {
  let first: number | undefined;
  for (const { mark } of trees) if (mark !== undefined && (first === undefined || mark < first)) first = mark;
  return first;
}
