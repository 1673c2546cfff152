import { expect, test } from 'vitest';
import { emptyPromise } from '../../../src/policy/triggers/empty-promise.ts';
import { promised, request } from '../../support/evidence.ts';
import { findIn, outcome } from '../../support/policy.ts';

test('the AI said that a human will come: a handoff makes it true', () => {
  expect(findIn(emptyPromise, [promised('human')])).toEqual({
    turns: ['t1'],
    because: 'The AI promised the customer a human, which it cannot keep by itself.',
    unless: 'had it promised nothing',
  });
  expect(outcome([promised('human')])).toBe('hand_off empty-promise@1 high');
});

test.each(['callback', 'other'] as const)('a promise of something else hands nobody over: %s', (what) => {
  expect(findIn(emptyPromise, [promised(what)])).toBeUndefined();
});

test('a human whom the customer asked for is no promise of the AI', () => {
  expect(findIn(emptyPromise, [request()])).toBeUndefined();
});
