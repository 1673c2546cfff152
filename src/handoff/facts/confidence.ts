import type { Row } from '../row.ts';
import { type Piece, piecesOf, rounded, turnCite } from './pieces.ts';

/** How sure the model was, 0–1, and by what: its own word, its tokens' probability, or a look back. */
export interface Sureness {
  readonly value: number;
  readonly source: 'self' | 'logprob' | 'reflection';
  readonly turnId: string;
  readonly at: number;
  readonly cites: readonly string[];
}

/** Empty where the model never told. */
export interface PacketConfidence {
  readonly last?: Sureness;
  readonly lowest?: Sureness;
}

export function confidenceIn(rows: readonly Row[]): PacketConfidence {
  const pieces = piecesOf(rows, 'confidence');
  const last = pieces.at(-1);
  if (last === undefined) return {};
  const lowest = pieces.reduce((least, piece) => (piece.value <= least.value ? piece : least), last);
  return { last: surenessOf(last), lowest: surenessOf(lowest) };
}

const surenessOf = ({ value, source, turnId, at }: Piece<'confidence'>): Sureness => ({
  value: rounded(value),
  source,
  turnId,
  at,
  cites: [turnCite(turnId)],
});
