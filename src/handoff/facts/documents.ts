import type { Row } from '../row.ts';
import { piecesOf, rounded, turnCite } from './pieces.ts';

/** What a search for a turn found at best. `score`: 1 is the same, 0 unrelated. */
export interface PacketDocument {
  readonly turnId: string;
  readonly score: number;
  readonly at: number;
  readonly cites: readonly string[];
}

/** The latest ones count: what was found long ago was for another question. */
const most = 10;

export const documentsIn = (rows: readonly Row[]): readonly PacketDocument[] =>
  piecesOf(rows, 'retrieval')
    .slice(-most)
    .map(({ turnId, distance, at }) => ({ turnId, score: rounded(1 - distance), at, cites: [turnCite(turnId)] }));
