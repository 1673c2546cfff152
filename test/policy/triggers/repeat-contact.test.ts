import { expect, test } from 'vitest';
import { repeatContact as rule } from '../../../src/policy/triggers/repeat-contact.ts';
import { mood, noHelp, repeatContact } from '../../support/evidence.ts';
import { findIn, outcome, policy, withBars } from '../../support/policy.ts';

test('coming back within the days that count is a finding, and says when it was', () => {
  expect(findIn(rule, [repeatContact({ days: 2 })])).toEqual({
    part: 0.8,
    turns: ['t1'],
    because: 'The customer was here about the same thing 2 days ago.',
    unless: 'had it been settled the first time',
  });
  expect(findIn(rule, [repeatContact({ days: 6 })])).toBeDefined();
  expect(findIn(rule, [repeatContact({ days: 7 })])).toBeUndefined();
  expect(findIn(rule, [repeatContact({ days: 7 })], withBars({ repeatDays: 8 }))).toBeDefined();
});

test('a third time weighs in full, a matter that counted as solved somewhat less', () => {
  expect(findIn(rule, [repeatContact({ times: 2 })])?.part).toBe(1);
  expect(findIn(rule, [repeatContact({ resolved: true })])?.part).toBe(0.6);
  expect(findIn(rule, [repeatContact({ resolved: true, days: 0 })])?.because).toBe(
    'The customer was here about the same thing within a day; it counted as solved.',
  );
});

test('who is merely said to be the customer counts half', () => {
  expect(findIn(rule, [repeatContact({ trusted: false })])?.part).toBe(0.4);
  expect(findIn(rule, [repeatContact({ trusted: false, times: 3 })])?.part).toBe(0.5);
});

test('a policy from before the rule finds nothing', () => {
  const { repeatDays: _, ...bars } = policy.bars;
  expect(findIn(rule, [repeatContact({ days: 0 })], { ...policy, bars })).toBeUndefined();
});

test('alone it hands nobody over; a third time is put on record, with bad mood and no help it becomes an offer', () => {
  expect(outcome([repeatContact()])).toBe('continue');
  expect(outcome([repeatContact({ times: 2 })])).toBe('watch repeat-contact@1 low');
  expect(outcome([repeatContact({ times: 2 }), mood(-0.9), mood(-0.9, 't2'), noHelp('t2')])).toMatch(/^offer /);
});
