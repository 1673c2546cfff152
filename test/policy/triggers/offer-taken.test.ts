import { expect, test } from 'vitest';
import { offerTaken } from '../../../src/policy/triggers/offer-taken.ts';
import { answer, answered, mood, offered } from '../../support/evidence.ts';
import { findIn, outcome } from '../../support/policy.ts';

test('a human was offered and the customer says yes: the same as asking for one', () => {
  expect(findIn(offerTaken, [offered('t1'), answer(true, 't2')])).toEqual({
    turns: ['t2'],
    because: 'The customer took the offer of a human.',
    unless: 'had they declined',
  });
  expect(outcome([offered('t1'), answer(true, 't2')])).toBe('hand_off offer-taken@1 medium');
});

test('a no takes nothing, nor does a yes that follows it', () => {
  expect(findIn(offerTaken, [offered('t1'), answer(false, 't2')])).toBeUndefined();
  expect(findIn(offerTaken, [offered('t1'), answer(false, 't2'), answer(true, 't3')])).toBeUndefined();
});

test('a yes to nothing takes nothing', () => {
  expect(findIn(offerTaken, [answer(true)])).toBeUndefined();
});

test('the second of two turns sent at once may take it', () => {
  expect(findIn(offerTaken, [offered('t1'), mood(0, 't2'), answer(true, 't3')])).toBeDefined();
});

test('once the AI has spoken again a yes answers something else', () => {
  const spoken = [offered('t1'), mood(0, 't2'), answered(5, 't2')];
  expect(findIn(offerTaken, [...spoken, answer(true, 't3')])).toBeUndefined();
});

test('the AI’s own words beside its offer do not close it', () => {
  expect(findIn(offerTaken, [mood(0, 't1'), offered('t1'), answered(5, 't1'), answer(true, 't2')])).toBeDefined();
});

test('an offer is taken once', () => {
  expect(findIn(offerTaken, [offered('t1'), answer(true, 't2'), answer(true, 't3')])).toBeUndefined();
});
