import { at, solve } from './linear.ts';

/** A fit in the features' own units: what `agent/calibrator.json` holds. */
export interface Fit {
  readonly intercept: number;
  readonly weights: readonly number[];
}

/** The probability, 0–1, that the fit gives a row. */
export function predict({ intercept, weights }: Fit, row: readonly number[]): number {
  let sum = intercept;
  for (const [i, weight] of weights.entries()) sum += weight * at(row, i);
  return sigmoid(sum);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/**
 * Logistic regression with a penalty of `l2`/2 on each squared weight, by Newton's method. Features are standardised over
 * the rows given, so that the penalty means the same for each; weights come back in raw units. `counts`: how much each row
 * counts, 1 where absent.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  l2: number,
  counts?: readonly number[],
): Fit {
  const scale = scaleOf(rows);
  const z = rows.map((row) => standardised(row, scale));
  const beta = newton({ z, labels, counts: Float64Array.from(rows, (_, i) => counts?.[i] ?? 1) }, l2);
  const weights = scale.map(({ spread }, i) => at(beta, i + 1) / spread);
  const shift = scale.reduce((sum, { mean }, i) => sum + at(weights, i) * mean, 0);
  return { intercept: at(beta, 0) - shift, weights };
}

interface Scale {
  readonly mean: number;
  /** The standard deviation; 1 where a feature never changes, whose weight is then 0. */
  readonly spread: number;
}

function scaleOf(rows: readonly (readonly number[])[]): readonly Scale[] {
  return (rows[0] ?? []).map((_, i) => {
    const mean = rows.reduce((sum, row) => sum + at(row, i), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (at(row, i) - mean) ** 2, 0) / rows.length;
    return { mean, spread: variance < 1e-12 ? 1 : Math.sqrt(variance) };
  });
}

/** With a 1 in front, for the intercept. */
const standardised = (row: readonly number[], scale: readonly Scale[]): Float64Array =>
  Float64Array.from([1, ...scale.map(({ mean, spread }, i) => (at(row, i) - mean) / spread)]);

const stepsMost = 50;
const still = 1e-8;
/** The intercept is all but free; this keeps it finite where all labels are the same. */
const interceptL2 = 1e-6;

/** What is fitted to: standardised rows, their labels, and how much each counts. */
interface Sample {
  readonly z: readonly Float64Array[];
  readonly labels: readonly boolean[];
  readonly counts: Float64Array;
}

/** Each step is halved until it lowers the loss, so that it converges from anywhere. */
function newton(sample: Sample, l2: number): Float64Array {
  const width = sample.z[0]?.length ?? 1;
  const penalty = Float64Array.from({ length: width }, (_, i) => (i === 0 ? interceptL2 : Math.max(l2, still)));
  let beta: Float64Array = new Float64Array(width);
  let loss = lossOf(sample, beta, penalty);
  for (let step = 0; step < stepsMost; step++) {
    const { gradient, hessian } = slopes(sample, beta, penalty);
    const move = solve(hessian, gradient);
    const next = descend(sample, beta, penalty, move, loss);
    if (next === undefined) break;
    const gained = loss - next.loss;
    ({ beta, loss } = next);
    if (gained < still) break;
  }
  return beta;
}

function descend(
  sample: Sample,
  beta: Float64Array,
  penalty: Float64Array,
  move: Float64Array,
  loss: number,
): { beta: Float64Array; loss: number } | undefined {
  for (let part = 1; part > 1e-6; part /= 2) {
    const tried = beta.map((value, i) => value - part * at(move, i));
    const reached = lossOf(sample, tried, penalty);
    if (reached < loss) return { beta: tried, loss: reached };
  }
  return undefined;
}

function lossOf({ z, labels, counts }: Sample, beta: Float64Array, penalty: Float64Array): number {
  let sum = 0;
  for (const [i, value] of beta.entries()) sum += (at(penalty, i) * value * value) / 2;
  for (const [i, row] of z.entries()) {
    const margin = (labels[i] ? 1 : -1) * dot(row, beta);
    sum += at(counts, i) * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
  }
  return sum;
}

/** First and second derivatives of the loss. */
function slopes({ z, labels, counts }: Sample, beta: Float64Array, penalty: Float64Array) {
  const gradient = beta.map((value, i) => at(penalty, i) * value);
  const hessian = Array.from(beta, () => new Float64Array(beta.length));
  for (const [i, row] of z.entries()) {
    const p = sigmoid(dot(row, beta));
    const counted = at(counts, i);
    const off = counted * (p - (labels[i] ? 1 : 0));
    for (const [j, value] of row.entries()) {
      gradient[j] = at(gradient, j) + off * value;
      addLower(hessian[j], row, j, counted * p * (1 - p) * value);
    }
  }
  for (const [j, line] of hessian.entries()) line[j] = at(line, j) + at(penalty, j);
  return { gradient, hessian };
}

/** The Hessian is symmetric: its lower triangle is all that is ever read. */
function addLower(line: Float64Array | undefined, row: Float64Array, upTo: number, by: number): void {
  if (line === undefined || by === 0) return;
  for (let k = 0; k <= upTo; k++) line[k] = at(line, k) + by * at(row, k);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}
