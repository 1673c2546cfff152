import { mannerSigns } from '../../policy/evidence.ts';
import type { Row } from '../row.ts';
import { perTurn, piecesOf, rounded, turnCite } from './pieces.ts';

/** How the customer speaks, so that the human can go on in the same tone. */
export interface PacketTone {
  /** For people: “Polite, in a hurry, brief”. */
  readonly words: string;
  /** Words in a turn, on average; 0 where nothing is known. */
  readonly wordsPerTurn: number;
  readonly cites: readonly string[];
}

const signWords = { please: 'polite', thanks: 'polite', haste: 'in a hurry', weary: 'weary', refuses: 'contradicting' };
const isTold = (sign: string): sign is keyof typeof signWords => Object.hasOwn(signWords, sign);

/** A sign shows in so large a share of the turns before it is a tone. */
const leastShare = 0.25;

export function toneIn(rows: readonly Row[]): PacketTone {
  const moods = perTurn(piecesOf(rows, 'mood'));
  const manners = perTurn(piecesOf(rows, 'manner'));
  const turns = Math.max(1, moods.length, manners.length);
  const shown = mannerSigns.filter(isTold).filter((sign) => {
    return manners.filter(({ signs }) => signs.includes(sign)).length / turns >= leastShare;
  });
  const counted = moods.flatMap(({ words }) => words ?? []);
  const mean = counted.reduce((sum, words) => sum + words, 0) / Math.max(1, counted.length);
  const words = [...new Set([...shown.map((sign) => signWords[sign]), ...lengthWords(mean)])].join(', ');
  const cites = manners.filter(({ signs }) => signs.some((sign) => shown.some((one) => one === sign)));
  return {
    words: words === '' ? 'Plain' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    wordsPerTurn: rounded(mean),
    cites: cites.slice(-citedMost).map(({ turnId }) => turnCite(turnId)),
  };
}

const citedMost = 3;

function lengthWords(mean: number): readonly string[] {
  if (mean > 0 && mean < 6) return ['brief'];
  return mean > 30 ? ['at length'] : [];
}
