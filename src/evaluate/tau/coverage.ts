import type { Figure } from '../figure.ts';
import { type Forecast, pick, withInterval } from '../held-out.ts';

/** What share of the runs the AI keeps, and how many of those it fails. */
export interface Kept {
  readonly coverage: number;
  readonly risk: number;
}

export interface Covered extends Pick<Figure, 'interval'> {
  readonly area: number;
  readonly curve: readonly Kept[];
}

/** Risk over coverage by a score, higher is worse, with the area under it. */
export function covered({ groups, labels }: Omit<Forecast, 'p'>, scores: readonly number[]): Covered {
  const areaOf = (rows: readonly number[]): number => areaUnder(riskCoverage(pick(scores, rows), pick(labels, rows)));
  const { value, interval } = withInterval({ groups }, areaOf);
  return { area: value, curve: riskCoverage(scores, labels), ...(interval === undefined ? {} : { interval }) };
}

/**
 * The AI keeps the runs of least score, from one to all. Of equal scores none comes first: each counts as what it is in
 * the mean.
 */
export function riskCoverage(scores: readonly number[], failed: readonly boolean[]): readonly Kept[] {
  const rising = [...Map.groupBy(scores.keys(), (row) => scores[row] ?? 0)].sort(([one], [other]) => one - other);
  const curve: Kept[] = [];
  let kept = 0;
  let failures = 0;
  for (const [, rows] of rising) {
    const share = rows.filter((row) => failed[row]).length / rows.length;
    for (const _ of rows) {
      kept += 1;
      failures += share;
      curve.push({ coverage: kept / scores.length, risk: failures / kept });
    }
  }
  return curve;
}

/** The mean risk over all coverages: the share of failures where the score says nothing, less where it says something. */
export const areaUnder = (curve: readonly Kept[]): number =>
  curve.reduce((sum, { risk }) => sum + risk, 0) / curve.length;
