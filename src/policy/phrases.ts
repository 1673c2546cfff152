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

interface Node {
  readonly next: Map<string, Node>;
  readonly stems: Map<string, Node>;
  /** The phrase that ends here. */
  place?: number;
}

const node = (): Node => ({ next: new Map(), stems: new Map() });

export function phrasesOf(texts: PhraseTexts): Phrases {
  const trees = new Map<PhraseList, Node>();
  for (const list of phraseLists) {
    const root = node();
    for (const [place, text] of (texts[list] ?? []).entries()) insert(root, text, place);
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

function insert(root: Node, text: string, place: number): void {
  let ends: readonly Node[] = [root];
  for (const part of text.split(/\s+/).filter((one) => one !== '')) {
    const choices = part.split('/').map(tokensOf);
    ends = ends.flatMap((end) => choices.map((choice) => choice.reduce(child, end)));
  }
  for (const end of ends) if (end !== root) end.place ??= place;
}

const tokensOf = (word: string): readonly string[] =>
  word.endsWith('*')
    ? tokens(word.slice(0, -1)).map((one, i, all) => (i === all.length - 1 ? `${one}*` : one))
    : tokens(word);

function child(at: Node, word: string): Node {
  const stem = word.endsWith('*');
  const children = stem ? at.stems : at.next;
  const key = stem ? word.slice(0, -1) : word;
  const known = children.get(key) ?? node();
  children.set(key, known);
  return known;
}

/** The longest phrase that begins at this word. */
function longest(root: Node, words: readonly string[], start: number): { place: number; end: number } | undefined {
  let found: { place: number; end: number } | undefined;
  let at: readonly Node[] = [root];
  for (let end = start; end < words.length && at.length > 0; ) {
    const word = words[end] ?? '';
    at = at.flatMap((one) => follow(one, word));
    end++;
    const place = at.find((one) => one.place !== undefined)?.place;
    if (place !== undefined) found = { place, end };
  }
  return found;
}

/** Shorter stems would stand for half the dictionary. */
export const stemLeast = 3;

/** Where the word leads: as it stands, and by each stem that it begins with, the longest first. */
function follow({ next, stems }: Node, word: string): readonly Node[] {
  const nodes: Node[] = [];
  const exact = next.get(word);
  if (exact !== undefined) nodes.push(exact);
  if (stems.size === 0) return nodes;
  for (let length = word.length; length >= stemLeast; length--) {
    const stem = stems.get(word.slice(0, length));
    if (stem !== undefined) nodes.push(stem);
  }
  return nodes;
}
