import type { Tier } from '../../policy/decision.ts';
import { chanceOf } from './chance.ts';
import { type Line, playWait } from './line.ts';
import { quantileOf, type Seen } from './survival.ts';

/** From this bound to that one, in ms from the moment it is said. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A span that was stated before, and what came of it; lists of them have the latest first. */
export interface Stated {
  readonly tier: Tier;
  /** What the line alone said, before it was corrected. */
  readonly model: Span;
  readonly waitedMs: number;
  /** A human accepted after just so long. Else it was longer: the customer left, was called back, or waits still. */
  readonly accepted: boolean;
}

/** `model`: what the line alone says. `span`: corrected, and true in nine of ten; absent while nothing bears it out. */
export interface Estimate {
  readonly model: Span;
  readonly span?: Span;
}

/** The share of waits that end within the span. */
export const coverage = 0.9;
const tail = (1 - coverage) / 2;

/** Fewer finished conversations say nothing of how long one takes; fewer kept words nothing of whether ours are kept. */
export const leastHandled = 20;
export const leastStated = 40;
/** Nobody is told of a wait beyond this. */
export const horizonMs = 3_600_000;
/** Plays of one line: the more stand in it, the fewer are needed, and the longer each takes. */
const plays = { most: 119, least: 39, steps: 20_000 } as const;
/** A second more or less is no error: it keeps the smallest waits from being the only ones that count. */
const graceMs = 1_000;

/**
 * How long it will be until a human accepts. The line is played on from here, with conversations as long as the recent ones
 * were; then each bound is stretched as it would have had to be for the recent statements to hold. So the share that it
 * claims comes true whatever is wrong with the line, as long as it is wrong in the same way as of late. Undefined where
 * nobody is there, too little is known, or no end is in sight. `seekId` decides every chance in it.
 */
export function estimateOf(seekId: string, line: Line, past: readonly Stated[]): Estimate | undefined {
  if (line.free + line.taken.length === 0 || line.handleMs.length < leastHandled) return undefined;
  const model = modelOf(seekId, line);
  if (model.toMs >= horizonMs) return undefined;
  const span = corrected(model, kindred(past, line.tier));
  return span === undefined ? { model } : { model, span };
}

function modelOf(seekId: string, line: Line): Span {
  const chance = chanceOf(seekId);
  const steps = line.ahead + line.free + line.taken.length;
  const times = Math.max(plays.least, Math.min(plays.most, Math.floor(plays.steps / steps)));
  const waits: number[] = [];
  let endless = 0;
  // what has no end in sight in so many plays need not be played on, and those not played count as endless too
  while (waits.length < times && endless <= tail * times) {
    const wait = playWait(line, horizonMs, chance);
    if (wait >= horizonMs) endless++;
    waits.push(wait);
  }
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.min(times, Math.ceil(share * (times + 1))) - 1] ?? horizonMs;
  return { fromMs: Math.floor(at(tail)), toMs: Math.ceil(at(1 - tail)) };
}

/** Each tier's line is wrong in its own way: once statements of the same are known, they alone count, even if most gave up. */
function kindred(past: readonly Stated[], tier: Tier): readonly Stated[] {
  const same = past.filter((one) => one.tier === tier);
  return latest(same.length >= leastStated ? same : past);
}

/** So many that came to their end are recent; in a long line those are far from the last that were stated. */
const mostStated = 200;

/** Back to where enough have come to their end, with all that were stated since: else only the short waits would be seen. */
function latest(past: readonly Stated[]): readonly Stated[] {
  let accepted = 0;
  const end = past.findIndex((one) => one.accepted && ++accepted >= mostStated);
  return end < 0 ? past : past.slice(0, end + 1);
}

const enough = (past: readonly Stated[]): boolean => past.filter(({ accepted }) => accepted).length >= leastStated;

/** Undefined where too few statements have come to their end. */
function corrected({ fromMs, toMs }: Span, past: readonly Stated[]): Span | undefined {
  if (!enough(past)) return undefined;
  const short = stretchOf(past, 'fromMs', tail);
  const long = stretchOf(past, 'toMs', 1 - tail);
  if (short === undefined || long === undefined) return undefined;
  const from = Math.max(0, (fromMs + graceMs) * short - graceMs);
  const to = (toMs + graceMs) * long - graceMs;
  return to >= horizonMs ? undefined : { fromMs: Math.floor(Math.min(from, to)), toMs: Math.ceil(Math.max(from, to)) };
}

/** By how much the bound would have had to be longer for this share of the recent waits to have ended below it. */
function stretchOf(past: readonly Stated[], bound: keyof Span, share: number): number | undefined {
  const seen = past.map(({ model, waitedMs, accepted }): Seen => {
    return { figure: (waitedMs + graceMs) / (model[bound] + graceMs), over: !accepted };
  });
  return quantileOf(seen, share);
}
