import type { Limits } from '../../src/conversation/limits.ts';

/** Round figures for tests of the pure rooms. */
export const limits: Limits = {
  holdingMs: 3_000,
  silenceMs: 8_000,
  firstWordMs: 2_500,
  wholeReplyMs: 15_000,
  toolMs: 800,
  sideEffectMs: 10_000,
  nudgeMs: 10_000,
  idleMs: 30_000,
  bargeInGraceMs: 4_000,
  acceptMs: 30_000,
  offerRounds: 2,
  readBackMs: 60_000,
  humanSilenceMs: 300_000,
  callbackMs: 900_000,
  callbackWindowMs: 1_800_000,
  sameCallCap: 2,
  sameToolCap: 3,
  backendStreak: 3,
};
