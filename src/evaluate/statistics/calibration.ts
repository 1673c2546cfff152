import { randomOf } from './random.ts';

/** The rows whose probability falls into one of equally wide bins. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** What was foretold in the mean, and how often it came; 0 of none. */
  readonly foretold: number;
  readonly came: number;
}

/** A probability of 1 belongs to the last bin. */
export function reliability(p: readonly number[], labels: readonly boolean[], bins = 20): readonly Bin[] {
  const sums = Array.from({ length: bins }, () => ({ n: 0, foretold: 0, came: 0 }));
  for (const [row, probability] of p.entries()) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (bin === undefined) continue;
    bin.n++;
    bin.foretold += probability;
    bin.came += labels[row] ? 1 : 0;
  }
  return sums.map(({ n, foretold, came }, i) => ({
    from: i / bins,
    to: (i + 1) / bins,
    n,
    foretold: n === 0 ? 0 : foretold / n,
    came: n === 0 ? 0 : came / n,
  }));
}

/** Expected calibration error: how far foretold and came lie apart, bin by bin, weighed by their rows. 0–1. */
export function ece(p: readonly number[], labels: readonly boolean[], bins = 20): number {
  const gaps = reliability(p, labels, bins).map(({ n, foretold, came }) => n * Math.abs(foretold - came));
  return gaps.reduce((sum, gap) => sum + gap, 0) / p.length;
}

/**
 * The error beyond what chance alone makes: `ece` less its mean over labels drawn from the probabilities themselves. A
 * perfectly calibrated forecast has about 0, however few its rows; `ece` alone never has.
 */
export function excessEce(
  p: readonly number[],
  labels: readonly boolean[],
  { seed, rounds, bins = 20 }: { readonly seed: number; readonly rounds: number; readonly bins?: number },
): number {
  const random = randomOf(seed);
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const drawn = p.map((probability) => random() < probability);
    sum += ece(p, drawn, bins);
  }
  return ece(p, labels, bins) - sum / rounds;
}

/** The mean squared error of the probabilities: 0 is perfect, 0.25 is tossing a coin. */
export const brier = (p: readonly number[], labels: readonly boolean[]): number =>
  p.reduce((sum, probability, row) => sum + (probability - (labels[row] ? 1 : 0)) ** 2, 0) / p.length;

/** Brier of always saying the base rate: what a forecast has to beat. */
export function baseRateBrier(labels: readonly boolean[]): number {
  const rate = labels.filter(Boolean).length / labels.length;
  return rate * (1 - rate);
}
