import { expect, test } from 'vitest';
import { nothingFound } from '../../../src/policy/triggers/nothing-found.ts';
import { confidence, retrieval } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('the nearest document lies at the bar or beyond', () => {
  expect(findIn(nothingFound, [retrieval(0.59)])).toBeUndefined();
  expect(findIn(nothingFound, [retrieval(0.6)])).toEqual({
    turns: ['t1'],
    because: 'The nearest document lies at 0.60, beyond 0.60.',
    unless: 'had a document been near enough',
  });
  expect(findIn(nothingFound, [retrieval(1)])).toBeDefined();
});

test('a good document found before does not make a bad one better: the distance is absolute', () => {
  expect(findIn(nothingFound, [retrieval(0.05), retrieval(0.7)])).toBeDefined();
});

test('other evidence finds nothing', () => {
  expect(findIn(nothingFound, [retrieval(0.9), confidence(0.9)])).toBeUndefined();
});

test('how far is the policy’s to say', () => {
  expect(findIn(nothingFound, [retrieval(0.7)], withBars({ distance: 0.8 }))).toBeUndefined();
});

test('alone it is kept for tuning, however often', () => {
  expect(outcome(['t1', 't2', 't3'].map((turnId) => retrieval(1, turnId)))).toBe('continue');
});
