import type { Wish } from '../../handoff/callbacks/wish.ts';
import { keys } from '../entry.ts';
import type { Booked, CallbackWished, Event } from '../event.ts';
import { anew, askWindow, keepPromise, ring, say, seek, write } from '../moves.ts';
import { answerAct, deliver } from '../settle.ts';
import type { Booking, CallbackPromise, Phase, State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';
import { failPromise, promiseIn, promiseOf, sayWindow } from './promised.ts';
import { toldToWait } from './strict.ts';

type In<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

/** A window is being held. What does not come in time is done without. */
export function booking(state: State, phase: In<'booking'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return toldToWait(state, phase, event);
    case 'booked':
      if (event.promiseId !== phase.promiseId) return stay(state);
      return event.slot === undefined ? noWindow(state, phase, event.at) : agreed(state, phase, event);
    case 'alarm':
      return event.at < phase.until ? stay(state) : noWindow(state, phase, event.at);
    default:
      return stay(state);
  }
}

function agreed(state: State, { handoff, promiseId }: In<'booking'>, { slot }: Booked): Step {
  if (slot === undefined) return stay(state);
  const promise = promiseOf(promiseId, slot);
  if (handoff.promise === undefined) return promiseIn(state, handoff, promise, 'callback_agreed');
  return promiseIn(state, handoff, { ...promise, again: true }, 'callback_unreached');
}

/** Nothing is promised that is not held: the search goes on. A customer who was called in vain is told so. */
function noWindow(state: State, { handoff }: In<'booking'>, at: number): Step {
  const { promise } = handoff;
  if (promise !== undefined) return failPromise(state, promise);
  return inOrder(
    state,
    (now) => write(now, say(now, 'callback_full', now.serial)),
    (now) => (now.limits.queueMs === undefined ? ring(now, at, anew(handoff)) : seek(now, at, anew(handoff))),
  );
}

/** A promise waits for its hour. */
export function callback(state: State, phase: In<'callback'>, event: Event): Step {
  switch (event.type) {
    case 'turn':
      // What they would have is known once the words are read; then they are answered.
      return phase.promise.queue === undefined
        ? toldToWait(state, phase, event)
        : deliver(state, event.turnId, phase.handoff.since);
    case 'booked':
      return phase.booking?.promiseId === event.promiseId ? moved(state, phase, phase.booking, event) : stay(state);
    case 'alarm':
      return event.at < phase.promise.due ? stay(state) : keepPromise(state, phase.handoff);
    default:
      return stay(state);
  }
}

/** The other window is held: the promise moves. Where none that fits is free, it stands. */
function moved(state: State, phase: In<'callback'>, { promiseId, act }: Booking, { slot }: Booked): Step {
  const { booking: _, ...rest } = phase;
  const answer = (now: State): State => {
    if (act === undefined) return now;
    const { epoch } = now.custody;
    const { actId, offerId } = act;
    if (slot === undefined) return answerAct(now, actId, { ok: false, code: 'WINDOW_TAKEN' });
    return answerAct(now, actId, { ok: true, epoch, offerId, window: { from: slot.from, until: slot.until } });
  };
  if (slot === undefined) return standing(answer({ ...state, phase: rest }), rest, `full/${promiseId}`);
  return promiseIn(answer(state), phase.handoff, promiseOf(promiseId, slot), 'callback_moved');
}

const standing = (state: State, { promise }: In<'callback'>, of: string): Step =>
  write(state, sayWindow(state, 'callback_standing', promise, of));

/** What the customer wrote while a promise stands: another time, another way, or nothing that is understood. */
export function heardOfCallback(state: State, phase: In<'callback'>, at: number, turnId: string, wish?: Wish): Step {
  const { promise } = phase;
  if (promise.queue === undefined) return stay(state);
  const { phone, ...time } = wish ?? {};
  const reached = byPhone(phase, phone);
  const now: State = { ...state, phase: reached };
  if (Object.keys(time).length === 0) return standing(now, reached, `turn/${turnId}`);
  return move(now, reached, at, time);
}

/** On the number that was given, or not by phone; undefined leaves it as it is. */
function byPhone(phase: In<'callback'>, wanted: boolean | undefined): In<'callback'> {
  if (wanted === undefined) return phase;
  const { phone: _, ...rest } = phase.promise;
  const promise: CallbackPromise = wanted ? { ...rest, phone: 'asked' } : rest;
  return { ...phase, promise, handoff: { ...phase.handoff, promise } };
}

/** One question at a time: the last one counts. The promise that stands stands until the next one is made. */
function move(state: State, phase: In<'callback'>, at: number, wish: Wish, act?: Booking['act']): Step {
  const promiseId = `p${state.serial + 1}`;
  const booking: Booking = { promiseId, ...(act === undefined ? {} : { act }) };
  const before = phase.booking?.act;
  const over = before === undefined ? state : answerAct(state, before.actId, { ok: false, code: 'WINDOW_TAKEN' });
  const later = wish.after === undefined ? wish : { ...wish, after: Math.max(at, phase.promise.until) };
  return inOrder({ ...over, phase: { ...phase, booking } }, (now) => askWindow(now, phase.handoff, later));
}

/** From the customer’s own door: a time of those that are free. */
export function wished(state: State, event: CallbackWished & { at: number }): Step {
  const { phase } = state;
  if (phase.name !== 'callback' || phase.promise.queue === undefined)
    return stay(answerAct(state, event.actId, { ok: false, code: 'CALLBACK_UNKNOWN' }));
  const { actId } = event;
  const { promiseId: offerId, due, until } = phase.promise;
  const { phone, ...time } = event.wish;
  const reached = byPhone(phase, phone);
  const now: State = { ...state, phase: reached };
  // The same asked for again is harmless.
  if (Object.keys(time).length > 0 && time.from !== due)
    return move(now, reached, event.at, time, { actId, offerId, agent: '' });
  const window = { from: due, until };
  return standing(answerAct(now, actId, { ok: true, epoch: now.custody.epoch, offerId, window }), reached, actId);
}

/** The caller has hung up and is called back: written down, so that nobody asks again whether it was heard. */
export function gone(state: State): Step {
  const { phase } = state;
  if (!('handoff' in phase) || phase.handoff.promise === undefined || phase.handoff.gone) return stay(state);
  const { promiseId } = phase.handoff.promise;
  const handoff = { ...phase.handoff, gone: true } as const;
  return doing(
    { ...state, phase: { ...phase, handoff } },
    { do: 'record', drafts: [{ key: keys.gone(promiseId), entry: { kind: 'gone', promiseId } }] },
  );
}
