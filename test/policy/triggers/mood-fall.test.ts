import { expect, test } from 'vitest';
import { moodFall } from '../../../src/policy/triggers/mood-fall.ts';
import { confidence, moods } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('the straight line through the moods falls by the bar', () => {
  // falls 0.4 a turn over three steps: 1.2
  expect(findIn(moodFall, moods(0.6, 0.2, -0.2, -0.6))).toEqual({
    part: 1,
    turns: ['t4'],
    because: "The customer's mood has fallen over 4 turns.",
    unless: 'had the mood stayed even',
  });
  expect(findIn(moodFall, moods(0.3, 0.1, -0.1, -0.3))).toBeUndefined();
});

test('three turns are no fall', () => {
  expect(findIn(moodFall, moods(1, 0, -1))).toBeUndefined();
});

test('a level that was low all along is no fall, nor is one that rises', () => {
  expect(findIn(moodFall, moods(-0.9, -0.9, -0.9, -0.9))).toBeUndefined();
  expect(findIn(moodFall, moods(-0.9, -0.5, -0.3, -0.1))).toBeUndefined();
});

test('a turn that sounds well, or of nothing, is no time to find it', () => {
  expect(findIn(moodFall, moods(1, 0.8, 0.1, 0))).toBeUndefined();
  expect(findIn(moodFall, moods(1, 0.8, 0.1, -0.01))).toBeDefined();
});

test('a mood that leaps about more than it falls weighs a part', () => {
  expect(findIn(moodFall, moods(1, -1, 1, -1), withBars({ moodFall: 0.5 }))?.part).toBe(1);
  expect(findIn(moodFall, moods(0.6, -1, 0.9, -1, 0.9, -1), withBars({ moodFall: 0.2 }))?.part).toBe(0.7);
});

test('only a turn’s mood is looked at', () => {
  expect(findIn(moodFall, [...moods(0.6, 0.2, -0.2, -0.6), confidence(0.1, 't5')])).toBeUndefined();
});

test('how far is the policy’s to say', () => {
  expect(findIn(moodFall, moods(0.3, 0.1, -0.1, -0.3), withBars({ moodFall: 0.5 }))).toBeDefined();
});

test('alone it is kept for tuning', () => {
  expect(outcome(moods(0.6, 0.2, -0.2, -0.6), withBars({ mood: -1 }))).toBe('continue');
});
