import type { Limits } from './limits.ts';

/**
 * The table of steps: for each thing done to the outside, how long it may take, how its death is noticed, whether it can
 * be called off, and who repeats it. `repeats: workflow` means one attempt on the server, for its back-off, which waits
 * in whole seconds, would be heard by the caller.
 */
export interface StepClass {
  readonly startToCloseMs: (limits: Limits) => number;
  /** A dead worker is noticed after this long without a beat. Undefined: by startToClose. */
  readonly heartbeatMs?: number;
  /**
   * `cut`: the workflow goes on at once. `heed`: the same, but its run ends only when the step has come back, for one that
   * comes back in that moment would make the server refuse the end. `finish`: never called off.
   */
  readonly cancel: 'cut' | 'heed' | 'finish';
  readonly repeats: 'workflow' | 'server';
}

/**
 * Long enough for a busy worker to beat, short enough that a turn on a dead one is answered within 3.5 s: the server notices
 * a missing beat up to a second late, and the dead worker's next task waits a second for it.
 */
const heartbeatMs = 1000;
/** What an activity needs beside the budget it keeps itself: two ledger round trips on a loaded machine. */
const slackMs = 2000;

export const steps = {
  think: {
    startToCloseMs: ({ wholeReplyMs }) => wholeReplyMs + slackMs,
    heartbeatMs,
    cancel: 'cut',
    repeats: 'workflow',
  },
  reflect: { startToCloseMs: () => 6000, heartbeatMs, cancel: 'cut', repeats: 'workflow' },
  read: { startToCloseMs: ({ toolMs }) => toolMs + slackMs, heartbeatMs, cancel: 'cut', repeats: 'workflow' },
  sideEffect: {
    startToCloseMs: ({ sideEffectMs }) => sideEffectMs + slackMs,
    heartbeatMs,
    cancel: 'finish',
    repeats: 'workflow',
  },
  seal: { startToCloseMs: () => 5000, heartbeatMs, cancel: 'finish', repeats: 'server' },
  // It keeps its budget itself; the timer behind it rings whatever becomes of it.
  brief: { startToCloseMs: ({ briefMs = 0 }) => briefMs + slackMs, heartbeatMs, cancel: 'heed', repeats: 'workflow' },
  estimate: { startToCloseMs: () => slackMs, cancel: 'cut', repeats: 'workflow' },
  survey: { startToCloseMs: () => 5000, cancel: 'finish', repeats: 'server' },
  // As the brief: an answer for a human who has let go is of no use to anybody.
  assist: {
    startToCloseMs: ({ assistMs = 0 }) => assistMs + slackMs,
    heartbeatMs,
    cancel: 'heed',
    repeats: 'workflow',
  },
  record: { startToCloseMs: () => 2000, cancel: 'finish', repeats: 'server' },
} as const satisfies Record<string, StepClass>;

export type StepName = keyof typeof steps;

/** A tool call whose worker died is tried so often in all; a side effect without an idempotency key reports itself in doubt. */
export const callAttempts = 3;
