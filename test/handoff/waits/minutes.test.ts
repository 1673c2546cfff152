import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasChanged, minutesOf } from '../../../src/handoff/waits/minutes.ts';

/** A wait as the customer hears it: in whole minutes, and still true. */

const span = fc
  .tuple(fc.nat(3 * 3_600_000), fc.nat(3 * 3_600_000))
  .map(([a, b]) => ({ fromMs: Math.min(a, b), toMs: Math.max(a, b) }));

test('rounded, a span holds all that it held', () => {
  fc.assert(
    fc.property(span, ({ fromMs, toMs }) => {
      const { from, to } = minutesOf({ fromMs, toMs });
      expect(from * 60_000).toBeLessThanOrEqual(fromMs);
      expect(to * 60_000).toBeGreaterThanOrEqual(toMs);
      expect(to).toBeGreaterThan(from);
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  [
    { fromMs: 5_000, toMs: 59_000 },
    { from: 0, to: 2 },
  ],
  [
    { fromMs: 5_000, toMs: 121_000 },
    { from: 0, to: 3 },
  ],
  [
    { fromMs: 130_000, toMs: 290_000 },
    { from: 2, to: 5 },
  ],
  [
    { fromMs: 120_000, toMs: 120_000 },
    { from: 2, to: 3 },
  ],
  [
    { fromMs: 13 * 60_000, toMs: 22 * 60_000 },
    { from: 10, to: 25 },
  ],
])('%o is told as %o', (stated, told) => {
  expect(minutesOf(stated)).toEqual(told);
});

test('it is said again only when what is to be expected lies wholly beyond what was said', () => {
  const said = { fromMs: 120_000, toMs: 300_000 };
  expect(hasChanged(said, 60_000, { fromMs: 60_000, toMs: 240_000 })).toBe(false);
  expect(hasChanged(said, 60_000, { fromMs: 200_000, toMs: 900_000 })).toBe(false);
  expect(hasChanged(said, 60_000, { fromMs: 241_000, toMs: 900_000 })).toBe(true);
  expect(hasChanged(said, 60_000, { fromMs: 1_000, toMs: 59_000 })).toBe(true);
});
