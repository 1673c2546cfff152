import { expect, test } from 'vitest';
import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { wantsSecondLook } from '../../src/policy/second-look.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import { mood, moods } from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';

/** Every course is this risky; a human is cheaper from 0.5 on, and in doubt is what lies within 0.1 of it. */
const risky = (risk: number): Policy => ({
  ...policy,
  calibrator: { version: 'test', intercept: Math.log(risk / (1 - risk)), weights: {} },
});
const looking = (turnId: string): Evidence => ({ type: 'looking', turnId });
const wants = (evidence: readonly Evidence[], by: Policy = risky(0.5)): boolean =>
  wantsSecondLook(judge(emptyTrack, evidence, limits, by).track, by);

test.each([
  [0.39, false],
  [0.41, true],
  [0.5, true],
  [0.59, true],
  [0.61, false],
])('only where the cheap estimate cannot tell: at a risk of %d, %s', (risk, wanted) => {
  expect(wants(moods(0, 0), risky(risk))).toBe(wanted);
});

test('a first turn is no course', () => {
  expect(wants(moods(0))).toBe(false);
  expect(wants([])).toBe(false);
});

test('not again before three turns have passed', () => {
  const looked = [...moods(0, 0), looking('t2')];
  expect(wants(looked)).toBe(false);
  expect(wants([...looked, mood(0, 't3'), mood(0, 't4')])).toBe(false);
  expect(wants([...looked, mood(0, 't3'), mood(0, 't4'), mood(0, 't5')])).toBe(true);
});

test('at most twice: a doubt that does not go away is a human’s', () => {
  const once = [...moods(0, 0), looking('t2'), ...['t3', 't4', 't5'].map((turnId) => mood(0, turnId))];
  const later = ['t6', 't7', 't8', 't9', 't10'].map((turnId) => mood(0, turnId));
  expect(wants([...once, ...later])).toBe(true);
  expect(wants([...once, looking('t5'), ...later])).toBe(false);
});

test('not without a calibrator, nor where the rule is off: nobody would read the answer', () => {
  const { 'second-look': _, ...weights } = policy.weights;
  expect(wants(moods(0, 0), policy)).toBe(false);
  expect(wants(moods(0, 0), { ...risky(0.5), weights })).toBe(false);
});
