import type { BackendStatus, BoundaryKind, Evidence } from '../../src/policy/evidence.ts';

/** Evidence as tests want it: one line a piece. */

export const request = (turnId = 't1'): Evidence => ({ type: 'request', turnId, phrase: 'en.talk' });
export const answer = (yes: boolean, turnId = 't1'): Evidence => ({ type: 'answer', turnId, yes });
export const offered = (turnId = 't1'): Evidence => ({ type: 'offered', turnId });
export const boundary = (kind: BoundaryKind, turnId = 't1'): Evidence => ({
  type: 'boundary',
  turnId,
  kind,
  phrase: `${kind}.4`,
});
export const amount = (value: number, turnId = 't1'): Evidence => ({ type: 'amount', turnId, value });
export const noHelp = (turnId = 't1'): Evidence => ({ type: 'no_help', turnId, phrase: 'no_help.2' });
export const saidAgain = (turnId = 't1'): Evidence => ({ type: 'said_again', turnId, likeness: 0.9 });
export const mood = (valence: number, turnId = 't1', anger = 0): Evidence => ({ type: 'mood', turnId, valence, anger });
/** One turn a figure, `t1` the first. */
export const moods = (...valences: number[]): Evidence[] => valences.map((valence, i) => mood(valence, `t${i + 1}`));
export const injection = (from: 'customer' | 'tool', turnId = 't1'): Evidence => ({
  type: 'injection',
  turnId,
  from,
  phrase: 'injection.7',
});
export const promised = (what: 'human' | 'callback' | 'other', turnId = 't1'): Evidence => ({
  type: 'promised',
  turnId,
  what,
});
export const sameAnswer = (likeness: number, turnId = 't1'): Evidence => ({ type: 'same_answer', turnId, likeness });
export const outOfScope = (turnId = 't1'): Evidence => ({ type: 'out_of_scope', turnId, phrase: 'out_of_scope.3' });
export const bargeIn = (turnId = 't1'): Evidence => ({ type: 'barge_in', turnId });
export const repeatContact = (over: Partial<Repeat> = {}, turnId = 't1'): Evidence => ({
  type: 'repeat_contact',
  turnId,
  conversation: 'c-before',
  days: 1,
  times: 1,
  resolved: false,
  trusted: true,
  ...over,
});
type Repeat = Omit<Extract<Evidence, { type: 'repeat_contact' }>, 'type' | 'turnId'>;
export const retrieval = (distance: number, turnId = 't1'): Evidence => ({ type: 'retrieval', turnId, distance });
export const confidence = (
  value: number,
  turnId = 't1',
  source: 'self' | 'logprob' | 'reflection' = 'self',
): Evidence => ({ type: 'confidence', turnId, source, value });
export const capacity = (free: number, present: number, waiting: number, turnId = 't1', waitMs?: number): Evidence => ({
  type: 'capacity',
  turnId,
  free,
  present,
  waiting,
  ...(waitMs === undefined ? {} : { waitMs }),
});
export const answered = (tokens: number, turnId = 't1'): Evidence => ({
  type: 'model',
  turnId,
  status: 'ok',
  ms: 9,
  tokens,
});
export const called = (status: BackendStatus, turnId = 't1', callId = `c-${turnId}`): Evidence => ({
  type: 'call',
  turnId,
  callId,
  tool: 'find_order',
  backend: 'orders',
  status,
  ms: 5,
});
