import { expect, test } from 'vitest';
import { sameAnswer as rule } from '../../../src/policy/triggers/same-answer.ts';
import { saidAgain, sameAnswer } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('from the likeness that counts as the same; a first time weighs a part', () => {
  expect(findIn(rule, [sameAnswer(0.79)])).toBeUndefined();
  expect(findIn(rule, [sameAnswer(0.8)])).toEqual({
    part: 0.6,
    turns: ['t1'],
    because: 'The AI gave an answer again that it had given before (likeness 0.80).',
    unless: 'had it found another answer',
  });
});

test('a second time weighs in full, whatever lies between', () => {
  expect(findIn(rule, [sameAnswer(0.9, 't1'), saidAgain('t2'), sameAnswer(0.8, 't7')])?.part).toBe(1);
});

test('a first one that was not alike enough makes no second', () => {
  expect(findIn(rule, [sameAnswer(0.7, 't1'), sameAnswer(0.9, 't2')])?.part).toBe(0.6);
});

test('the customer saying something again is another matter', () => {
  expect(findIn(rule, [saidAgain()])).toBeUndefined();
});

test('how alike is the policy’s to say', () => {
  expect(findIn(rule, [sameAnswer(0.55)], withBars({ likeness: 0.5 }))).toBeDefined();
});

test('said twice it is put on record', () => {
  expect(outcome([sameAnswer(1, 't1')])).toBe('continue');
  expect(outcome([sameAnswer(1, 't1'), sameAnswer(1, 't2')])).toBe('watch same-answer@1 low');
});
