import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tierFrom, tierOf, tiers } from '../../src/policy/decision.ts';
import { scoreOf } from '../../src/policy/score.ts';
import { triggers } from '../../src/policy/triggers.ts';

const rules = triggers.map(({ id }) => id);
const asked = triggers.filter(({ does }) => does === 'asked').map(({ id }) => id);
const score = (found: Readonly<Record<string, number>>): number => scoreOf(found, triggers);
const found = fc.dictionary(fc.constantFrom(...rules), fc.integer({ min: 0, max: 100 }), { maxKeys: 8 });

test('nothing found is nothing; one finding is what it weighs', () => {
  expect(score({})).toBe(0);
  for (const id of rules) expect(score({ [id]: 37 })).toBe(37);
});

test('each finding takes its part of what the others leave, worked by hand', () => {
  // 1 - 0.6 × 0.6 = 0.64; 1 - 0.6 × 0.6 × 0.55 = 0.802
  expect(score({ 'same-answer': 40, 'out-of-scope': 40 })).toBe(64);
  expect(score({ 'same-answer': 40, 'out-of-scope': 40, injection: 45 })).toBe(80);
});

test('of the course’s risk and the moods that it reads already only the stronger side counts', () => {
  // 1 - 0.55 × 0.75 = 0.5875
  expect(score({ 'low-mood': 45, 'mood-fall': 25 })).toBe(59);
  expect(score({ 'course-risk': 62, 'low-mood': 45, 'mood-fall': 25 })).toBe(62);
  expect(score({ 'course-risk': 43, 'low-mood': 45, 'mood-fall': 25 })).toBe(59);
});

test('asking is a floor: it lifts to its own weight and adds to nothing', () => {
  fc.assert(
    fc.property(found, fc.constantFrom(...asked), fc.integer({ min: 1, max: 100 }), (all, id, weight) => {
      const others = Object.fromEntries(Object.entries(all).filter(([rule]) => !asked.includes(rule)));
      expect(score({ ...others, [id]: weight })).toBe(Math.max(weight, score(others)));
    }),
    { numRuns: 5_000 },
  );
});

test('a graver finding, or one more, never lowers the score nor the tier; it stays within 0 and 100', () => {
  fc.assert(
    fc.property(found, fc.constantFrom(...rules), fc.integer({ min: 1, max: 100 }), (all, id, weight) => {
      const before = score(all);
      const after = score({ ...all, [id]: Math.max(all[id] ?? 0, weight) });
      expect(after).toBeGreaterThanOrEqual(before);
      expect(tiers.indexOf(tierOf(after))).toBeLessThanOrEqual(tiers.indexOf(tierOf(before)));
      expect(after).toBeLessThanOrEqual(100);
      expect(before).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 10_000 },
  );
});

test('no pile of small findings is certain: 100 takes one that weighs 100, or rounding', () => {
  expect(score(Object.fromEntries(rules.map((id) => [id, 10])))).toBeLessThan(tierFrom.critical);
});

test.each([
  [0, 'info'],
  [39, 'info'],
  [40, 'low'],
  [59, 'low'],
  [60, 'medium'],
  [74, 'medium'],
  [75, 'high'],
  [89, 'high'],
  [90, 'critical'],
  [100, 'critical'],
])('%d is %s', (figure, tier) => {
  expect(tierOf(figure)).toBe(tier);
});
