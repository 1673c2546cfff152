import { carryOn, emptySeries, level, type Series, trend } from '../../policy/series.ts';
import type { Row } from '../row.ts';
import type { PacketLanguage } from './language.ts';
import { type Piece, perTurn, piecesOf, rounded, turnCite } from './pieces.ts';

/** How the customer feels now, and how it came to that. Valences from -1 to 1. */
export interface PacketMood {
  /** For people: “Upset, getting worse”. */
  readonly words: string;
  /** Turns that it was read from; 0 where nothing is known. */
  readonly turns: number;
  readonly last: number;
  readonly mean: number;
  /** Change per turn, of the straight line through all turns; 0 below three. */
  readonly trend: number;
  /** Turns with signs of anger: shouting, insults. */
  readonly angry: number;
  readonly worst?: { readonly value: number; readonly turnId: string; readonly at: number };
  /** The latest turn, the worst one and those with anger. */
  readonly cites: readonly string[];
}

/** The readers' list of words is English: in another language only anger shows. */
const readIn: readonly string[] = ['en', 'und'];

export function moodIn(rows: readonly Row[], { tag }: Pick<PacketLanguage, 'tag'>): PacketMood {
  const moods = perTurn(piecesOf(rows, 'mood'));
  const series = moods.reduce((sum: Series, { valence }) => carryOn(sum, valence), emptySeries);
  const angry = moods.filter(({ anger }) => anger > 0);
  const worst = moods.reduce((least: Piece<'mood'> | undefined, piece) => graver(least, piece), undefined);
  const telling = [worst, ...angry, moods.at(-1)].flatMap((piece) => (piece === undefined ? [] : [piece.turnId]));
  return {
    words: wordsOf(series, angry.length, readIn.includes(tag)),
    turns: moods.length,
    last: rounded(series.last),
    mean: rounded(level(series)),
    trend: rounded(trend(series)),
    angry: angry.length,
    ...(worst === undefined ? {} : { worst: { value: worst.valence, turnId: worst.turnId, at: worst.at } }),
    cites: [...new Set(telling)].map(turnCite),
  };
}

/** The lower one, the angrier among equals, the later on a tie: the nearer to now. */
function graver(least: Piece<'mood'> | undefined, piece: Piece<'mood'>): Piece<'mood'> {
  if (least === undefined || piece.valence < least.valence) return piece;
  return piece.valence === least.valence && piece.anger >= least.anger ? piece : least;
}

const notKnown = 'Not known';

function wordsOf(series: Series, angry: number, readable: boolean): string {
  if (series.n === 0) return notKnown;
  if (!readable) return angry > 0 ? 'Angry' : `${notKnown}: it is read from English words only`;
  const state = angry > 0 && series.last < 0.2 ? 'Angry' : stateOf((level(series) + series.last) / 2);
  const change = courseOf(series);
  return change === '' ? state : `${state}, ${change}`;
}

function stateOf(mood: number): string {
  if (mood <= -0.5) return 'Upset';
  if (mood <= -0.15) return 'Displeased';
  if (mood < 0.15) return 'Calm';
  return mood < 0.5 ? 'Friendly' : 'Pleased';
}

/** From so far a way over the conversation on it is a course; less is noise. */
const telling = 0.3;

function courseOf(series: Series): string {
  if (series.n < 3) return '';
  const way = trend(series) * (series.n - 1);
  if (way <= -telling) return 'getting worse';
  return way >= telling ? 'getting better' : 'steady';
}
