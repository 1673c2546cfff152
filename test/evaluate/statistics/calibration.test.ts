import { expect, test } from 'vitest';
import { baseRateBrier, brier, ece, excessEce, reliability } from '../../../src/evaluate/statistics/calibration.ts';
import { randomOf } from '../../../src/evaluate/statistics/random.ts';

/** Calibration, by examples worked by hand. */

test('ece: each bin’s gap, weighed by its rows', () => {
  // one bin: foretold 0.9 in the mean, came 3 of 4; |0.9 − 0.75| = 0.15
  expect(ece([0.9, 0.9, 0.9, 0.9], [true, true, true, false])).toBeCloseTo(0.15, 12);
  // bins of 0.05: {0.12, 0.13} foretold 0.125, came 0.5, gap 0.375 × 2; {0.62} gap 0.62; {0.88, 0.89} foretold 0.885, came 1, gap 0.115 × 2
  // (0.75 + 0.62 + 0.23) / 5 = 0.32
  expect(ece([0.12, 0.13, 0.62, 0.88, 0.89], [true, false, false, true, true])).toBeCloseTo(0.32, 12);
  // with 2 bins: {0.12, 0.13} as before, 0.75; {0.62, 0.88, 0.89} foretold 2.39/3, came 2/3, gap 0.39 in all
  expect(ece([0.12, 0.13, 0.62, 0.88, 0.89], [true, false, false, true, true], 2)).toBeCloseTo((0.75 + 0.39) / 5, 12);
});

test('ece: none where each bin keeps its word, 1 where all is the wrong way round', () => {
  expect(ece([0.5, 0.5, 0.5, 0.5], [true, false, true, false])).toBe(0);
  expect(ece([0, 1], [false, true])).toBe(0);
  expect(ece([0, 1], [true, false])).toBe(1);
});

test('a probability on an edge belongs to the bin above, 1 to the last', () => {
  const bins = reliability([0, 0.5, 1], [false, true, true], 2);
  expect(bins.map(({ n }) => n)).toEqual([1, 2]);
  expect(bins[1]).toEqual({ from: 0.5, to: 1, n: 2, foretold: 0.75, came: 1 });
});

test('brier: the mean squared error, beside that of the base rate', () => {
  // 0.1² + 0.6² + 0.2² = 0.41
  expect(brier([0.9, 0.6, 0.8], [true, false, true])).toBeCloseTo(0.41 / 3, 12);
  expect(baseRateBrier([true, false, true])).toBeCloseTo(2 / 9, 12);
});

test('excess: nothing for a forecast that keeps its word, most of the error for one that does not', () => {
  const random = randomOf(1);
  const p = Array.from({ length: 500 }, () => 0.1 + 0.8 * random());
  const kept = p.map((probability) => random() < probability);
  expect(ece(p, kept)).toBeGreaterThan(0.03);
  expect(Math.abs(excessEce(p, kept, { seed: 2, rounds: 200 }))).toBeLessThan(0.02);
  const broken = p.map((probability) => random() < probability ** 3);
  expect(excessEce(p, broken, { seed: 2, rounds: 200 })).toBeGreaterThan(0.1);
});
