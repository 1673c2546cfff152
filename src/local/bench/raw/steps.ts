import { setTimeout as delay } from 'node:timers/promises';

/** When the activity ran, in ms since the epoch with fractions: comparable between processes of one machine. */
export interface Worked {
  readonly from: number;
  readonly to: number;
}

export interface RawSteps {
  work(ms: number): Promise<Worked>;
}

const now = (): number => performance.timeOrigin + performance.now();

export const rawSteps: RawSteps = {
  async work(ms) {
    const from = now();
    if (ms > 0) await delay(ms);
    return { from, to: now() };
  },
};
