import { firstCustody } from '../handoff/custody.ts';
import { firstPolicy } from '../policy/first-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { emptyTrack } from '../policy/track.ts';
import { refusal } from './admit.ts';
import type { Channel } from './entry.ts';
import type { BargedIn, Event, HumanAct, HungUp, Recorded, Thought, TurnTaken } from './event.ts';
import type { Limits } from './limits.ts';
import { end, think } from './moves.ts';
import { unasked } from './phases/assistant.ts';
import { briefing, callback, ended, readingBack, ringing, sealing, seeking, withHuman } from './phases/handoff.ts';
import { surveying } from './phases/survey.ts';
import { callOff, heardWaiting } from './phases/waiting.ts';
import { acting, interrupted, isCurrent, listening, thinking } from './phases/with-ai.ts';
import { actAnswer, answerAct, reply, settle, settleAt, settledOf } from './settle.ts';
import type { Carried, InFlight, OpenTurn, State } from './state.ts';
import { doing, inOrder, type Step, stay } from './step.ts';

export const begin = (
  conversation: string,
  channel: Channel,
  limits: Limits,
  at: number,
  policy: Policy = firstPolicy,
): State => ({
  conversation,
  channel,
  limits,
  policy,
  custody: firstCustody,
  phase: { name: 'listening', since: at, nudged: false },
  track: emptyTrack,
  settled: [],
  acts: [],
  latest: { turnId: '', floor: 0 },
  replied: { turnId: '', floor: 0 },
  serial: 0,
});

/** A state carried over from a run that may have known less. */
export const carried = ({ policy, track, ...state }: Carried): State => ({
  ...state,
  policy: policy ?? firstPolicy,
  track: { ...emptyTrack, ...track, course: { ...emptyTrack.course, ...track.course } },
});

/** Total: every event in every phase has an answer. Pure: the same state and event give the same step, in a year too. */
export const decide = (state: State, event: Event): Step => unasked(state, decided(state, event));

function decided(state: State, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return takeTurn(state, event);
    case 'barge_in':
      return event.seq <= state.latest.floor ? stay(state) : inPhase(withFloor(state, event.seq), event);
    case 'hang_up':
      return hangUp(state, event);
    case 'recorded':
      return recorded(state, event);
    case 'thought':
      return event.outcome.kind === 'overtaken' ? overtaken(state, event, event.outcome.by) : inPhase(state, event);
    case 'accept':
    case 'decline':
    case 'read_back':
    case 'human_reply':
    case 'assist':
    case 'transfer':
    case 'resolve':
    case 'hand_back':
      return act(state, event);
    default:
      return inPhase(state, event);
  }
}

function inPhase(state: State, event: Event): Step {
  const { phase } = state;
  switch (phase.name) {
    case 'listening':
      return listening(state, phase, event);
    case 'thinking':
      return thinking(state, phase, event);
    case 'acting':
      return acting(state, phase, event);
    case 'interrupted':
      return interrupted(state, phase, event);
    case 'sealing':
      return sealing(state, phase, event);
    case 'briefing':
      return briefing(state, phase, event);
    case 'seeking':
      return seeking(state, phase, event);
    case 'ringing':
      return ringing(state, phase, event);
    case 'reading_back':
      return readingBack(state, phase, event);
    case 'with_human':
      return withHuman(state, phase, event);
    case 'callback':
      return callback(state, phase, event);
    case 'surveying':
      return surveying(state, phase, event);
    case 'ended':
      return ended(state, phase, event);
  }
}

const openTurn = ({ phase }: State): OpenTurn | undefined => ('turn' in phase ? phase.turn : undefined);
const flying = ({ phase }: State): InFlight => ('inFlight' in phase ? phase.inFlight : []);
const withFloor = (state: State, floor: number): State => ({ ...state, latest: { ...state.latest, floor } });

/** A turn counts once. One that comes late may stand in a later turn's window already; else it is taken as it comes. */
function takeTurn(state: State, event: TurnTaken & { at: number }): Step {
  if (settledOf(state, event.turnId) !== undefined || openTurn(state)?.turnId === event.turnId) return stay(state);
  const window = lastWindow(state);
  if (event.seq < window.floor) return settle(state, event.turnId, 'superseded', window.turnId);
  const floor = Math.max(event.seq, state.latest.floor);
  return inPhase({ ...state, latest: { turnId: event.turnId, floor } }, event);
}

/** What is being thought about or read, or had the last reply: all that was said below its floor is in it. */
function lastWindow({ phase, replied }: State): { readonly turnId: string; readonly floor: number } {
  if (phase.name === 'surveying') return phase.turn ?? replied;
  return phase.name === 'thinking' || phase.name === 'acting' ? phase.turn : replied;
}

/**
 * The caller has gone: everything is called off, at any state. A side effect in flight finishes and is recorded. Who was only
 * asked how it was leaves a conversation that had been resolved.
 */
function hangUp(state: State, event: HungUp & { at: number }): Step {
  const { phase } = state;
  if (phase.name === 'ended') return stay(state);
  const open = openTurn(state);
  const inFlight = flying(state).filter((ask) => ask.sideEffect);
  const drops = flying(state)
    .filter((ask) => !ask.sideEffect)
    .map(({ callId }) => ({ do: 'drop', callId }) as const);
  return inOrder(
    state,
    (now) => doing(now, ...(isCut(phase) ? [{ do: 'cut' } as const] : []), ...drops),
    callOff,
    (now) => end(now, phase.name === 'surveying' ? 'resolved' : 'hung_up', inFlight),
    (now) => (open === undefined ? stay(now) : leave(now, open, event)),
  );
}

const isCut = ({ name }: State['phase']): boolean => name === 'thinking' || name === 'briefing';

function leave(state: State, open: OpenTurn, event: HungUp): Step {
  if (event.answered < open.floor) return settle(state, open.turnId, 'ended');
  return stay(reply(state, open, event.answeredSeq));
}

/** The first report of a turn counts; what was read in it counts with it. */
function recorded(state: State, { turnId, outcome, seq, heard, at }: Recorded & { at: number }): Step {
  const isNews = settledOf(state, turnId)?.seq === 0;
  const settled = settleAt(state, turnId, outcome, seq);
  return heard === undefined || !isNews ? stay(settled) : heardWaiting(settled, at, heard);
}

/**
 * The ledger knew of a later act before its message came, or the message was lost: the act is taken from the ledger.
 * Where it moves nothing (its message came meanwhile), the thought starts anew, so that the turn is never left without one.
 */
function overtaken(state: State, event: Thought & { at: number }, by: TurnTaken | BargedIn | HungUp): Step {
  const step = decide(state, { ...by, at: event.at });
  const { phase } = step.state;
  if (phase.name !== 'thinking' || !isCurrent(phase.turn, event)) return step;
  const floor = Math.max(phase.turn.floor, by.seq);
  return inOrder(
    state,
    () => step,
    (now) => think(now, { ...phase.turn, floor, attempt: phase.turn.attempt + 1 }),
  );
}

/** A human's act: the same act again gets the same answer, a stale one a refusal, and only a fitting one moves anything. */
function act(state: State, event: HumanAct & { at: number }): Step {
  if (actAnswer(state, event.actId) !== undefined) return stay(state);
  const code = refusal(state, event);
  return code === undefined ? inPhase(state, event) : stay(answerAct(state, event.actId, { ok: false, code }));
}
