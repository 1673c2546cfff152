import { featuresOf, runsOf } from './features.ts';
import { type Item, itemsOf } from './items.ts';
import { corrected, lexiconFor } from './languages.ts';
import { segmentsOf } from './segments.ts';

/** A linear model over a segment's features, fitted offline to labelled sentences. Whole numbers, so that it is the same everywhere. */
export interface Weights {
  /** `2 ** bits` weights, from -127 to 127 steps. */
  readonly bits: number;
  readonly step: number;
  readonly intercept: number;
  readonly steps: Int8Array;
}

/** One piece of a turn; `language` and its classes where any of its words is known. */
export interface Piece {
  readonly words: readonly string[];
  readonly language: string | undefined;
  readonly items: readonly Item[];
}

/** The pieces of a turn, given as tokens. */
export function piecesOf(words: readonly string[]): readonly Piece[] {
  return segmentsOf(words.map(corrected)).map((segment) => {
    const lexicon = lexiconFor(segment);
    if (lexicon === undefined) return { words: segment, language: undefined, items: [] };
    return { words: segment, language: lexicon.language.code, items: itemsOf(segment, lexicon) };
  });
}

/** Where the weights of what a piece shows stand. */
export const placesOf = ({ words, items }: Piece, bits: number): readonly number[] => featuresOf(words, items, bits);

/** Short pieces show little: they are weighed as if they showed so much. */
const leastFeatures = 8;

/** By how much a piece's sum is divided: more than one of its features says the same thing. */
export const spreadOf = ({ length }: readonly number[]): number => 1 / Math.sqrt(Math.max(length, leastFeatures));

function weigh(piece: Piece, { bits, step, intercept, steps }: Weights): number {
  const places = placesOf(piece, bits);
  let sum = 0;
  for (const place of places) sum += steps[place] ?? 0;
  return sum * step * spreadOf(places) + intercept;
}

/** Who is wanted, or what is to be done with them: a piece without any of these asks for nobody. */
const anchors: ReadonlySet<Item> = new Set<Item>([
  ...(['human', 'person', 'one', 'team', 'expert', 'real', 'bot'] as const),
  ...(['talk', 'gerund', 'give', 'connect', 'callback', 'serve'] as const),
]);
/** Of words that no table knows it takes more. */
const unknownLeast = 1;

function asks(piece: Piece, weights: Weights): boolean {
  if (piece.language === undefined) return weigh(piece, weights) > unknownLeast;
  return piece.items.some((item) => anchors.has(item)) && weigh(piece, weights) > 0;
}

/** How the turn asks for a human, in classes of words, as `en.talk-human`; undefined where it does not. */
export function hear(words: readonly string[], weights: Weights): string | undefined {
  const asking = piecesOf(words).find((piece) => asks(piece, weights));
  return asking === undefined ? undefined : `${asking.language ?? 'unknown'}.${frameOf(asking, weights)}`;
}

/** The run of classes that speaks most for it. */
function frameOf({ items }: Piece, { bits, steps }: Weights): string {
  const weightOf = ({ place }: { readonly place: number }): number => steps[place] ?? 0;
  const [strongest] = [...runsOf(items, bits)].sort((a, b) => weightOf(b) - weightOf(a));
  return strongest?.name ?? 'words';
}
