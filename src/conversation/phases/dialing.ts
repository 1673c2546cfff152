import { type DialResult, keys } from '../entry.ts';
import type { Booked, Event, Schedule } from '../event.ts';
import { askWindow, book, passTo, promiseEnd, say, write } from '../moves.ts';
import { answerAct, settle } from '../settle.ts';
import type { Booking, CallbackPromise, Dial, Handoff, Phase, State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';
import { failPromise, promiseIn, promiseOf } from './promised.ts';

type WithHuman = Extract<Phase, { name: 'with_human' }>;

/** The human who has read the packet is there; now the customer is called. Calls are repeated within the promised window. */

/** A call that is not heard of for this long beyond its ringing is lost. */
const slackMs = 15_000;

/** Where the customer is still on their channel, that is the line; a number that they gave to be called on comes first. */
export const isToBeCalled = ({ limits }: State, { promise, gone }: Handoff): boolean =>
  limits.dialMs !== undefined && (promise?.phone === 'asked' || (promise?.phone === 'known' && gone === true));

/** Custody is with the human by now; nothing is kept before the customer answers. */
export function dial(state: State, phase: WithHuman, at: number, attempt: number): Step {
  const serial = state.serial + 1;
  const callId = `d${serial}`;
  const { dialMs = 0 } = state.limits;
  const call: Dial = { callId, attempt, rings: true };
  const until = at + dialMs + slackMs;
  return doing(
    { ...state, serial, phase: { ...phase, waiting: true, until, dial: call } },
    { do: 'dial', callId, epoch: state.custody.epoch, ringMs: dialMs },
  );
}

/** What an event means while the customer is being called; undefined where it means what it always means. */
export function dialing(state: State, phase: WithHuman, call: Dial, event: Event): Step | undefined {
  switch (event.type) {
    case 'turn':
      // They are here: the channel is the line.
      return inOrder(
        state,
        undial,
        (now) => reached(now, phase, event.at),
        (now) => settle(now, event.turnId, 'delivered'),
      );
    case 'dialed':
      if (event.callId !== call.callId || !call.rings) return stay(state);
      return cameTo(state, phase, call, event.at, event.result);
    case 'alarm':
      if (event.at < phase.until) return stay(state);
      if (!call.rings) return dial(state, phase, event.at, call.attempt + 1);
      return inOrder(state, undial, (now) => cameTo(now, phase, call, event.at, 'lost'));
    default:
      return undefined;
  }
}

const undial = (state: State): Step => doing(state, { do: 'undial' });

function cameTo(state: State, phase: WithHuman, call: Dial, at: number, result: DialResult): Step {
  const { promise } = phase.handoff;
  if (promise === undefined) return stay(state);
  const { callId, attempt } = call;
  const entry = { kind: 'dialed', promiseId: promise.promiseId, callId, attempt, result } as const;
  return inOrder(
    state,
    (now) => write(now, { key: keys.dialed(callId), entry }),
    (now) => (result === 'answered' ? reached(now, phase, at) : again(now, phase, promise, call, at)),
  );
}

/** The customer is on the line: the promise is kept. */
export function reached(state: State, phase: WithHuman, at: number): Step {
  const { dial: _, ...rest } = phase;
  const { promise, gone: __, ...handoff } = phase.handoff;
  const until = at + state.limits.humanSilenceMs;
  const kept = promise === undefined ? [] : [promiseEnd(promise, 'kept')];
  return write(
    { ...state, phase: { ...rest, handoff, waiting: true, until } },
    ...kept,
    say(state, 'human_joined', state.custody.epoch),
  );
}

/** Once more after a pause, as long as it is promised; then once in another window. The human is free meanwhile. */
function again(state: State, phase: WithHuman, promise: CallbackPromise, call: Dial, at: number): Step {
  const { dialAttempts = 1, dialPauseMs = 0, bookMs = 0 } = state.limits;
  const next = at + dialPauseMs;
  if (call.attempt < dialAttempts && next < promise.until)
    return stay({ ...state, phase: { ...phase, until: next, dial: { ...call, rings: false } } });
  return inOrder(
    state,
    (now) => passTo(now, { holder: 'queue' }, 'not_reached'),
    (now) => (promise.again ? failPromise(now, promise) : book(now, at + bookMs, phase.handoff, {})),
  );
}

/** Whoever holds it closes it, and nobody is called any more. */
export const withoutDial = (state: State, phase: WithHuman): Step => {
  if (phase.dial === undefined) return stay(state);
  const { dial: _, ...rest } = phase;
  const { promise, ...handoff } = phase.handoff;
  const off = promise === undefined ? [] : [promiseEnd(promise, 'called_off')];
  return inOrder({ ...state, phase: { ...rest, handoff } }, undial, (now) => write(now, ...off));
};

/** The human has agreed a callback with the customer: its window is held, then custody passes to it. */
export function schedule(state: State, phase: WithHuman, { actId, offerId, agent, from }: Schedule): Step {
  if (state.limits.bookMs === undefined || phase.booking !== undefined)
    return stay(answerAct(state, actId, { ok: false, code: 'ACT_OUT_OF_TURN' }));
  const booking: Booking = { promiseId: `p${state.serial + 1}`, act: { actId, offerId, agent } };
  return inOrder({ ...state, phase: { ...phase, booking } }, (now) => askWindow(now, phase.handoff, { from }));
}

export function scheduled(state: State, phase: WithHuman, { promiseId, slot }: Booked): Step {
  const { booking, dial: call, ...rest } = phase;
  if (booking?.promiseId !== promiseId || booking.act === undefined) return stay(state);
  const { actId, offerId, agent } = booking.act;
  const free: WithHuman = { ...rest, ...(call === undefined ? {} : { dial: call }) };
  if (slot === undefined) return stay(answerAct({ ...state, phase: free }, actId, { ok: false, code: 'WINDOW_TAKEN' }));
  const { from, until } = slot;
  const entry = { kind: 'human', agent, act: 'scheduled', outcome: promiseId } as const;
  return inOrder(
    state,
    (now) => (call === undefined ? stay(now) : undial(now)),
    (now) => write(now, { key: `act/${actId}`, entry }),
    (now) => promiseIn(now, phase.handoff, promiseOf(promiseId, slot), 'callback_agreed'),
    (now) => stay(answerAct(now, actId, { ok: true, epoch: now.custody.epoch, offerId, window: { from, until } })),
  );
}
