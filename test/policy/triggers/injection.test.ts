import { expect, test } from 'vitest';
import { injection as rule } from '../../../src/policy/triggers/injection.ts';
import { boundary, injection, mood, request } from '../../support/evidence.ts';
import { findIn, outcome } from '../../support/policy.ts';

test('a customer’s text weighs a part, a tool’s in full: nobody wrote that by chance', () => {
  expect(findIn(rule, [injection('customer')])).toEqual({
    part: 0.7,
    turns: ['t1'],
    because: "The customer's text tries to steer the AI (injection.7).",
    unless: 'had the text held no instructions',
  });
  expect(findIn(rule, [injection('tool')])).toEqual({
    part: 1,
    turns: ['t1'],
    because: "A tool's result tries to steer the AI (injection.7).",
    unless: 'had the text held no instructions',
  });
  expect(outcome([injection('customer')])).toBe('continue');
  expect(outcome([injection('tool')])).toBe('watch injection@1 low');
});

test('it forbids nothing: what hands over still does, and none the lower', () => {
  expect(outcome([injection('tool'), boundary('vulnerable')])).toBe('hand_off hard-boundary@1 critical');
  expect(outcome([injection('customer'), request(), injection('tool')])).toBe('hand_off explicit-request@2 medium');
});

test('other evidence finds nothing', () => {
  expect(findIn(rule, [injection('tool'), mood(0)])).toBeUndefined();
});
