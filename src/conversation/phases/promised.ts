import { type Draft, keys, type ScriptCode } from '../entry.ts';
import type { Slot } from '../event.ts';
import { end, passTo, promiseEnd, say, write } from '../moves.ts';
import type { CallbackPromise, Handoff, State } from '../state.ts';
import { inOrder, type Step, stay } from '../step.ts';

/** A callback is promised in a window that is held, in place of the promise before it where there is one. */
export function promiseIn(state: State, handoff: Handoff, promise: CallbackPromise, script: ScriptCode): Step {
  const { promiseId, due, until, queue } = promise;
  const before = handoff.promise === undefined ? [] : [promiseEnd(handoff.promise, 'moved')];
  const of = { promiseId, due, until, ...(queue === undefined ? {} : { queue }) };
  const promised: Draft = { key: keys.promise(promiseId), entry: { kind: 'promise', promise: 'callback', ...of } };
  const { patience: _, ...kept } = handoff;
  const phase = { name: 'callback', handoff: { ...kept, promise }, promise } as const;
  return inOrder(
    state,
    (now) => write(now, ...before, promised),
    (now) => (now.custody.holder === 'callback' ? stay(now) : passTo(now, { holder: 'callback' }, script)),
    (now) => write({ ...now, phase }, sayWindow(now, script, promise, promiseId)),
  );
}

export const promiseOf = (promiseId: string, { from, until, queue, phone }: Slot): CallbackPromise => ({
  promiseId,
  due: from,
  until,
  queue,
  ...(phone === undefined ? {} : { phone }),
});

/** A script whose text names the promise's window. */
export function sayWindow(state: State, script: ScriptCode, promise: CallbackPromise, of: string): Draft {
  const { key, entry } = say(state, script, of);
  const window = { promiseId: promise.promiseId, from: promise.due, until: promise.until };
  return { key, entry: entry.kind === 'said' && entry.by === 'script' ? { ...entry, window } : entry };
}

/** The customer was called and not reached, and is told so where they may read it. */
export const failPromise = (state: State, promise: CallbackPromise): Step =>
  inOrder(
    state,
    (now) => write(now, promiseEnd(promise, 'failed'), say(now, 'callback_failed', promise.promiseId)),
    (now) => end(now, 'callback_failed', []),
  );

/** Whether a caller who hangs up is called back all the same. */
export const outlivesHangUp = (promise: CallbackPromise | undefined): boolean => promise?.phone !== undefined;
