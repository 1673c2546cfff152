import { expect, test } from 'vitest';
import { loosePromise } from '../../../src/policy/triggers/loose-promise.ts';
import { promised, request } from '../../support/evidence.ts';
import { findIn, outcome } from '../../support/policy.ts';

test('a callback that no timer stands behind weighs in full, another promise a part', () => {
  expect(findIn(loosePromise, [promised('callback')])).toEqual({
    part: 1,
    turns: ['t1'],
    because: 'The AI made a promise of its own (callback) that nothing stands behind.',
    unless: 'had it promised nothing',
  });
  expect(findIn(loosePromise, [promised('other')])).toEqual({
    part: 0.7,
    turns: ['t1'],
    because: 'The AI made a promise of its own (other) that nothing stands behind.',
    unless: 'had it promised nothing',
  });
});

test('it adds: a callback is put on record, another promise is kept for tuning', () => {
  expect(outcome([promised('callback')])).toBe('watch loose-promise@1 low');
  expect(outcome([promised('other')])).toBe('continue');
});

test('a promised human is the other rule’s matter', () => {
  expect(findIn(loosePromise, [promised('human')])).toBeUndefined();
  expect(findIn(loosePromise, [request()])).toBeUndefined();
});
