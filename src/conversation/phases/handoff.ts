import { wrongFields } from '../../handoff/read-back.ts';
import { judge } from '../../policy/judge.ts';
import { emptyTrack } from '../../policy/track.ts';
import { type Draft, keys } from '../entry.ts';
import type {
  Accept,
  Decline,
  Event,
  HandBack,
  HumanAct,
  NotFree,
  ReadBack,
  Resolve,
  Routed,
  ToolDone,
  Transfer,
} from '../event.ts';
import {
  anew,
  brief,
  forAll,
  lapsed,
  listen,
  passTo,
  ring,
  ringOn,
  say,
  seal,
  seek,
  without,
  write,
} from '../moves.ts';
import { answerAct, deliver, settle } from '../settle.ts';
import type { Handoff, Phase, Search, State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';
import { ask, assisted } from './assistant.ts';
import { dial, dialing, isToBeCalled, reached, schedule, scheduled, withoutDial } from './dialing.ts';
import { toldToWait } from './strict.ts';
import { resolved } from './survey.ts';
import { estimating, tellWait } from './told.ts';
import { backToAi } from './waiting.ts';
import { callEvidence } from './with-ai.ts';

type In<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

/** The facts are being sealed; side effects in flight finish first, so that the packet can say how they ended. */
export function sealing(state: State, phase: In<'sealing'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return deliver(state, event.turnId, phase.handoff.since);
    case 'tool_done':
      return finished(state, phase, event);
    case 'sealed':
      if (event.epoch !== state.custody.epoch) return stay(state);
      return brief({ ...state, packet: event.packet }, event.at, phase.handoff);
    default:
      return stay(state);
  }
}

function finished(state: State, phase: In<'sealing'>, event: ToolDone & { at: number }): Step {
  const ask = phase.inFlight.find(({ callId }) => callId === event.callId);
  if (ask === undefined) return stay(state);
  const { track } = judge(state.track, [callEvidence(ask, state.latest.turnId, event)], state.limits, state.policy);
  const rest = phase.inFlight.filter((other) => other !== ask);
  const judged: State = { ...state, track };
  if (phase.handoff.calledOff && rest.length === 0) return backToAi(judged, event.at);
  return seal(judged, phase.handoff, rest);
}

/** The script plays, a model writes the brief. What of it has not come in time is done without: nobody waits for it. */
export function briefing(state: State, phase: In<'briefing'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return deliver(state, event.turnId, phase.handoff.since);
    case 'briefed':
      if (event.epoch !== state.custody.epoch) return stay(state);
      if (event.lost) return unbriefed(state, phase, event.at, 'lost');
      return briefed(state, routed(phase, event.reserved, event.at), event.at);
    case 'routed':
      return stay({ ...state, phase: routed(phase, event, event.at) });
    case 'alarm':
      return event.at < phase.until ? stay(state) : unbriefed(state, phase, event.at, 'late');
    default:
      return stay(state);
  }
}

/** The deterministic brief stands, unless the ledger has the model's already: whichever is written first. */
function unbriefed(state: State, phase: In<'briefing'>, at: number, why: 'lost' | 'late'): Step {
  const { epoch } = state.custody;
  const entry = { kind: 'brief', epoch, by: 'rules', dropped: 0, why } as const;
  return inOrder(
    state,
    (now) => doing(now, { do: 'cut' }),
    (now) => write(now, { key: keys.brief(epoch), entry }),
    (now) => briefed(now, phase, at),
  );
}

type Reserved = Omit<Routed, 'type'>;

const answers = (search: Search | undefined, { seekId, until }: Reserved, at: number): boolean =>
  seekId === search?.seekId && (until === undefined || at < until);

/** The first who is reserved is the one it will ring for. */
function routed(phase: In<'briefing'>, reserved: Reserved | undefined, at: number): In<'briefing'> {
  if (reserved === undefined || phase.agent !== undefined || !answers(phase.search, reserved, at)) return phase;
  return { ...phase, agent: reserved.agent };
}

/** It rings for the one who is reserved; while nobody is, the search goes on. */
function briefed(state: State, { handoff, search, agent }: In<'briefing'>, at: number): Step {
  if (search === undefined) return seek(state, at, handoff);
  if (agent !== undefined) return ring(state, at, handoff, { agent });
  return stay({ ...state, phase: { name: 'seeking', handoff, search } });
}

/** The desk looks; whom it has reserved hears it ring. A colleague who was named and is not free is waited for no longer. */
export function seeking(state: State, phase: In<'seeking'>, event: Event): Step {
  const { handoff, search } = phase;
  switch (event.type) {
    case 'turn':
      return toldToWait(state, phase, event);
    case 'routed':
      return rung(state, phase, event, event.at);
    case 'briefed':
      // The step was done when it was called off.
      return event.reserved === undefined ? stay(state) : rung(state, phase, event.reserved, event.at);
    case 'alarm':
      if (event.at >= search.until) return seek(state, event.at, forAll(handoff));
      return event.at < (search.tellAt ?? search.until) ? stay(state) : estimating(state, phase);
    case 'estimated':
      return event.seekId === search.seekId ? tellWait(state, phase, event) : stay(state);
    default:
      return stay(state);
  }
}

const rung = (state: State, { handoff, search }: In<'seeking'>, reserved: Reserved, at: number): Step =>
  answers(search, reserved, at) ? ring(state, at, handoff, { agent: reserved.agent }) : stay(state);

export function ringing(state: State, phase: In<'ringing'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return toldToWait(state, phase, event);
    case 'accept':
      return accept(state, phase, event);
    case 'decline':
      return decline(state, phase, event);
    case 'not_free':
      return tooLate(state, phase, event);
    case 'alarm':
      if (event.at < phase.until) return stay(state);
      return unaccepted(state, phase, event.at, 'nobody_accepted');
    default:
      return stay(state);
  }
}

function accept(state: State, phase: In<'ringing'>, event: Accept & { at: number }): Step {
  const { handoff, offerId } = phase;
  const { agent } = event;
  const until = event.at + state.limits.readBackMs;
  const next: State = { ...state, phase: { name: 'reading_back', handoff, offerId, agent, wrong: 0, until } };
  const entry = { kind: 'accepted', offerId, agent } as const;
  return write(answered(next, event), { key: `accepted/${offerId}`, entry });
}

/**
 * Rings for the others at once. What rang for everybody rings on no longer than it would have, so that no number of
 * declines keeps a customer waiting; what only one human had rings anew.
 */
function decline(state: State, phase: In<'ringing' | 'reading_back'>, event: Decline & { at: number }): Step {
  const { offerId, handoff } = phase;
  const { agent, reason } = event;
  const rangForAll = phase.name === 'ringing' && handoff.only === undefined;
  const entry = { kind: 'lapsed', offerId, why: 'declined', agent, reason } as const;
  return inOrder(
    answered(state, event),
    (now) => write(now, { key: `lapsed/${offerId}`, entry }),
    (now) => seek(now, event.at, without(forAll(handoff), agent), rangForAll ? phase.until : undefined),
  );
}

/** The human is another's by now, and was never held for this one: the next is sought at once. */
function tooLate(
  state: State,
  { offerId, handoff }: In<'ringing' | 'reading_back'>,
  event: NotFree & { at: number },
): Step {
  if (event.offerId !== offerId) return stay(state);
  return inOrder(
    state,
    (now) => write(now, lapsed(offerId, 'too_late')),
    (now) => seek(now, event.at, forAll(handoff)),
  );
}

/** Custody has not passed yet: it does when the read-back matches. */
export function readingBack(state: State, phase: In<'reading_back'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return toldToWait(state, phase, event);
    case 'read_back':
      return readBack(state, phase, event);
    case 'decline':
      return decline(state, phase, event);
    case 'not_free':
      return tooLate(state, phase, event);
    case 'alarm':
      if (event.at < phase.until) return stay(state);
      return unaccepted(state, phase, event.at, 'no_read_back');
    default:
      return stay(state);
  }
}

function readBack(state: State, phase: In<'reading_back'>, event: ReadBack & { at: number }): Step {
  const { offerId, agent } = phase;
  if (state.packet === undefined) return stay(state);
  const wrong = wrongFields(state.packet.truth, event.codes);
  const entry = { kind: 'read_back', offerId, agent, attempt: phase.wrong + 1, wrong } as const;
  const recorded = (now: State) => write(now, { key: `read-back/${offerId}/${phase.wrong + 1}`, entry });
  if (wrong.length === 0) return inOrder(state, recorded, (now) => toHuman(now, phase, event));
  const refused = (now: State, standing: { offerId?: string }) =>
    answerAct(now, event.actId, { ok: false, code: 'READ_BACK_WRONG', wrong, ...standing });
  if (phase.wrong > 0) {
    return inOrder(state, recorded, (now) => unaccepted(refused(now, {}), phase, event.at, 'read_back_wrong'));
  }
  const again: State = { ...state, phase: { ...phase, wrong: 1, until: event.at + state.limits.readBackMs } };
  return inOrder(refused(again, { offerId }), recorded);
}

type Unaccepted = 'nobody_accepted' | 'no_read_back' | 'read_back_wrong';

function unaccepted(
  state: State,
  { offerId, handoff }: In<'ringing' | 'reading_back'>,
  at: number,
  why: Unaccepted,
): Step {
  return inOrder(
    state,
    (now) => write(now, lapsed(offerId, why)),
    (now) => ringOn(now, at, handoff),
  );
}

function toHuman(state: State, phase: In<'reading_back'>, event: ReadBack & { at: number }): Step {
  const { agent, offerId } = phase;
  const handoff = forAll(phase.handoff);
  const until = event.at + state.limits.humanSilenceMs;
  const withThem: In<'with_human'> = { name: 'with_human', handoff, offerId, agent, waiting: true, until };
  return inOrder(
    { ...state, phase: withThem },
    (now) => passTo(now, { holder: 'human', agent }, 'read_back_matched'),
    (now) => stay(answered(now, event)),
    (now) => (isToBeCalled(now, handoff) ? dial(now, withThem, event.at, 1) : reached(now, withThem, event.at)),
  );
}

/** A human holds it and alone may speak. A customer who waits too long for a word goes back to the queue. */
export function withHuman(state: State, phase: In<'with_human'>, event: Event): Step {
  const called = phase.dial && dialing(state, phase, phase.dial, event);
  if (called !== undefined) return called;
  const until = event.at + state.limits.humanSilenceMs;
  switch (event.type) {
    case 'schedule':
      return schedule(state, phase, event);
    case 'booked':
      return scheduled(state, phase, event);
    case 'turn': {
      const since = phase.waiting ? phase.until : until;
      return settle({ ...state, phase: { ...phase, waiting: true, until: since } }, event.turnId, 'delivered');
    }
    case 'human_reply':
      if (phase.dial !== undefined) return stay(answered(state, event));
      return stay(answered({ ...state, phase: { ...phase, waiting: false, until } }, event));
    case 'assist':
      return ask(answered(state, event), phase, event);
    case 'assisted':
      return assisted(state, phase, event);
    case 'transfer':
      return inOrder(
        state,
        (now) => withoutCall(now, phase),
        (now) => transfer(now, phase, event),
      );
    case 'resolve':
      return inOrder(
        state,
        (now) => withoutDial(now, phase),
        (now) => write(now, humanAct(event, 'resolved')),
        // Whoever was not reached is asked nothing.
        (now) => resolved(phase.dial === undefined ? now : { ...now, surveyed: true }, event.at),
        (now) => stay(answered(now, event)),
      );
    case 'hand_back':
      return inOrder(
        state,
        (now) => withoutDial(now, phase),
        (now) => handBack(now, event),
      );
    case 'not_free':
      if (event.offerId !== phase.offerId) return stay(state);
      return inOrder(
        state,
        (now) => withoutCall(now, phase),
        (now) => requeued(now, phase, 'too_late'),
      );
    case 'alarm':
      return event.at < phase.until ? stay(state) : silentHuman(state, phase, until);
    default:
      return stay(state);
  }
}

/** The call under way is taken back, and what was promised stands: the next human has the customer called. */
const withoutCall = (state: State, { dial: rings }: In<'with_human'>): Step =>
  rings === undefined ? stay(state) : doing(state, { do: 'undial' });

/** From that moment the human who passed it on may say nothing more; the packet is sealed anew for the one who comes. */
function transfer(state: State, { handoff }: In<'with_human'>, event: Transfer & { at: number }): Step {
  const { agent, reason, to } = event;
  const named = to === undefined || to === agent ? {} : { to };
  const passed: Draft = {
    key: `act/${event.actId}`,
    entry: { kind: 'human', agent, act: 'transferred', outcome: reason, ...named },
  };
  return inOrder(
    state,
    (now) => write(now, passed),
    (now) => passTo(now, { holder: 'queue' }, 'transferred'),
    (now) => write(answered(now, event), say(now, 'transferred', now.custody.epoch)),
    (now) => seal(now, passedTo(anew(without(handoff, agent)), named.to), []),
  );
}

/** A colleague who is named is asked first, even one who had declined before. */
const passedTo = (handoff: Handoff, to: string | undefined): Handoff =>
  to === undefined ? handoff : { ...handoff, except: (handoff.except ?? []).filter((agent) => agent !== to), only: to };

/** The AI begins anew, but for what must never be done twice. */
function handBack(state: State, event: HandBack & { at: number }): Step {
  return inOrder(
    { ...state, track: { ...emptyTrack, inDoubt: state.track.inDoubt } },
    (now) => write(now, humanAct(event, 'handed_back')),
    (now) => passTo(listen(now, event.at), { holder: 'ai' }, 'handed_back'),
    (now) => write(answered(now, event), say(now, 'handed_back', now.custody.epoch)),
  );
}

function silentHuman(state: State, phase: In<'with_human'>, until: number): Step {
  return phase.waiting ? requeued(state, phase, 'human_silent') : stay({ ...state, phase: { ...phase, until } });
}

const requeued = (state: State, { offerId, handoff }: In<'with_human'>, why: 'human_silent' | 'too_late'): Step =>
  inOrder(
    state,
    (now) => write(now, lapsed(offerId, why)),
    (now) => passTo(now, { holder: 'queue' }, why),
    (now) => write(now, say(now, 'requeued', now.custody.epoch)),
    (now) => seal(now, anew(handoff), []),
  );

const humanAct = (event: Resolve | HandBack, act: 'resolved' | 'handed_back'): Draft => ({
  key: `act/${event.actId}`,
  entry: { kind: 'human', agent: event.agent, act, outcome: event.outcome },
});

const answered = (state: State, act: HumanAct): State =>
  answerAct(state, act.actId, { ok: true, epoch: state.custody.epoch, offerId: act.offerId });

/** Side effects that were in flight at the end report in; nothing else changes any more. */
export function ended(state: State, phase: In<'ended'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return settle(state, event.turnId, 'ended');
    case 'tool_done':
      return doing({
        ...state,
        phase: { ...phase, inFlight: phase.inFlight.filter(({ callId }) => callId !== event.callId) },
      });
    default:
      return stay(state);
  }
}
