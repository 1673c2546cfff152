import { expect, test } from 'vitest';
import { secondLook } from '../../../src/policy/triggers/second-look.ts';
import { confidence, request } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

const lookedBack = (value: number) => confidence(value, 't1', 'reflection');

test('still unsure after looking back: a human is offered', () => {
  expect(findIn(secondLook, [lookedBack(0.59)])).toEqual({
    turns: ['t1'],
    because: 'Looking back, the AI gives itself 0.59 to solve it (general asks for 0.60).',
    unless: 'had it been 0.60 or more',
  });
  expect(outcome([lookedBack(0.59)])).toBe('offer second-look@1 medium');
});

test('a look that gave no answer counts as no confidence at all', () => {
  expect(findIn(secondLook, [lookedBack(0)])?.because).toMatch(/gives itself 0\.00/);
});

test('at the bar the doubt is dispelled', () => {
  expect(findIn(secondLook, [lookedBack(0.6)])).toBeUndefined();
});

test('a look that dispels its doubt withdraws nothing of what was found', () => {
  expect(outcome([request(), lookedBack(1)])).toBe('hand_off explicit-request@2 medium');
  expect(outcome([lookedBack(0.2), lookedBack(1)])).toBe('offer second-look@1 medium');
});

test.each(['self', 'logprob'] as const)('confidence by the way is no second look: %s', (source) => {
  expect(findIn(secondLook, [confidence(0.1, 't1', source)])).toBeUndefined();
});

test('where the bar lies is the domain’s to say', () => {
  expect(findIn(secondLook, [lookedBack(0.9)], withBars({ confidence: 0.95 }))).toBeDefined();
});
