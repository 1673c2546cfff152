import { expect, test } from 'vitest';
import { failedAttempts } from '../../../src/policy/triggers/failed-attempts.ts';
import { bargeIn, noHelp, saidAgain } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('the second failed attempt: a human is offered', () => {
  expect(findIn(failedAttempts, [noHelp('t1')])).toBeUndefined();
  expect(findIn(failedAttempts, [noHelp('t1'), saidAgain('t2')])).toEqual({
    turns: ['t1', 't2'],
    because: '2 attempts at what the customer wants have failed.',
    unless: 'had the last of them helped',
  });
  expect(outcome([noHelp('t1'), saidAgain('t2')])).toBe('offer failed-attempts@1 medium');
});

test('turns between the attempts do not make them fewer', () => {
  expect(outcome([noHelp('t1'), bargeIn('t2'), bargeIn('t3'), noHelp('t9')])).toBe('offer failed-attempts@1 medium');
});

test('both signs in one turn are one attempt, however often they come', () => {
  expect(findIn(failedAttempts, [noHelp('t1'), saidAgain('t1'), noHelp('t1')])).toBeUndefined();
});

test('a further sign of an attempt that was counted finds nothing new', () => {
  expect(findIn(failedAttempts, [noHelp('t1'), noHelp('t2'), saidAgain('t2')])).toBeUndefined();
});

test('other evidence than a failed attempt finds nothing, however many attempts stand', () => {
  expect(findIn(failedAttempts, [noHelp('t1'), noHelp('t2'), bargeIn('t3')])).toBeUndefined();
});

test('from which attempt on is the policy’s to say', () => {
  expect(findIn(failedAttempts, [noHelp('t1')], withBars({ attemptsOffer: 1 }))).toBeDefined();
  expect(findIn(failedAttempts, [noHelp('t1'), noHelp('t2')], withBars({ attemptsOffer: 3 }))).toBeUndefined();
});
