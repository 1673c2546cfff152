import { expect, test } from 'vitest';
import { staffFor } from '../../../src/handoff/waits/staff.ts';

// The example of the textbooks: 100 calls in half an hour of 3 minutes each, 80 % within 20 s, take 14 agents.
test('100 calls in half an hour of three minutes each need 14 humans for four in five within 20 s', () => {
  expect(staffFor(200, 180_000)).toBe(14);
});

test('nobody comes: nobody is needed; more, or longer, or a stricter target: no fewer', () => {
  expect(staffFor(0, 180_000)).toBe(0);
  expect(staffFor(1, 180_000)).toBe(1);
  for (let perHour = 10; perHour < 400; perHour += 10) {
    const needed = staffFor(perHour, 180_000);
    expect(needed).toBeGreaterThan((perHour * 180_000) / 3_600_000);
    expect(staffFor(perHour + 10, 180_000)).toBeGreaterThanOrEqual(needed);
    expect(staffFor(perHour, 240_000)).toBeGreaterThanOrEqual(needed);
    expect(staffFor(perHour, 180_000, { share: 0.95, withinMs: 5_000 })).toBeGreaterThanOrEqual(needed);
  }
});
