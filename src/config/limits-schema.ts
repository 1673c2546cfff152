import { z } from 'zod';
import type { Limits } from '../conversation/limits.ts';

const DAY_MS = 86_400_000;

/** A span in ms. The floor is no recommendation: it keeps a zero or a figure meant in seconds out. */
const ms = (max: number) => z.int().min(50).max(max);
const count = (max: number) => z.int().min(1).max(max);

const figures = z.strictObject({
  holdingMs: ms(600_000),
  silenceMs: ms(600_000),
  firstWordMs: ms(600_000),
  wholeReplyMs: ms(600_000),
  toolMs: ms(60_000),
  sideEffectMs: ms(120_000),
  nudgeMs: ms(DAY_MS),
  idleMs: ms(7 * DAY_MS),
  bargeInGraceMs: ms(60_000),
  acceptMs: ms(3_600_000),
  offerRounds: count(10),
  readBackMs: ms(3_600_000),
  humanSilenceMs: ms(DAY_MS),
  callbackMs: ms(7 * DAY_MS),
  callbackWindowMs: ms(7 * DAY_MS),
  // The design's caps: they can be lowered, never raised.
  sameCallCap: count(2),
  sameToolCap: count(3),
  backendStreak: count(10),
  // Longer than any transition script is spoken, a customer would wait for words that nobody needs.
  briefMs: ms(10_000).exactOptional(),
  queueMs: ms(DAY_MS).exactOptional(),
  widenMs: ms(DAY_MS).exactOptional(),
  tellWaitMs: ms(600_000).exactOptional(),
  // An hour later nobody remembers how it was.
  surveyMs: ms(3_600_000).exactOptional(),
  // An agent in mid-conversation looks it up faster by hand.
  assistMs: ms(30_000).exactOptional(),
});

/** Those that every conversation has. */
type Figure = { [Name in keyof Limits]-?: undefined extends Limits[Name] ? never : Name }[keyof Limits];

/** Pairs of which the first must stay below the second, or may equal it. */
const ordered: readonly { lower: Figure; upper: Figure; mayEqual: boolean }[] = [
  { lower: 'holdingMs', upper: 'silenceMs', mayEqual: false },
  { lower: 'firstWordMs', upper: 'wholeReplyMs', mayEqual: true },
  { lower: 'toolMs', upper: 'sideEffectMs', mayEqual: true },
  { lower: 'nudgeMs', upper: 'idleMs', mayEqual: false },
  { lower: 'sameCallCap', upper: 'sameToolCap', mayEqual: true },
];

/** One channel's figures: each within its bounds, and in an order that makes sense. */
export const limitsSchema: z.ZodType<Limits> = figures.check(({ value, issues }) => {
  for (const { lower, upper, mayEqual } of ordered) {
    const fits = mayEqual ? value[lower] <= value[upper] : value[lower] < value[upper];
    if (fits) continue;
    const relation = mayEqual ? 'at most' : 'below';
    const message = `must be ${relation} ${upper} (${value[upper]}), is ${value[lower]}`;
    issues.push({ code: 'custom', path: [lower], message, input: value[lower] });
  }
});
