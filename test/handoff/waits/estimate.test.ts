import { expect, test } from 'vitest';
import {
  type Estimate,
  estimateOf,
  leastHandled,
  leastStated,
  type Stated,
} from '../../../src/handoff/waits/estimate.ts';
import type { Line } from '../../../src/handoff/waits/line.ts';

/** How long it will be until a human accepts: said only where there is ground for it. */

const handleMs = Array.from({ length: 100 }, (_, i) => 30_000 + 600 * i);
const line: Line = {
  tier: 'medium',
  ahead: 4,
  free: 0,
  taken: [10_000, 20_000, 40_000],
  handleMs,
  answerMs: [2_000, 3_000, 4_000],
  overtakePerMs: 0,
  leavePerMs: 0,
};

const modelOf = (of: Partial<Line>) => estimateOf('s1', { ...line, ...of }, [])?.model ?? { fromMs: -1, toMs: -1 };

/** Statements that came true at `times` what the line had said. */
const kept = (times: number, n = 100, tier: Stated['tier'] = 'medium'): Stated[] =>
  Array.from({ length: n }, (_, i) => ({
    tier,
    model: { fromMs: 60_000, toMs: 120_000 },
    waitedMs: (60_000 + (60_000 * i) / n) * times,
    accepted: true,
  }));

const spanOf = (past: readonly Stated[], of: Partial<Line> = {}): Estimate['span'] =>
  estimateOf('s1', { ...line, ...of }, past)?.span;

test('before there is data nothing is said, not even how the line looks', () => {
  expect(estimateOf('s1', { ...line, handleMs: handleMs.slice(0, leastHandled - 1) }, kept(1))).toBeUndefined();
});

test('where nobody is there, nothing is said', () => {
  expect(estimateOf('s1', { ...line, free: 0, taken: [] }, kept(1))).toBeUndefined();
});

test('until enough statements have come to their end, the line is played and nobody is told', () => {
  const estimate = estimateOf('s1', line, kept(1, leastStated - 1));
  expect(estimate?.model.toMs).toBeGreaterThan(0);
  expect(estimate).not.toHaveProperty('span');
  const left = kept(1).map((one) => ({ ...one, accepted: false }));
  expect(spanOf([...kept(1, leastStated - 1), ...left])).toBeUndefined();
});

test('the same seek in the same line gets the same answer', () => {
  expect(estimateOf('s1', line, kept(1))).toEqual(estimateOf('s1', line, kept(1)));
  expect(estimateOf('s2', line, kept(1))).not.toEqual(estimateOf('s1', line, kept(1)));
});

test('with somebody free for it, it is as long as humans take to accept', () => {
  expect(modelOf({ ahead: 0, free: 1 })).toEqual({ fromMs: 2_000, toMs: 4_000 });
  expect(modelOf({ ahead: 2, free: 3 })).toEqual({ fromMs: 2_000, toMs: 4_000 });
});

test('more before it, fewer humans, a higher tier that keeps coming: each makes it longer', () => {
  const one = modelOf({});
  const longer = [
    modelOf({ ahead: 8 }),
    modelOf({ taken: [10_000] }),
    modelOf({ overtakePerMs: 1 / 60_000 }),
    modelOf({ handleMs: handleMs.map((ms) => ms * 3) }),
  ];
  for (const other of longer) expect(other.toMs).toBeGreaterThan(one.toMs);
  expect(modelOf({ leavePerMs: 1 / 60_000 }).toMs).toBeLessThan(one.toMs);
});

test('a conversation that has lasted long is nearer to its end', () => {
  const soon = modelOf({ ahead: 0, taken: [85_000, 85_000, 85_000] });
  expect(soon.toMs).toBeLessThan(modelOf({ ahead: 0, taken: [0, 0, 0] }).fromMs);
});

test('what has lasted longer than any other may last as long again', () => {
  const { toMs } = modelOf({ ahead: 0, taken: [600_000] });
  expect(toMs).toBeGreaterThan(300_000);
  expect(toMs).toBeLessThan(610_000);
});

test('where the line was too hopeful of late, both bounds move by as much', () => {
  const right = spanOf(kept(1));
  const late = spanOf(kept(3));
  expect((late?.toMs ?? 0) / (right?.toMs ?? 1)).toBeCloseTo(3, 0);
  expect((late?.fromMs ?? 0) / (right?.fromMs ?? 1)).toBeCloseTo(3, 0);
});

test('whoever left counts as a wait of at least so long, never as a short one', () => {
  const left = kept(1, 60).map((one) => ({ ...one, waitedMs: 30_000, accepted: false }));
  const without = spanOf(kept(1));
  const withThem = spanOf([...kept(1), ...left]);
  expect(withThem?.toMs).toBeGreaterThanOrEqual(without?.toMs ?? 0);
  const taken = spanOf([...kept(1), ...left.map((one) => ({ ...one, accepted: true }))]);
  expect(taken?.fromMs).toBeLessThan(withThem?.fromMs ?? 0);
});

test('where too many left for its end to be seen, nothing is said', () => {
  const left = kept(1, 60).map((one) => ({ ...one, waitedMs: 400_000, accepted: false }));
  expect(spanOf([...kept(1, 60), ...left])).toBeUndefined();
});

test('a tier is judged by its own waits where enough of them are known', () => {
  const past = [...kept(1), ...kept(4, 60, 'low')];
  expect(spanOf(past, { tier: 'low' })?.toMs).toBeGreaterThan(2 * (spanOf(past)?.toMs ?? 0));
  expect(spanOf(past, { tier: 'high' })).toBeDefined();
});

test('a line that does not move on has no end in sight: nobody is told of hours', () => {
  expect(estimateOf('s1', { ...line, ahead: 50, overtakePerMs: 1 / 1_000 }, kept(1))).toBeUndefined();
  expect(estimateOf('s1', { ...line, ahead: 500 }, kept(1))).toBeUndefined();
});

test('what is worked out is whole milliseconds, as they are kept', () => {
  const { fromMs, toMs } = modelOf({ handleMs: handleMs.map((ms) => ms + 0.37), taken: [10_000.5] });
  expect(fromMs).toBeGreaterThan(0);
  expect([fromMs % 1, toMs % 1]).toEqual([0, 0]);
});
