import { fold } from '../../text/fold.ts';
import { insert, type Node, type Part } from '../../text/phrase-tree.ts';
import { tokens } from '../../text/tokens.ts';
import { type Language, type WordClass, wordClasses } from './language.ts';

/** One language, made ready: its phrases, followed token by token. */
export interface Lexicon {
  readonly language: Language;
  readonly root: Node<WordClass>;
  readonly skip: ReadonlySet<string>;
}

export function lexiconOf(language: Language): Lexicon {
  const root: Node<WordClass> = {};
  for (const label of wordClasses) {
    for (const pattern of (language.words[label] ?? '').split(/[,\n]/)) insert(root, partsOf(pattern), label);
  }
  return { language, root, skip: new Set(wordsOf(language.skip)) };
}

/** What follows a stem has at most so many letters. */
export const endingMost = 6;

/** The class of a phrase that ends at these nodes; of two, the first listed. */
export function labelOf(nodes: readonly Node<WordClass>[]): WordClass | undefined {
  let first: WordClass | undefined;
  for (const { mark: label } of nodes) {
    if (label !== undefined && (first === undefined || rank(label) < rank(first))) first = label;
  }
  return first;
}

const ranks = new Map(wordClasses.map((label, place) => [label, place]));
const rank = (label: WordClass): number => ranks.get(label) ?? wordClasses.length;

/** Every word of a language's table; a stem with its star. */
export function vocabularyOf({ words }: Language): readonly string[] {
  const choices = new Set(Object.values(words).flatMap((text) => text.split(/[\s,/]+/)));
  return [...choices].flatMap(wordTokens);
}

export const wordsOf = (list: string | undefined): string[] =>
  (list ?? '')
    .split(/[\s,/]+/)
    .filter((word) => word !== '')
    .map(fold);

const partsOf = (pattern: string): readonly Part[] =>
  pattern
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => choicesOf(part.split('/')));

function choicesOf(choices: readonly string[]): Part {
  const said = choices.map(wordTokens).filter((choice) => choice.length > 0);
  return choices.some((choice) => choice.endsWith('?')) ? [...said, []] : said;
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
