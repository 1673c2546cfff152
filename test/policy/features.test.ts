import { expect, test } from 'vitest';
import { carryCourse, emptyCourse } from '../../src/policy/course.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { featureNames, featuresOf } from '../../src/policy/features.ts';
import * as one from '../support/evidence.ts';

/** What the calibrator reads of a conversation, each figure worked by hand. */

function features(...evidence: Evidence[]): Readonly<Record<string, number>> {
  const figures = featuresOf(evidence.reduce(carryCourse, emptyCourse));
  return Object.fromEntries(featureNames.map((name, i) => [name, figures[i] ?? Number.NaN]));
}
const ask = (turnId: string, fingerprint: string, sideEffect = false): Evidence => ({
  type: 'ask',
  turnId,
  callId: `${turnId}-${fingerprint}`,
  tool: 'find_order',
  fingerprint,
  sideEffect,
});
const answeredIn = (words: number, turnId: string): Evidence => ({ type: 'model', turnId, status: 'ok', ms: 9, words });

test('of nothing, nothing', () => {
  for (const [name, figure] of Object.entries(features())) expect(figure, name).toBe(0);
});

test('turns and calls by the logarithm of one more: the tenth says less than the second', () => {
  const { turns, calls, refused, failed, outOfScope } = features(
    one.called('ok', 't1', 'a'),
    one.called('refused', 't1', 'b'),
    one.called('failed', 't2', 'c'),
    one.called('timeout', 't3', 'd'),
    one.called('dropped', 't3', 'e'),
    one.outOfScope('t3'),
  );
  expect({ turns, calls, refused, failed, outOfScope }).toEqual({
    turns: Math.log1p(3),
    // What was called off is no call.
    calls: Math.log1p(4),
    refused: Math.log1p(1),
    failed: Math.log1p(2),
    outOfScope: Math.log1p(1),
  });
});

test('asks: the most within a turn, those with a side effect, those made before anywhere', () => {
  const asked = features(ask('t1', 'a'), ask('t1', 'b', true), ask('t2', 'a'), ask('t2', 'c', true), ask('t2', 'c'));
  expect(asked).toMatchObject({ mostCalls: Math.log1p(3), sideEffects: Math.log1p(2), repeated: Math.log1p(2) });
});

test('what shows in a turn or does not, by its share of the turns', () => {
  const shown = features(
    one.noHelp('t1'),
    one.saidAgain('t2'),
    one.noHelp('t3'),
    one.sameAnswer(0.9, 't3'),
    one.bargeIn('t4'),
    one.mood(0, 't4', 2),
  );
  expect(shown).toMatchObject({ noHelp: 0.5, saidAgain: 0.25, sameAnswers: 0.25, bargeIns: 0.25, anger: 0.5 });
});

test('how much is said: words of a turn, words of answers by turn', () => {
  const mood = (words: number, turnId: string): Evidence => ({ type: 'mood', turnId, valence: 0, anger: 0, words });
  const spoken = features(mood(4, 't1'), answeredIn(30, 't1'), answeredIn(10, 't1'), mood(8, 't2'), one.mood(0, 't2'));
  expect(spoken).toMatchObject({ words: Math.log1p(6), answers: Math.log1p(20) });
});

test('mood and confidence: level, trend, volatility, worst moment, latest', () => {
  const course = features(...one.moods(0.4, 0.1, -0.2), one.confidence(0.9, 't1'), one.confidence(0.5, 't3'));
  expect(course.moodLevel).toBeCloseTo(0.1, 12);
  expect(course.moodTrend).toBeCloseTo(-0.3, 12);
  expect(course.moodVolatility).toBeCloseTo(Math.sqrt(0.06), 12);
  expect(course).toMatchObject({ moodWorst: -0.2, moodLast: -0.2, confidenceWorst: 0.5, confidenceLast: 0.5 });
  expect(course.confidenceLevel).toBeCloseTo(0.7, 12);
  expect(course.confidenceTrend).toBe(0);
  expect(course.confidenceVolatility).toBeCloseTo(0.2, 12);
});

test('what is thought in hindsight is no step of the course', () => {
  expect(features(one.confidence(0.9, 't1'), one.confidence(0.1, 't1', 'reflection'))).toMatchObject({
    confidenceLast: 0.9,
    confidenceWorst: 0.9,
  });
});
