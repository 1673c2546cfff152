import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOf, type Seen } from '../../../src/handoff/waits/survival.ts';

const seen = (...figures: number[]): Seen[] => figures.map((figure) => ({ figure, over: false }));
const over = (...figures: number[]): Seen[] => figures.map((figure) => ({ figure, over: true }));

test('of what was seen to the end, it is the figure that the share stays at or below', () => {
  expect(quantileOf(seen(4, 1, 3, 2), 0.5)).toBe(2);
  expect(quantileOf(seen(4, 1, 3, 2), 0.95)).toBe(4);
  expect(quantileOf([], 0.5)).toBeUndefined();
});

test('as Kaplan and Meier have it: the weight of who left goes to those beyond', () => {
  // Freireich's trial of 1963, remission in weeks: surviving 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448
  const remission = [...seen(6, 6, 6, 7, 10, 13, 16, 22, 23), ...over(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)];
  expect(quantileOf(remission, 0.14)).toBe(6);
  expect(quantileOf(remission, 0.19)).toBe(7);
  expect(quantileOf(remission, 0.5)).toBe(23);
  expect(quantileOf(remission, 0.6)).toBeUndefined();
});

test('a wait that was cut off never makes the others shorter', () => {
  const figures = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(figures, fc.integer({ min: 1, max: 50 }), fc.constantFrom(0.05, 0.5, 0.9), (ends, cut, share) => {
      const before = quantileOf(seen(...ends), share) ?? 0;
      expect(quantileOf([...seen(...ends), ...over(cut)], share) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
        before,
      );
    }),
    { numRuns: 3_000 },
  );
});
