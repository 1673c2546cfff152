import { createHash } from 'node:crypto';
import type { Calibrator } from '../../policy/calibrator.ts';
import { featureNames } from '../../policy/features.ts';
import { foldCount, pick, seed } from '../held-out.ts';
import { auc } from '../statistics/auc.ts';
import { balancedFolds } from '../statistics/balanced-folds.ts';
import { baseRateBrier, brier, excessEce } from '../statistics/calibration.ts';
import { heldOut } from '../statistics/folds.ts';
import { fitLogistic, predict } from '../statistics/logistic.ts';
import type { Row } from './rows.ts';

/** What the fit is worth on conversations it has not seen: the last row of each, as it ended. */
export interface Worth {
  readonly conversations: number;
  readonly failed: number;
  readonly auc: number;
  readonly brier: number;
  readonly baseRateBrier: number;
  readonly excessEce: number;
}

/** Strong, for there are many figures and conversations resemble each other. */
export const l2 = 20;
const chanceRounds = 200;
/** Smaller weights say nothing that the others do not. */
const least = 1e-6;

/** A calibrator from every row; its version tells its weights apart from any others. */
export function calibratorFrom(name: string, rows: readonly Row[]): Calibrator {
  const { intercept, weights } = learn(rows);
  const named = featureNames.flatMap((feature, i): [string, number][] => {
    const weight = weights[i] ?? 0;
    return Math.abs(weight) < least ? [] : [[feature, rounded(weight)]];
  });
  const said = { intercept: rounded(intercept), weights: Object.fromEntries(named) };
  const version = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12);
  return { version: `${name}-${version}`, ...said };
}

const learn = (rows: readonly Row[]) =>
  fitLogistic(
    rows.map(({ features }) => features),
    rows.map(({ failed }) => failed),
    l2,
    rows.map(({ weight }) => weight),
  );

const rounded = (weight: number): number => Number(weight.toPrecision(6));

/** Fitted on four fifths of the conversations and scored on the fifth, in turn. */
export function worthOf(rows: readonly Row[]): Worth {
  const groups = rows.map(({ group }) => group);
  const labels = rows.map(({ failed }) => failed);
  const p = heldOut(balancedFolds(groups, labels, foldCount, seed), (train) => {
    const fitted = learn(pick(rows, train));
    return (row) => predict(fitted, rows[row]?.features ?? []);
  });
  const ends = rows.flatMap((row, i) => (row.last ? [i] : []));
  const [ended, foretold] = [pick(labels, ends), pick(p, ends)];
  return {
    conversations: ends.length,
    failed: ended.filter(Boolean).length,
    auc: auc(foretold, ended),
    brier: brier(foretold, ended),
    baseRateBrier: baseRateBrier(ended),
    excessEce: excessEce(foretold, ended, { seed, rounds: chanceRounds }),
  };
}
