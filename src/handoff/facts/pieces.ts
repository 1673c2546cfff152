import type { Evidence } from '../../policy/evidence.ts';
import type { Row } from '../row.ts';

/** One recorded fact with the time at which it was written down. */
export type Piece<T extends Evidence['type']> = Extract<Evidence, { type: T }> & { readonly at: number };

/** The evidence of this type, in the ledger's order. */
export function piecesOf<T extends Evidence['type']>(rows: readonly Row[], type: T): readonly Piece<T>[] {
  const isOne = (evidence: Evidence): evidence is Extract<Evidence, { type: T }> => evidence.type === type;
  return rows.flatMap(({ at, entry }) =>
    entry.kind === 'evidence' && isOne(entry.evidence) ? [{ ...entry.evidence, at }] : [],
  );
}

/** The last piece of each turn: a step that was tried again writes its evidence again. */
export const perTurn = <P extends { readonly turnId: string }>(pieces: readonly P[]): readonly P[] => [
  ...new Map(pieces.map((piece) => [piece.turnId, piece])).values(),
];

export const turnCite = (turnId: string): string => `turn:${turnId}`;
export const callCite = (callId: string): string => `call:${callId}`;

/** Figures as people read them: two places. */
export const rounded = (figure: number): number => Math.round(figure * 100) / 100 + 0;
