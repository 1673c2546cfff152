import fc from 'fast-check';
import { type BackendStatus, boundaryKinds, type Evidence } from '../../src/policy/evidence.ts';
import * as one from './evidence.ts';

/** Conversations as their evidence, at random: turns in order, each call asked for before it ends. */

/** A turn's evidence, in the order it came. */
export type Turn = readonly Evidence[];
/** One piece, for whichever turn it stands in; `place` makes its ids its own. */
export type Piece = (turnId: string, place: number) => Evidence;

const of = <T>(values: fc.Arbitrary<T>, make: (value: T, turnId: string, place: number) => Evidence) =>
  values.map(
    (value): Piece =>
      (turnId, place) =>
        make(value, turnId, place),
  );
const plain = (make: (turnId: string) => Evidence) => fc.constant<Piece>(make);

const share = fc.constantFrom(0, 0.2, 0.4, 0.55, 0.6, 0.8, 0.9, 1);
const statuses: readonly BackendStatus[] = ['ok', 'refused', 'failed', 'timeout', 'in_doubt', 'dropped'];
const failures: readonly BackendStatus[] = ['refused', 'failed', 'timeout'];
/** Names as somebody might give them: what every object has by nature must not be taken for what was put there. */
const names = fc.constantFrom('orders', 'billing', 'constructor', '__proto__');

const call = (status: BackendStatus, backend: string, turnId: string, callId: string): Evidence => ({
  type: 'call',
  turnId,
  callId,
  tool: 'refund',
  backend,
  status,
  ms: 5,
});
/** A call that nobody has asked for under this id, or the turn's own: both come. */
const calls = of(fc.tuple(fc.constantFrom(...statuses), names, fc.nat(2)), ([status, backend, n], turnId) =>
  call(status, backend, turnId, n === 2 ? backend : `${turnId}-${n}`),
);
const asks = of(
  fc.tuple(fc.constantFrom('a', 'b'), fc.nat(1), fc.boolean()),
  ([fingerprint, n, sideEffect], turnId) => ({
    type: 'ask',
    turnId,
    callId: `${turnId}-${n}`,
    tool: 'refund',
    fingerprint,
    sideEffect,
  }),
);
const codes = ['MODEL_ERROR', 'MODEL_SLOW_FIRST_WORD', 'MODEL_SLOW_REPLY'];
const modelFails = of(fc.constantFrom(...codes), (code, turnId) => ({
  type: 'model',
  turnId,
  status: 'failed',
  code,
  ms: 9,
  tokens: 100,
}));

/** What the model says of itself and of the customer. */
export const opinion: fc.Arbitrary<Piece> = fc.oneof(
  of(fc.tuple(share, fc.constantFrom('self', 'logprob', 'reflection')), ([value, source], turnId) =>
    one.confidence(value, turnId, source),
  ),
  of(share, (value, turnId) => ({ type: 'intent', turnId, code: 'refund', value })),
);

/** What speaks against going on, wherever it stands. */
export const bad: fc.Arbitrary<Piece> = fc.oneof(
  of(fc.constantFrom(...boundaryKinds), (kind, turnId) => one.boundary(kind, turnId)),
  of(fc.constantFrom(10, 1_000, 5_000), (value, turnId) => one.amount(value, turnId)),
  plain(one.noHelp),
  plain(one.saidAgain),
  of(fc.constantFrom('customer', 'tool'), (from, turnId) => one.injection(from, turnId)),
  of(fc.constantFrom('human', 'callback', 'other'), (what, turnId) => one.promised(what, turnId)),
  of(share, (likeness, turnId) => one.sameAnswer(likeness, turnId)),
  plain(one.outOfScope),
  plain(one.bargeIn),
  of(share, (distance, turnId) => one.retrieval(distance, turnId)),
  of(share, (value, turnId) => one.confidence(value, turnId)),
  of(fc.constantFrom(...failures), (status, turnId, place) => call(status, 'orders', turnId, `again-${place}`)),
  modelFails,
  of(fc.constantFrom(100, 7_999, 8_000), (ms, turnId) => ({ type: 'silence', turnId, ms })),
  plain((turnId) => ({ type: 'regret', turnId })),
  of(fc.record({ days: fc.nat(8), times: fc.integer({ min: 1, max: 3 }), resolved: fc.boolean() }), (over, turnId) =>
    one.repeatContact(over, turnId),
  ),
);

/** How the desk may stand. */
export const desk: fc.Arbitrary<Piece> = of(
  fc.tuple(fc.nat(2), fc.nat(4), fc.nat(20), fc.constantFrom(undefined, 60_000, 600_000)),
  ([free, more, waiting, waitMs], turnId) => one.capacity(free, free + more, waiting, turnId, waitMs),
);

/** Anything that may be put on record. */
export const any: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 8, arbitrary: bad },
  { weight: 2, arbitrary: opinion },
  { weight: 2, arbitrary: calls },
  { weight: 2, arbitrary: asks },
  of(fc.constantFrom(10, 3_000), (tokens, turnId) => one.answered(tokens, turnId)),
  plain(one.request),
  plain(one.offered),
  of(fc.boolean(), (yes, turnId) => one.answer(yes, turnId)),
  plain((turnId) => ({ type: 'looking', turnId })),
  desk,
  of(fc.subarray(['thanks', 'haste', 'weary'] as const), (signs, turnId) => ({ type: 'manner', turnId, signs })),
);

const moods = fc.record({ valence: fc.constantFrom(-1, -0.5, 0, 0.5, 1), anger: fc.nat(2) });

/** A conversation of so many turns: each has its mood first, then whatever comes. */
export const trajectory = (
  turns: number | { exactly: number },
  pieces: fc.Arbitrary<Piece> = any,
  most = 4,
): fc.Arbitrary<readonly Turn[]> =>
  fc
    .array(fc.tuple(moods, fc.array(pieces, { maxLength: most })), {
      minLength: typeof turns === 'number' ? 1 : turns.exactly,
      maxLength: typeof turns === 'number' ? turns : turns.exactly,
      size: 'max',
    })
    .map((all) => all.map(([{ valence, anger }, made], i) => turnOf(`t${i + 1}`, valence, anger, made)));

const turnOf = (turnId: string, valence: number, anger: number, made: readonly Piece[]): Turn => [
  one.mood(valence, turnId, anger),
  ...made.map((make, place) => make(turnId, place)),
];

/** The conversation with this piece so many times more, at a place given as a share of its length. */
export function inserted(turns: readonly Turn[], make: Piece, at: number, times = 1): Evidence[] {
  const all = turns.flat();
  const place = Math.round(at * all.length);
  const turnId = (all[place - 1] ?? all[0])?.turnId ?? 't1';
  const more = Array.from({ length: times }, (_, i) => make(turnId, 1_000 + i));
  return [...all.slice(0, place), ...more, ...all.slice(place)];
}

/** Where something is put in: at the beginning, the end, or between. */
export const place = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1);
