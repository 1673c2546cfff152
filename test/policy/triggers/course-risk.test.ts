import { expect, test } from 'vitest';
import type { Calibrator } from '../../../src/policy/calibrator.ts';
import { riskOf } from '../../../src/policy/calibrator.ts';
import { emptyCourse } from '../../../src/policy/course.ts';
import type { Evidence } from '../../../src/policy/evidence.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { riskBar } from '../../../src/policy/policy.ts';
import { courseRisk } from '../../../src/policy/triggers/course-risk.ts';
import { bargeIn, mood, noHelp } from '../../support/evidence.ts';
import { findIn, outcome, policy } from '../../support/policy.ts';

/** The log-odds of a probability: an intercept that makes every course this risky. */
const always = (risk: number): Policy => ({
  ...policy,
  calibrator: { version: 'test', intercept: Math.log(risk / (1 - risk)), weights: {} },
});
const twoTurns: readonly Evidence[] = [mood(0, 't1'), mood(0, 't2')];

test('from where a human costs less than the failure that is to be feared', () => {
  expect(riskBar(policy.costs)).toBe(0.5);
  expect(findIn(courseRisk, twoTurns, always(0.49))).toBeUndefined();
  expect(findIn(courseRisk, twoTurns, always(0.5))).toEqual({
    part: 0.7,
    turns: ['t2'],
    because: 'Its course gives the conversation a 50 % risk of failing (a human is cheaper from 50 %).',
    unless: 'had the risk stayed below 50 %',
  });
});

test('beyond the band in which the estimate is in doubt it weighs in full: a human is offered', () => {
  expect(findIn(courseRisk, twoTurns, always(0.59))?.part).toBe(0.7);
  expect(findIn(courseRisk, twoTurns, always(0.61))?.part).toBe(1);
  expect(findIn(courseRisk, twoTurns, { ...always(0.5), costs: { ...policy.costs, band: 0 } })?.part).toBe(1);
  expect(outcome(twoTurns, always(0.59))).toBe('watch course-risk@1 low');
  expect(outcome(twoTurns, always(0.61))).toBe('offer course-risk@1 medium');
});

test('a first turn is no course', () => {
  expect(findIn(courseRisk, [mood(-1, 't1'), bargeIn('t1'), noHelp('t1')], always(0.9))).toBeUndefined();
});

test('without a calibrator nothing is foretold', () => {
  expect(findIn(courseRisk, [...twoTurns, noHelp('t3')])).toBeUndefined();
});

test('any evidence may make the course too risky', () => {
  const calibrator: Calibrator = { version: 'test', intercept: -2, weights: { noHelp: 4 } };
  const by = { ...policy, calibrator };
  expect(findIn(courseRisk, [noHelp('t1'), mood(0, 't2'), mood(0, 't3')], by)).toBeUndefined();
  expect(findIn(courseRisk, [noHelp('t1'), mood(0, 't2'), noHelp('t3')], by)).toBeDefined();
});

test('the dearer a failure, the sooner a human is cheaper; never later than certainty', () => {
  const dear = { ...always(0.25), costs: { ...policy.costs, failure: 40 } };
  expect(findIn(courseRisk, twoTurns, dear)?.because).toMatch(/from 20 %/);
  expect(riskBar({ handoff: 30, failure: 10, band: 0.1 })).toBe(1);
});

test('the risk is the logistic of the weighed features, worked by hand', () => {
  const course = { ...emptyCourse, turns: 4, noHelp: 1, sameAnswers: 2 };
  const calibrator: Calibrator = { version: 'test', intercept: -1, weights: { noHelp: 2, sameAnswers: 3 } };
  // -1 + 2 × 1/4 + 3 × 2/4 = 1
  expect(riskOf(course, calibrator)).toBeCloseTo(Math.E / (1 + Math.E), 12);
  expect(riskOf(course, { ...calibrator, weights: {} })).toBeCloseTo(1 / (1 + Math.E), 12);
});
