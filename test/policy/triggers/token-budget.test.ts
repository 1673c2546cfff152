import { expect, test } from 'vitest';
import type { Evidence } from '../../../src/policy/evidence.ts';
import { judge } from '../../../src/policy/judge.ts';
import { emptyTrack } from '../../../src/policy/track.ts';
import { tokenBudget } from '../../../src/policy/triggers/token-budget.ts';
import { answered, mood } from '../../support/evidence.ts';
import { limits } from '../../support/limits.ts';
import { findIn, outcome, policy, withBars } from '../../support/policy.ts';

test('the whole conversation’s tokens above the budget, not at it', () => {
  expect(findIn(tokenBudget, [answered(6_000, 't1'), answered(4_000, 't2')])).toBeUndefined();
  expect(findIn(tokenBudget, [answered(6_000, 't1'), answered(4_001, 't2')])).toEqual({
    turns: ['t2'],
    because: 'The conversation has cost 10001 tokens (budget 10000).',
    unless: 'had it stayed within its budget',
  });
  expect(outcome([answered(10_001)])).toBe('hand_off token-budget@1 high');
});

test('the fixed script is spoken first: no model is asked for more', () => {
  expect(judge(emptyTrack, [answered(10_001)], limits, policy).decision).toMatchObject({ fallback: true });
});

test('a request to the model that failed costs as well', () => {
  const failed: Evidence = {
    type: 'model',
    turnId: 't1',
    status: 'failed',
    code: 'MODEL_ERROR',
    ms: 9,
    tokens: 10_001,
  };
  expect(findIn(tokenBudget, [failed])).toBeDefined();
});

test('where the model does not tell its cost nothing is counted', () => {
  const untold: Evidence = { type: 'model', turnId: 't1', status: 'ok', ms: 9 };
  expect(findIn(tokenBudget, [answered(10_000), untold])).toBeUndefined();
});

test('other evidence finds nothing, however much was spent', () => {
  expect(findIn(tokenBudget, [answered(20_000), mood(0)])).toBeUndefined();
});

test('how much is the policy’s to say', () => {
  expect(findIn(tokenBudget, [answered(20_000)], withBars({ tokens: 20_000 }))).toBeUndefined();
});
