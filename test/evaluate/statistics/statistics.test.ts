import { expect, test } from 'vitest';
import { auc } from '../../../src/evaluate/statistics/auc.ts';
import { interval, quantile } from '../../../src/evaluate/statistics/bootstrap.ts';
import { foldsOf, heldOut } from '../../../src/evaluate/statistics/folds.ts';
import { fitLogistic, predict } from '../../../src/evaluate/statistics/logistic.ts';
import { randomOf } from '../../../src/evaluate/statistics/random.ts';

/** The arithmetic that every figure rests on. */

const groups = Array.from({ length: 103 }, (_, i) => `g${Math.floor(i / 2)}`);

test('folds keep a group together, differ by one group at most, and repeat with their seed', () => {
  const folds = foldsOf(groups, 5, 7);
  for (const [i, group] of groups.entries()) expect(folds[i]).toBe(folds[groups.indexOf(group)]);
  const sizes = [0, 1, 2, 3, 4].map((k) => new Set(groups.filter((_, i) => folds[i] === k)).size);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(foldsOf(groups, 5, 7)).toEqual(folds);
  expect(foldsOf(groups, 5, 8)).not.toEqual(folds);
});

test('a row is scored by what was learnt without its fold', () => {
  const folds = foldsOf(groups, 5, 1);
  const seen = heldOut(folds, (train) => (row) => (train.some((other) => groups[other] === groups[row]) ? 1 : 0));
  expect(seen).toEqual(groups.map(() => 0));
});

test('auc: all pairs right, all wrong, ties half, none', () => {
  expect(auc([1, 2, 3, 4], [false, false, true, true])).toBe(1);
  expect(auc([4, 3, 2, 1], [false, false, true, true])).toBe(0);
  expect(auc([1, 1, 1], [false, true, true])).toBe(0.5);
  // pairs: 2>1 right, 2=2 half, 3>1 right, 3>2 right
  expect(auc([1, 2, 2, 3], [false, false, true, true])).toBe(3.5 / 4);
  expect(auc([1, 2], [true, true])).toBeNaN();
});

test('the fit solves its own equations, in raw units', () => {
  const random = randomOf(3);
  const rows = Array.from({ length: 400 }, () => [random() * 100, random() / 50, 7]);
  const labels = rows.map(([a = 0, b = 0]) => random() < 1 / (1 + Math.exp(-(a / 25 - 2 + 100 * b - 1))));
  const fit = fitLogistic(rows, labels, 0);
  const off = rows.map((row, i) => predict(fit, row) - (labels[i] ? 1 : 0));
  // without a penalty the residuals are orthogonal to the intercept and to every feature
  expect(off.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 2);
  expect(off.reduce((sum, one, i) => sum + one * (rows[i]?.[0] ?? 0), 0)).toBeCloseTo(0, 1);
  expect(fit.weights[0]).toBeGreaterThan(0.02);
  expect(fit.weights[0]).toBeLessThan(0.06);
  expect(fit.weights[2]).toBeCloseTo(0, 6);
});

test('a stronger penalty gives smaller weights; labels without a difference give a finite fit', () => {
  const rows = [[0], [1], [2], [3], [4], [5]];
  const labels = [false, false, true, false, true, true];
  const [weak = 0] = fitLogistic(rows, labels, 0.1).weights;
  const [strong = 0] = fitLogistic(rows, labels, 10).weights;
  expect(weak).toBeGreaterThan(strong);
  expect(strong).toBeGreaterThan(0);
  const same = fitLogistic(
    rows,
    rows.map(() => true),
    1,
  );
  expect(predict(same, [2])).toBeGreaterThan(0.99);
  const apart = fitLogistic(rows, [false, false, false, true, true, true], 0);
  expect(predict(apart, [5])).toBeGreaterThan(0.99);
});

test('a feature that is a hundred times as large gets a hundredth of the weight', () => {
  const rows = [[0], [1], [2], [3], [4], [5]];
  const labels = [false, false, true, false, true, true];
  const [one = 0] = fitLogistic(rows, labels, 1).weights;
  const larger = fitLogistic(
    rows.map((row) => row.map((x) => x * 100)),
    labels,
    1,
  );
  expect(larger.weights[0]).toBeCloseTo(one / 100, 8);
});

test('the interval holds the truth, is wider for clustered rows, and repeats with its seed', () => {
  const random = randomOf(11);
  const values = Array.from({ length: 200 }, () => random());
  const mean = (of: readonly number[]) => (rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + (of[row] ?? 0), 0) / rows.length;
  const options = { seed: 5, rounds: 500 };
  const single = interval(
    values.map((_, i) => `${i}`),
    mean(values),
    options,
  );
  expect(single.low).toBeLessThan(0.5);
  expect(single.high).toBeGreaterThan(0.5);
  // the same 20 figures ten times over: as uncertain as 20
  const copies = values.map((_, i) => values[i % 20] ?? 0);
  const clustered = interval(
    values.map((_, i) => `${i % 20}`),
    mean(copies),
    options,
  );
  expect(clustered.high - clustered.low).toBeGreaterThan(2 * (single.high - single.low));
  expect(
    interval(
      values.map((_, i) => `${i}`),
      mean(values),
      options,
    ),
  ).toEqual(single);
});

test('quantiles lie between neighbours', () => {
  expect(quantile([1, 2, 3, 4, 5], 0.5)).toBe(3);
  expect(quantile([1, 2], 0.25)).toBe(1.25);
  expect(quantile([], 0.5)).toBeNaN();
});
