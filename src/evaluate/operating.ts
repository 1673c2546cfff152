import { at } from './statistics/linear.ts';

/** Points of a score as it is used: a threshold chosen, alarms raised. Higher scores are worse. */

/** The share of calm rows alarmed at the highest threshold that finds at least `recall` of the others. */
export function falseAlarmsAt(recall: number, scores: readonly number[], labels: readonly boolean[]): number {
  const { yes, no } = split(scores, labels);
  const threshold = at(yes, Math.max(0, Math.ceil(recall * yes.length) - 1));
  return yes.length === 0 || no.length === 0 ? Number.NaN : shareFrom(threshold, no);
}

/** The share found at the lowest threshold that alarms at most `falseAlarms` of the calm rows. */
export function recallAt(falseAlarms: number, scores: readonly number[], labels: readonly boolean[]): number {
  const { yes, no } = split(scores, labels);
  if (yes.length === 0 || no.length === 0) return Number.NaN;
  const first = no[Math.floor(falseAlarms * no.length)];
  return first === undefined ? 1 : yes.filter((score) => score > first).length / yes.length;
}

export type Point = readonly [x: number, y: number];

/** Receiver operating characteristic: false alarms against recall, from none to all. */
export function roc(scores: readonly number[], labels: readonly boolean[]): readonly Point[] {
  const { yes, no } = split(scores, labels);
  const order = worstFirst(scores);
  const points: Point[] = [[0, 0]];
  let found = 0;
  let alarmed = 0;
  for (const [i, row] of order.entries()) {
    if (labels[row]) found++;
    else alarmed++;
    // rows of one score stand or fall together
    if (scores[order[i + 1] ?? -1] !== scores[row]) points.push([alarmed / no.length, found / yes.length]);
  }
  return points;
}

/** What fails among the rows kept, when the worst are handed over first: coverage against risk. */
export function riskCoverage(scores: readonly number[], labels: readonly boolean[]): readonly Point[] {
  const order = worstFirst(scores).reverse();
  let failed = 0;
  return order.map((row, i): Point => {
    if (labels[row]) failed++;
    return [(i + 1) / order.length, failed / (i + 1)];
  });
}

/** The area under the risk–coverage curve: the mean risk over all coverages. */
export const riskCoverageArea = (scores: readonly number[], labels: readonly boolean[]): number =>
  riskCoverage(scores, labels).reduce((sum, [, risk]) => sum + risk, 0) / scores.length;

const worstFirst = (scores: readonly number[]): number[] =>
  scores.map((_, row) => row).sort((a, b) => at(scores, b) - at(scores, a));

/** Scores by label, highest first. */
function split(scores: readonly number[], labels: readonly boolean[]) {
  const of = (label: boolean): number[] =>
    scores.filter((_, row) => (labels[row] === true) === label).sort((a, b) => b - a);
  return { yes: of(true), no: of(false) };
}

const shareFrom = (threshold: number, scores: readonly number[]): number =>
  scores.filter((score) => score >= threshold).length / scores.length;
