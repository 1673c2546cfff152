import { expect, test } from 'vitest';
import { attemptsExhausted } from '../../../src/policy/triggers/attempts-exhausted.ts';
import { bargeIn, noHelp, saidAgain } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('the third failed attempt: a human takes it, and its turns are told', () => {
  expect(findIn(attemptsExhausted, [noHelp('t1'), noHelp('t2')])).toBeUndefined();
  expect(findIn(attemptsExhausted, [noHelp('t1'), saidAgain('t2'), noHelp('t5')])).toEqual({
    turns: ['t1', 't2', 't5'],
    because: '3 attempts at what the customer wants have failed (a human takes it from 3).',
    unless: 'had one of them helped',
  });
  expect(outcome([noHelp('t1'), saidAgain('t2'), noHelp('t5')])).toBe('hand_off attempts-exhausted@1 critical');
});

test('saying it again is an attempt that failed, the last one too', () => {
  expect(findIn(attemptsExhausted, [noHelp('t1'), noHelp('t2'), saidAgain('t3')])).toBeDefined();
});

test('a fourth one still does', () => {
  const found = findIn(attemptsExhausted, ['t1', 't2', 't3', 't4'].map(noHelp));
  expect(found).toMatchObject({ because: expect.stringMatching(/^4 attempts/), turns: ['t1', 't2', 't3', 't4'] });
});

test('both signs of one turn are one attempt', () => {
  expect(findIn(attemptsExhausted, [noHelp('t1'), saidAgain('t1'), noHelp('t2'), saidAgain('t2')])).toBeUndefined();
});

test('other evidence than a failed attempt finds nothing, however many attempts stand', () => {
  expect(findIn(attemptsExhausted, [...['t1', 't2', 't3'].map(noHelp), bargeIn('t4')])).toBeUndefined();
  expect(findIn(attemptsExhausted, [...['t1', 't2', 't3'].map(noHelp), saidAgain('t3')])).toBeUndefined();
});

test('from which attempt on is the policy’s to say', () => {
  const bars = withBars({ attemptsHandOff: 2 });
  expect(findIn(attemptsExhausted, [noHelp('t1'), noHelp('t2')], bars)?.because).toMatch(/from 2\)\.$/);
});
