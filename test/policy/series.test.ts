import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carryOn, emptySeries, level, type Series, trend, volatility } from '../../src/policy/series.ts';

const of = (figures: readonly number[]): Series => figures.reduce(carryOn, emptySeries);

test('worked by hand: 1, 2, 4, 5', () => {
  const series = of([1, 2, 4, 5]);
  expect(level(series)).toBe(3);
  // Places and figures, each about its middle: (-1.5 × -2 + -0.5 × -1 + 0.5 × 1 + 1.5 × 2) / 5
  expect(trend(series)).toBeCloseTo(1.4, 12);
  expect(volatility(series)).toBeCloseTo(Math.sqrt(2.5), 12);
  expect(series).toMatchObject({ n: 4, least: 1, most: 5, last: 5 });
});

test('nothing has no level, two figures no trend, one no volatility', () => {
  expect([level(of([])), trend(of([])), volatility(of([]))]).toEqual([0, 0, 0]);
  expect([level(of([4])), volatility(of([4]))]).toEqual([4, 0]);
  expect(trend(of([0, 1]))).toBe(0);
  expect(trend(of([0, 1, 2]))).toBe(1);
});

test('the worst and the best are among the figures, be they all below or above nothing', () => {
  expect(of([-3, -1, -2])).toMatchObject({ least: -3, most: -1, last: -2 });
  expect(of([3, 1, 2])).toMatchObject({ least: 1, most: 3, last: 2 });
});

test('carried on piece by piece it is what a look at all figures gives', () => {
  const figures = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(figures, (all) => {
      const mean = all.reduce((a, b) => a + b, 0) / all.length;
      const middle = (all.length - 1) / 2;
      const rise = all.reduce((sum, figure, i) => sum + (i - middle) * (figure - mean), 0);
      const spread = all.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
      const variance = all.reduce((sum, figure) => sum + (figure - mean) ** 2, 0) / all.length;
      expect(level(of(all))).toBeCloseTo(mean, 8);
      expect(trend(of(all))).toBeCloseTo(rise / spread, 8);
      expect(volatility(of(all))).toBeCloseTo(Math.sqrt(variance), 6);
    }),
    { numRuns: 2_000 },
  );
});
