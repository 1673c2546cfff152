import type { Evidence } from '../../policy/evidence.ts';
import { judge, standingOffer } from '../../policy/judge.ts';
import { wantsSecondLook } from '../../policy/second-look.ts';
import type { ToolAsk } from '../entry.ts';
import type { BargedIn, Event, Reflected, ThinkOutcome, Thought, ToolDone, TurnTaken } from '../event.ts';
import { end, handOff, listen, offerHuman, say, think, watch, write } from '../moves.ts';
import { reply, settle, supersede } from '../settle.ts';
import type { InFlight, OpenTurn, Phase, State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';

type In<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

export const opened = (state: State, turn: TurnTaken, at: number): OpenTurn => ({
  turnId: turn.turnId,
  seq: turn.seq,
  floor: state.latest.floor,
  since: at,
  step: 0,
  attempt: 1,
  failures: 0,
  read: false,
});

/** Nobody has the floor. The customer's silence: a script, then the end. */
export function listening(state: State, phase: In<'listening'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return think(state, opened(state, event, event.at));
    case 'barge_in':
      return interruptedAnswer(state, event);
    case 'reflected':
      return reflected(state, event);
    case 'alarm': {
      const silent = event.at - phase.since;
      if (silent >= state.limits.idleMs && phase.nudged) return endIdle(state);
      if (silent < state.limits.nudgeMs || phase.nudged) return stay(state);
      return nudge({ ...state, phase: { ...phase, nudged: true } });
    }
    default:
      return stay(state);
  }
}

/** A caller who falls silent after things went badly is offered a human rather than asked whether they are there. */
function nudge(state: State): Step {
  const offer = state.channel === 'voice' ? standingOffer(state.track, state.policy) : undefined;
  if (offer !== undefined) return offerHuman(state, offer);
  const serial = state.serial + 1;
  return write({ ...state, serial }, say(state, 'nudge', serial));
}

/** The answer had been given; cutting it off is evidence all the same. */
function interruptedAnswer(state: State, event: BargedIn & { at: number }): Step {
  const { track, decision } = judge(state.track, [bargedIn(event)], state.limits, state.policy);
  const judged = listen({ ...state, track }, event.at);
  if (decision.kind === 'hand_off') return handOff(judged, event.at, decision, []);
  return stay(decision.kind === 'offer' ? { ...judged, owed: decision } : judged);
}

const bargedIn = ({ turnId }: BargedIn): Evidence => ({ type: 'barge_in', turnId });

const endIdle = (state: State): Step =>
  inOrder(
    state,
    (now) => write(now, say(now, 'farewell_idle', now.custody.epoch)),
    (now) => end(now, 'idle', []),
  );

export function thinking(state: State, phase: In<'thinking'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return inOrder(
        state,
        (now) => closeOpen(now, phase.turn, event),
        cut,
        (now) => think(now, opened(now, event, event.at)),
      );
    case 'barge_in':
      return bargeIn(state, phase.turn, event, []);
    case 'thought':
      return isCurrent(phase.turn, event) ? thought(state, phase.turn, event, event.outcome) : stay(state);
    case 'worker_lost':
      if (!isCurrent(phase.turn, event)) return stay(state);
      return inOrder(state, cut, (now) => lost(now, phase.turn, event.at));
    default:
      return stay(state);
  }
}

/** Tools run. A new turn, a barge-in or our own silence drops the reads; a side effect finishes. */
export function acting(state: State, phase: In<'acting'>, event: Event): Step {
  const { turn, inFlight } = phase;
  switch (event.type) {
    case 'turn':
      return inOrder(
        state,
        (now) => closeOpen(now, turn, event),
        (now) => dropReads(now, inFlight),
        (now) => thinkAfter(now, opened(now, event, event.at), effectsOf(inFlight)),
      );
    case 'barge_in':
      return inOrder(
        state,
        (now) => dropReads(now, inFlight),
        (now) => bargeIn(now, turn, event, effectsOf(inFlight)),
      );
    case 'tool_done':
      return toolDone(state, event, turn, inFlight, (done, rest) => {
        const step = turn.step + (rest.length === 0 ? 1 : 0);
        return thinkAfter(done, { ...turn, step }, rest);
      });
    case 'worker_lost':
      return isCurrent(turn, event) ? callAgain(state, phase) : stay(state);
    case 'alarm':
      return weigh(state, turn, event.at, [silenceOf(turn, event.at)], inFlight, stay);
    default:
      return stay(state);
  }
}

const callsOf = (turn: OpenTurn, calls: InFlight) => calls.map((ask) => ({ do: 'call', ask, turn }) as const);

/** The worker that ran the tools died: each is tried again, where its class allows, under the next attempt. */
function callAgain(state: State, phase: In<'acting'>): Step {
  const turn = { ...phase.turn, attempt: phase.turn.attempt + 1 };
  return doing({ ...state, phase: { ...phase, turn } }, ...callsOf(turn, phase.inFlight));
}

/** The customer cut in and has the floor; without words within the grace, the open turn is thought about again. */
export function interrupted(state: State, phase: In<'interrupted'>, event: Event): Step {
  const { turn, inFlight } = phase;
  switch (event.type) {
    case 'turn':
      return inOrder(
        state,
        (now) => closeOpen(now, turn, event),
        (now) => thinkAfter(now, opened(now, event, event.at), inFlight),
      );
    case 'barge_in':
      return stay(waitForWords(state, { ...turn, floor: event.seq }, event.at, inFlight));
    case 'tool_done':
      return toolDone(state, event, turn, inFlight, (done, rest) =>
        stay({ ...done, phase: { ...phase, inFlight: rest } }),
      );
    case 'alarm':
      if (event.at < phase.until) return stay(state);
      return thinkAfter(state, { ...turn, step: turn.step + 1, since: event.at }, inFlight);
    default:
      return stay(state);
  }
}

const waitForWords = (state: State, turn: OpenTurn, at: number, inFlight: InFlight): State => ({
  ...state,
  phase: { name: 'interrupted', turn, until: at + state.limits.bargeInGraceMs, inFlight },
});

/** One thought at a time, and none beside a side effect. */
function thinkAfter(state: State, turn: OpenTurn, inFlight: InFlight): Step {
  return inFlight.length === 0 ? think(state, turn) : stay({ ...state, phase: { name: 'acting', turn, inFlight } });
}

export const isCurrent = (turn: OpenTurn, of: { turnId: string; step: number; attempt: number }): boolean =>
  turn.turnId === of.turnId && turn.step === of.step && turn.attempt === of.attempt;

const cut = (state: State): Step => doing(state, { do: 'cut' });

const effectsOf = (inFlight: InFlight): InFlight => inFlight.filter((ask) => ask.sideEffect);

const dropReads = (state: State, inFlight: InFlight): Step =>
  doing(state, ...inFlight.filter((ask) => !ask.sideEffect).map(({ callId }) => ({ do: 'drop', callId }) as const));

/** The open turn gives way to a later one. The ledger says whether its reply was written first. */
function closeOpen(state: State, open: OpenTurn, by: TurnTaken): Step {
  if (by.answered >= open.floor) return stay(reply(state, open, by.answeredSeq));
  return supersede(state, open.turnId, by);
}

function bargeIn(state: State, open: OpenTurn, event: BargedIn & { at: number }, inFlight: InFlight): Step {
  if (event.answered >= open.floor) {
    return stay(listen(reply(state, open, event.answeredSeq), event.at));
  }
  const { track, decision } = judge(state.track, [bargedIn(event)], state.limits, state.policy);
  const judged: State = { ...state, track };
  if (decision.kind === 'hand_off') {
    return inOrder(
      judged,
      cut,
      (now) => handOff(now, event.at, decision, inFlight),
      (now) => settle(now, open.turnId, 'delivered'),
    );
  }
  const owing: State = decision.kind === 'offer' ? { ...judged, owed: decision } : judged;
  return inOrder(owing, cut, (now) => stay(waitForWords(now, { ...open, floor: event.seq }, event.at, inFlight)));
}

function thought(state: State, turn: OpenTurn, event: Thought & { at: number }, outcome: ThinkOutcome): Step {
  switch (outcome.kind) {
    case 'replied': {
      return replied(state, turn, event.at, outcome.seq, outcome.evidence);
    }
    case 'asked':
      return asked(state, turn, event.at, outcome.calls, outcome.evidence);
    case 'forced':
      return weigh(state, turn, event.at, outcome.evidence, [], (next) =>
        think(next, { ...turn, attempt: turn.attempt + 1, read: true }),
      );
    case 'failed': {
      const again = { ...turn, attempt: turn.attempt + 1, failures: turn.failures + 1, read: true };
      return weigh(state, turn, event.at, [...outcome.evidence, silenceOf(turn, event.at)], [], (next) =>
        think(next, again),
      );
    }
    case 'lost':
      return lost(state, turn, event.at);
    case 'overtaken':
      return stay(state);
  }
}

/** The turn is answered; what its words and the answer are evidence of may still end the AI's part. */
function replied(state: State, turn: OpenTurn, at: number, seq: number, evidence: readonly Evidence[]): Step {
  const { track, decision } = judge(state.track, evidence, state.limits, state.policy);
  const judged: State = { ...state, track };
  const now = listen(reply(judged, turn, seq), at);
  if (decision.kind === 'hand_off') return handOff(now, at, decision, []);
  const offer = decision.kind === 'offer' ? decision : state.owed;
  if (offer !== undefined) return offerHuman(now, offer);
  return inOrder(now, (after) => (decision.kind === 'watch' ? watch(after, decision) : stay(after)), lookAgain);
}

/** In doubt about the course the model looks back, while the customer listens or thinks. */
function lookAgain(state: State): Step {
  if (!wantsSecondLook(state.track, state.policy)) return stay(state);
  const { turnId } = state.replied;
  const { track } = judge(state.track, [{ type: 'looking', turnId }], state.limits, state.policy);
  return doing({ ...state, track }, { do: 'reflect', turnId });
}

/** What the second look came to counts while nobody has gone on. */
function reflected(state: State, { turnId, confidence, at }: Reflected & { at: number }): Step {
  if (state.replied.turnId !== turnId) return stay(state);
  const evidence: Evidence = { type: 'confidence', turnId, source: 'reflection', value: confidence };
  const { track, decision } = judge(state.track, [evidence], state.limits, state.policy);
  const judged: State = { ...state, track };
  if (decision.kind === 'hand_off') return handOff(judged, at, decision, []);
  if (decision.kind === 'offer') return offerHuman(judged, decision);
  return decision.kind === 'watch' ? watch(judged, decision) : stay(judged);
}

/** Judged before any of the tools runs: a loop is stopped, not counted. */
function asked(
  state: State,
  turn: OpenTurn,
  at: number,
  calls: readonly ToolAsk[],
  evidence: readonly Evidence[],
): Step {
  const read = { ...turn, read: true };
  const asks = calls.map(
    ({ callId, tool, fingerprint, sideEffect }): Evidence => ({
      type: 'ask',
      turnId: turn.turnId,
      callId,
      tool,
      fingerprint,
      sideEffect,
    }),
  );
  return weigh(state, turn, at, [...evidence, ...asks], [], (next) =>
    doing({ ...next, phase: { name: 'acting', turn: read, inFlight: calls } }, ...callsOf(read, calls)),
  );
}

const silenceOf = (turn: OpenTurn, at: number): Evidence => ({
  type: 'silence',
  turnId: turn.turnId,
  ms: at - turn.since,
});

const lost = (state: State, turn: OpenTurn, at: number): Step =>
  weigh(state, turn, at, [silenceOf(turn, at)], [], (next) => think(next, { ...turn, attempt: turn.attempt + 1 }));

function toolDone(
  state: State,
  event: ToolDone & { at: number },
  turn: OpenTurn,
  inFlight: InFlight,
  go: (state: State, rest: InFlight) => Step,
): Step {
  const ask = inFlight.find(({ callId }) => callId === event.callId);
  if (ask === undefined) return stay(state);
  const rest = inFlight.filter((other) => other !== ask);
  return weigh(state, turn, event.at, [callEvidence(ask, turn.turnId, event)], rest, (next) => go(next, rest));
}

export const callEvidence = (ask: ToolAsk, turnId: string, { status, ms }: ToolDone): Evidence => ({
  type: 'call',
  turnId,
  callId: ask.callId,
  tool: ask.tool,
  backend: ask.backend,
  status,
  ms,
});

/** The policy decides; anything but continue leaves the AI's phases in the same task. */
function weigh(
  state: State,
  turn: OpenTurn,
  at: number,
  evidence: readonly Evidence[],
  rest: InFlight,
  go: (state: State) => Step,
): Step {
  const { track, decision } = judge(state.track, evidence, state.limits, state.policy);
  const judged: State = { ...state, track };
  if (decision.kind === 'continue') return go(judged);
  if (decision.kind === 'offer') return go({ ...judged, owed: decision });
  if (decision.kind === 'watch') return inOrder(judged, (now) => watch(now, decision), go);
  return inOrder(
    judged,
    (now) => dropReads(now, rest),
    (now) => handOff(now, at, decision, effectsOf(rest)),
    (now) => settle(now, turn.turnId, 'delivered'),
  );
}
