import { quoted } from '../quote.ts';
import type { Row } from '../row.ts';
import { piecesOf, turnCite } from './pieces.ts';

/** What was promised in words, by the AI, whoever it was that could keep it, or by a human. */
export interface SpokenPromise {
  readonly what: 'human' | 'callback' | 'refund' | 'message' | 'other';
  /**
   * `kept`: a human took over, the callback rang, or a human says so. `open`: this handoff, a timer or a human will keep it.
   * `unbacked`: nothing stands behind it but the human who reads this.
   */
  readonly state: 'kept' | 'open' | 'unbacked';
  /** The words it was promised in, as a quotation. */
  readonly text: string;
  /** Of the AI's reply. */
  readonly turnId?: string;
  /** The human who promised it, and until when; missing where the AI did. */
  readonly by?: string;
  readonly due?: number;
  readonly at: number;
  readonly cites: readonly string[];
}

/** In the order in which they were made. */
export const spokenIn = (rows: readonly Row[]): readonly SpokenPromise[] =>
  [...byAi(rows), ...byHumans(rows)].sort((one, other) => one.at - other.at);

/** A human's promise is open until a human says that it is kept. It cites what it was the answer to. */
function byHumans(rows: readonly Row[]): readonly SpokenPromise[] {
  const kept = new Set(
    rows.flatMap(({ entry }) => (entry.kind === 'human' && entry.act === 'kept' ? [entry.promiseId] : [])),
  );
  return rows.flatMap(({ at, entry, words }, i): SpokenPromise[] => {
    if (entry.kind !== 'human' || entry.act !== 'promised') return [];
    const { outcome, promiseId, agent, due } = entry;
    const what = vows.find((vow) => vow === outcome) ?? 'other';
    const state = kept.has(promiseId) ? 'kept' : 'open';
    const asked = rows.slice(0, i).findLast((row) => row.entry.kind === 'turn')?.entry;
    const cites = asked?.kind === 'turn' ? [turnCite(asked.turnId)] : [];
    return [{ what, state, text: quoted(words ?? ''), by: agent, due, at, cites }];
  });
}

const vows = ['callback', 'refund', 'message'] as const;

function byAi(rows: readonly Row[]): readonly SpokenPromise[] {
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
function stateOf(rows: readonly Row[], what: 'human' | 'callback' | 'other', at: number): SpokenPromise['state'] {
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
