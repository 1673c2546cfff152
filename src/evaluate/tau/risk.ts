import { featuresOf } from '../../policy/features.ts';
import type { Figure } from '../figure.ts';
import { aucOf, type Forecast, foldCount, pick, seed } from '../held-out.ts';
import { balancedFolds } from '../statistics/balanced-folds.ts';
import { heldOut } from '../statistics/folds.ts';
import { fitLogistic, predict } from '../statistics/logistic.ts';
import { courseAfter, type Judged } from './judged.ts';

/** How likely each run fails by its course, foretold by what was learnt from other tasks. */
export interface Foretold extends Forecast {
  readonly auc: Pick<Figure, 'value' | 'interval'>;
}

/** The mean over so many partitions: with few tasks one partition's luck would count for more than the course. */
const partitions = 10;
/** Strong, for there are many figures and few tasks. */
const l2 = 30;

/** `turns`: how many of them are seen. */
export function foretellFailure(all: readonly Judged[], turns: number): Foretold {
  const features = all.map((one) => featuresOf(courseAfter(one, turns)));
  const labels = all.map(({ failed }) => failed);
  const groups = all.map(({ group }) => group);
  const learn = (train: readonly number[]) => {
    const fit = fitLogistic(pick(features, train), pick(labels, train), l2);
    return (row: number) => predict(fit, features[row] ?? []);
  };
  const each = Array.from({ length: partitions }, (_, nth) =>
    heldOut(balancedFolds(groups, labels, foldCount, seed + nth), learn),
  );
  const p = labels.map((_, row) => each.reduce((sum, one) => sum + (one[row] ?? 0), 0) / partitions);
  return { groups, labels, p, auc: aucOf({ groups, labels, p }) };
}
