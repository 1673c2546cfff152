import type { Figure } from './figure.ts';
import { auc } from './statistics/auc.ts';
import { interval } from './statistics/bootstrap.ts';
import { baseRateBrier, brier, excessEce } from './statistics/calibration.ts';
import { foldsOf, heldOut } from './statistics/folds.ts';

/** Every row foretold by what was learnt from the other folds. */
export interface Forecast {
  /** The conversation a row belongs to. */
  readonly groups: readonly string[];
  /** True: what is to be foretold came. */
  readonly labels: readonly boolean[];
  /** The probability, 0–1, given to each row. */
  readonly p: readonly number[];
}

/** From the rows to learn from to the score of any row. */
export type Learn = (train: readonly number[]) => (row: number) => number;

export const foldCount = 5;
export const seed = 1;
/** Draws of the bootstrap, and of labels for the calibration that chance alone gives. */
export const rounds = 1_000;
const chanceRounds = 200;

export function foretell(groups: readonly string[], labels: readonly boolean[], learn: Learn): Forecast {
  return { groups, labels, p: heldOut(foldsOf(groups, foldCount, seed), learn) };
}

/** A statistic over rows with its 95 % interval by conversations. */
export function withInterval(
  { groups }: Pick<Forecast, 'groups'>,
  statistic: (rows: readonly number[]) => number,
): Pick<Figure, 'value' | 'interval'> {
  const all = groups.map((_, row) => row);
  return { value: statistic(all), interval: interval(groups, statistic, { seed, rounds }) };
}

/** By any score: higher means more likely. */
export const aucOf = (forecast: Forecast, scores: readonly number[] = forecast.p) =>
  withInterval(forecast, (rows) => auc(pick(scores, rows), pick(forecast.labels, rows)));

/** Calibration of what was held out: beyond chance at most .02, and better than always saying the base rate. */
export function calibrationFigures({ p, labels }: Forecast): readonly Figure[] {
  return [
    {
      key: 'excessEce',
      name: 'calibration error beyond chance, held out',
      value: excessEce(p, labels, { seed, rounds: chanceRounds }),
      unit: 'number',
      bar: { is: 'at most', value: 0.02, source: 'asked' },
    },
    {
      key: 'brier',
      name: 'Brier score, held out',
      value: brier(p, labels),
      unit: 'number',
      bar: { is: 'below', value: baseRateBrier(labels), source: 'always saying the base rate' },
    },
  ];
}

export const pick = <T>(all: readonly T[], rows: readonly number[]): T[] =>
  rows.flatMap((row) => {
    const one = all[row];
    return one === undefined ? [] : [one];
  });
