import type { ClockPort } from '../activities/ports.ts';

/** The machine's clock. */
export const realClock: ClockPort = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
