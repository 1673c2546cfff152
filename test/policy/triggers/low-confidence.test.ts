import { expect, test } from 'vitest';
import { lowConfidence } from '../../../src/policy/triggers/low-confidence.ts';
import { confidence, mood } from '../../support/evidence.ts';
import { findIn, outcome, policy, withBars } from '../../support/policy.ts';

test('below the bar, not at it; a first time weighs a part', () => {
  expect(findIn(lowConfidence, [confidence(0.6)])).toBeUndefined();
  expect(findIn(lowConfidence, [confidence(0.59)])).toEqual({
    part: 0.6,
    turns: ['t1'],
    because: 'Confidence 0.59 is below 0.60, which general asks for.',
    unless: 'had it been 0.60 or more',
  });
});

test.each(['self', 'logprob'] as const)(
  'counts whether it is what the model says or how likely its words were: %s',
  (source) => {
    expect(findIn(lowConfidence, [confidence(0.5, 't1', source)])).toBeDefined();
  },
);

test('a second low value weighs in full', () => {
  expect(findIn(lowConfidence, [confidence(0.5, 't1'), confidence(0.59, 't2')])?.part).toBe(1);
});

test('high values between two low ones withdraw nothing', () => {
  const sure = ['t2', 't3', 't4'].map((turnId) => confidence(1, turnId));
  expect(findIn(lowConfidence, [confidence(0.5, 't1'), ...sure, confidence(0.5, 't5')])?.part).toBe(1);
});

test('a single one below half of the bar weighs in full', () => {
  expect(findIn(lowConfidence, [confidence(0.3)])?.part).toBe(0.6);
  expect(findIn(lowConfidence, [confidence(0.29)])?.part).toBe(1);
});

test('what is thought in hindsight is the second look’s matter', () => {
  expect(findIn(lowConfidence, [confidence(0.1, 't1', 'reflection')])).toBeUndefined();
});

test('other evidence finds nothing, however low the confidence stands', () => {
  expect(findIn(lowConfidence, [confidence(0.1), mood(-1)])).toBeUndefined();
});

test('where the bar lies is the domain’s to say, and which domain is told', () => {
  const finance = { ...withBars({ confidence: 0.92 }), domain: 'finance' };
  expect(findIn(lowConfidence, [confidence(0.9)], finance)?.because).toBe(
    'Confidence 0.90 is below 0.92, which finance asks for.',
  );
  expect(findIn(lowConfidence, [confidence(0.9)], policy)).toBeUndefined();
});

test('alone it is put on record at most, never an offer', () => {
  const low = ['t1', 't2', 't3', 't4', 't5'].map((turnId) => confidence(0, turnId));
  expect(outcome(low.slice(0, 1))).toBe('watch low-confidence@2 low');
  expect(outcome(low)).toBe('watch low-confidence@2 low');
});
