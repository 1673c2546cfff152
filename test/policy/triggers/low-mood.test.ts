import { expect, test } from 'vitest';
import { lowMood } from '../../../src/policy/triggers/low-mood.ts';
import { confidence, mood, moods } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('one bad sentence is no mood, be it the worst', () => {
  expect(findIn(lowMood, [mood(-1, 't1', 3)])).toBeUndefined();
});

test('the running mood at the bar: midway between the whole and the latest turn', () => {
  // (mean -0.4 + last -0.4) / 2
  expect(findIn(lowMood, moods(-0.4, -0.4))).toEqual({
    part: 0.75,
    turns: ['t2'],
    because: "The customer's mood over 2 turns is low.",
    unless: 'had the mood stayed even',
  });
  expect(findIn(lowMood, moods(-0.4, -0.39))).toBeUndefined();
  // (mean -0.13 + last -0.8) / 2: a late fall counts more than its share
  expect(findIn(lowMood, moods(0.5, -0.1, -0.8))).toBeDefined();
  expect(findIn(lowMood, moods(-0.8, -0.1, 0.5))).toBeUndefined();
});

test('two signs of anger over the turns, whatever the words sound like', () => {
  expect(findIn(lowMood, [mood(0, 't1', 1), mood(0, 't2')])).toBeUndefined();
  expect(findIn(lowMood, [mood(0, 't1', 1), mood(0, 't2', 1)])).toEqual({
    part: 0.75,
    turns: ['t2'],
    because: "The customer's mood over 2 turns is low, with signs of anger.",
    unless: 'had the mood stayed even',
  });
});

test('both together weigh in full', () => {
  expect(findIn(lowMood, [mood(-0.9, 't1', 1), mood(-0.9, 't2', 1)])?.part).toBe(1);
});

test('only a turn’s mood is looked at', () => {
  expect(findIn(lowMood, [...moods(-1, -1), confidence(0.1, 't3')])).toBeUndefined();
});

test('how low is the policy’s to say', () => {
  expect(findIn(lowMood, moods(-0.5, -0.5), withBars({ mood: -0.6 }))).toBeUndefined();
});

test('no mood alone hands over, nor offers: it is put on record', () => {
  const rage = Array.from({ length: 20 }, (_, i) => mood(-1, `t${i}`, 3));
  expect(outcome(rage)).toBe('watch low-mood@1 low');
});
