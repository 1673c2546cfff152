import { quoted } from '../quote.ts';
import type { Row } from '../row.ts';
import { piecesOf, turnCite } from './pieces.ts';

/** What the AI promised in words, whoever it was that could keep it. */
export interface SpokenPromise {
  readonly what: 'human' | 'callback' | 'other';
  /**
   * `kept`: a human took over, or the callback rang. `open`: this handoff, or a timer, will keep it. `unbacked`: nothing
   * stands behind it but the human who reads this.
   */
  readonly state: 'kept' | 'open' | 'unbacked';
  /** The words it was promised in, as a quotation. */
  readonly text: string;
  readonly turnId: string;
  readonly at: number;
  readonly cites: readonly string[];
}

export function spokenIn(rows: readonly Row[]): readonly SpokenPromise[] {
  const told = piecesOf(rows, 'promised');
  const once = new Map(told.map((piece) => [`${piece.turnId}/${piece.what}`, piece]));
  return [...once.values()].map(({ turnId, what, at }) => ({
    what,
    state: stateOf(rows, what, at),
    text: quoted(replyTo(rows, turnId)),
    turnId,
    at,
    cites: [turnCite(turnId)],
  }));
}

const replyTo = (rows: readonly Row[], turnId: string): string =>
  rows.findLast(({ entry }) => entry.kind === 'said' && entry.by === 'ai' && entry.turnId === turnId)?.words ?? '';

/** A callback is backed where the engine promised one afterwards: then a timer will ring. */
function stateOf(rows: readonly Row[], what: SpokenPromise['what'], at: number): SpokenPromise['state'] {
  const later = rows.filter((row) => row.at >= at).map(({ entry }) => entry);
  switch (what) {
    case 'human':
      return later.some((entry) => entry.kind === 'custody' && entry.holder === 'human') ? 'kept' : 'open';
    case 'callback': {
      const ends = later.flatMap((entry) => (entry.kind === 'promise_end' ? [entry] : []));
      if (ends.some(({ state }) => state === 'kept')) return 'kept';
      const backed = later.some(
        (entry) => entry.kind === 'promise' && !ends.some(({ promiseId }) => promiseId === entry.promiseId),
      );
      return backed ? 'open' : 'unbacked';
    }
    case 'other':
      return 'unbacked';
  }
}
