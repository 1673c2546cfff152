import { featuresOf } from '../../policy/features.ts';
import { auc } from '../statistics/auc.ts';
import { balancedFolds } from '../statistics/balanced-folds.ts';
import { type Bin, baseRateBrier, brier, ece, excessEce, reliability } from '../statistics/calibration.ts';
import { heldOut } from '../statistics/folds.ts';
import { fitLogistic, predict } from '../statistics/logistic.ts';
import { courseAfter, type Judged } from './judged.ts';

/** How well the course of a conversation foretells that the run fails, on tasks that nothing was learnt from. */
export interface Foretold {
  /** Turns that were seen; Infinity: all. */
  readonly turns: number;
  readonly p: readonly number[];
  readonly auc: number;
  readonly brier: number;
  /** Of always saying the share of failures. */
  readonly baseRateBrier: number;
  readonly ece: number;
  /** Beyond what chance alone makes. */
  readonly excessEce: number;
  readonly reliability: readonly Bin[];
}

const folds = 5;
/** Each a partition of its own: with few tasks, one partition's luck would count for more than the course. */
const partitions = 10;
/** Strong, for there are many figures and few tasks. */
const l2 = 30;
const rounds = 500;

export function foretell(all: readonly Judged[], turns: number, seed: number): Foretold {
  const rows = all.map((one) => featuresOf(courseAfter(one, turns)));
  const labels = all.map(({ failed }) => failed);
  const groups = all.map(({ group }) => group);
  const partition = (nth: number) => balancedFolds(groups, labels, folds, seed + nth);
  const learn = (train: readonly number[]) => {
    const fit = fitLogistic(
      train.map((row) => rows[row] ?? []),
      train.map((row) => labels[row] === true),
      l2,
    );
    return (row: number) => predict(fit, rows[row] ?? []);
  };
  const each = Array.from({ length: partitions }, (_, nth) => heldOut(partition(nth), learn));
  const p = labels.map((_, row) => each.reduce((sum, one) => sum + (one[row] ?? 0), 0) / partitions);
  return {
    turns,
    p,
    auc: auc(p, labels),
    brier: brier(p, labels),
    baseRateBrier: baseRateBrier(labels),
    ece: ece(p, labels),
    excessEce: excessEce(p, labels, { seed, rounds }),
    reliability: reliability(p, labels),
  };
}
