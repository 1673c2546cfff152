import type { Tier } from '../../policy/decision.ts';
import { untilNext } from './chance.ts';
import { Soonest } from './soonest.ts';

/** The line that a conversation stands in, as the desk is when it looks for a human. All in ms. */
export interface Line {
  readonly tier: Tier;
  /** Who wait before it, by tier and time, for some of the same humans. */
  readonly ahead: number;
  /** Places with the humans who fit it: how many are free, and for how long each of the others has been taken. */
  readonly free: number;
  readonly taken: readonly number[];
  /** How long one conversation took a human's place, of the recent ones; ascending. */
  readonly handleMs: readonly number[];
  /** How long a human took to accept what was offered, of the recent ones. */
  readonly answerMs: readonly number[];
  /** How many a ms come to stand before it, for their tier is higher. */
  readonly overtakePerMs: number;
  /** How many of those who wait give up in each ms. */
  readonly leavePerMs: number;
}

/** Plays the line on from here, once: the time until a human accepts; at most `horizonMs`. */
export function playWait(line: Line, horizonMs: number, chance: () => number): number {
  if (line.free > line.ahead) return Math.min(horizonMs, drawn(line.answerMs, chance));
  const places = new Soonest([...line.taken.map((ms) => rest(line.handleMs, ms, chance)), ...zeros(line.free)]);
  let before = line.ahead;
  // Whoever comes to stand before it is served before all others, and gives up less often than they.
  let urgent = 0;
  let overtaken = untilNext(line.overtakePerMs, chance);
  for (;;) {
    const now = places.first;
    if (now >= horizonMs) return horizonMs;
    for (; overtaken <= now; overtaken += untilNext(line.overtakePerMs, chance)) urgent++;
    const stays = Math.exp(-line.leavePerMs * now);
    while (urgent === 0 && before > 0 && chance() >= stays) before--;
    if (urgent + before === 0) return Math.min(horizonMs, now + drawn(line.answerMs, chance));
    if (urgent > 0) urgent--;
    else before--;
    places.replaceFirst(now + drawn(line.handleMs, chance));
  }
}

const zeros = (n: number): number[] => Array.from({ length: n }, () => 0);

const drawn = (from: readonly number[], chance: () => number): number => from[Math.floor(chance() * from.length)] ?? 0;

/** What is left of a conversation that has lasted so long: as of those that lasted longer. One beyond them all may last as long again. */
function rest(handleMs: readonly number[], lasted: number, chance: () => number): number {
  const longer = firstAbove(handleMs, lasted);
  const left = handleMs.length - longer;
  if (left > 0) return (handleMs[longer + Math.floor(chance() * left)] ?? lasted) - lasted;
  return lasted * chance();
}

/** The place of the first figure above this one. */
function firstAbove(ascending: readonly number[], figure: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > figure) high = middle;
    else low = middle + 1;
  }
  return low;
}
