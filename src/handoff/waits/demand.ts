import { chanceOf } from './chance.ts';
import { gamma, poisson } from './draw.ts';
import { type ServiceTarget, staffFor } from './staff.ts';

/** What is known of one queue when its next hour is foretold. */
export interface Demand {
  readonly queue: string;
  /** Handoffs in each of the last quarters of an hour, oldest first, all of them whole. */
  readonly quarters: readonly number[];
  /** From a conversation's beginning to its handoff, of the recent ones, in ms. */
  readonly leadMs: readonly number[];
  /** Of each conversation that is live with the AI now: how likely it is handed over to this queue within the hour. */
  readonly brewing: readonly number[];
  /** How long one takes a human, of the recent ones. */
  readonly handleMs: readonly number[];
}

/** Handoffs of the next hour: what is expected, and between which bounds nine hours in ten lie. */
export interface Forecast {
  readonly queue: string;
  readonly expected: number;
  readonly from: number;
  readonly to: number;
  /** Humans who keep the target: with what is expected, and at the upper bound. Absent where nobody knows how long one takes. */
  readonly staff?: { readonly expected: number; readonly atMost: number };
}

export const hourMs = 3_600_000;
/** Less than an hour is no basis. */
const leastQuarters = 4;
const plays = 999;

/**
 * Two streams make the next hour: the conversations that are live now, each with its own chance, and those that are yet to
 * begin, as often as of late, as far as they come to a handoff before the hour is over. Each is played many times; that the
 * rate itself is only known from a few quarters, and that arrivals come in bursts, makes the bounds wider. Undefined where
 * less than an hour is known.
 */
export function forecastOf(demand: Demand, target?: ServiceTarget): Forecast | undefined {
  const { queue, quarters, brewing, handleMs } = demand;
  if (quarters.length < leastQuarters) return undefined;
  const chance = chanceOf(`${queue}/${quarters.join()}/${brewing.length}`);
  const total = quarters.reduce((sum, count) => sum + count, 0);
  const bursts = burstsIn(quarters);
  const yetToBegin = reachInTime(demand.leadMs);
  const hours = quarters.length / 4;
  const counts = Array.from({ length: plays }, () => {
    const rate = (bursts * gamma((total + 0.5) / bursts, chance)) / hours;
    const fresh = arriving(rate * yetToBegin, bursts, chance);
    return brewing.reduce((sum, likely) => sum + (chance() < likely ? 1 : 0), fresh);
  }).sort((a, b) => a - b);
  const expected = (total / hours) * yetToBegin + brewing.reduce((sum, likely) => sum + likely, 0);
  const to = counts[Math.ceil(0.95 * (plays + 1)) - 1] ?? 0;
  const staff = staffOf(expected, to, handleMs, target);
  const rounded = Math.round(expected * 10) / 10;
  return { queue, expected: rounded, from: counts[Math.floor(0.05 * (plays + 1)) - 1] ?? 0, to, ...staff };
}

/** How much more the quarters vary than chance alone would have them; 1 where they do not. */
function burstsIn(quarters: readonly number[]): number {
  const mean = quarters.reduce((sum, count) => sum + count, 0) / quarters.length;
  if (mean === 0) return 1;
  const squares = quarters.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return Math.max(1, squares / (quarters.length - 1) / mean);
}

/** The share of an hour's handoffs whose conversations begin within it: who takes long to get there had begun before. */
const reachInTime = (leadMs: readonly number[]): number =>
  leadMs.length === 0 ? 1 : leadMs.reduce((sum, ms) => sum + Math.max(0, 1 - ms / hourMs), 0) / leadMs.length;

/** So many arrive whose variance is `bursts` times their mean. */
const arriving = (mean: number, bursts: number, chance: () => number): number =>
  bursts <= 1 ? poisson(mean, chance) : poisson((bursts - 1) * gamma(mean / (bursts - 1), chance), chance);

function staffOf(expected: number, to: number, handleMs: readonly number[], target?: ServiceTarget) {
  if (handleMs.length === 0) return {};
  const mean = handleMs.reduce((sum, ms) => sum + ms, 0) / handleMs.length;
  return { staff: { expected: staffFor(expected, mean, target), atMost: staffFor(to, mean, target) } };
}

/** One conversation that was live an hour or more ago: what it weighed then, and whether it was handed over within the hour. */
export interface Brewed {
  readonly score: number;
  readonly handedOver: boolean;
}

const bands = [75, 60, 40, 0];
const bandOf = (score: number): number => bands.findIndex((from) => score >= from);
/** A band of which little is known is judged by all: as if so many more had been seen. */
const weight = 5;

/** How likely a live conversation of this score is handed over within the hour, by what became of those before. */
export function likelihoodOf(before: readonly Brewed[]): (score: number) => number {
  const all = before.filter(({ handedOver }) => handedOver).length / Math.max(1, before.length);
  const shares = bands.map((_, band) => {
    const same = before.filter(({ score }) => bandOf(score) === band);
    return (same.filter(({ handedOver }) => handedOver).length + weight * all) / (same.length + weight);
  });
  return (score) => shares[bandOf(score)] ?? all;
}
