import { expect, test } from 'vitest';
import { outOfScope as rule } from '../../../src/policy/triggers/out-of-scope.ts';
import { noHelp, outOfScope } from '../../support/evidence.ts';
import { findIn, outcome } from '../../support/policy.ts';

test('the AI says that it cannot: a first time weighs a part', () => {
  expect(findIn(rule, [outOfScope()])).toEqual({
    part: 0.6,
    turns: ['t1'],
    because: 'The AI said that the request is beyond what it can do (out_of_scope.3).',
    unless: 'had the request been one that it can serve',
  });
});

test('said twice it is a dead end, and weighs in full', () => {
  expect(findIn(rule, [outOfScope('t1'), noHelp('t2'), outOfScope('t9')])?.part).toBe(1);
  expect(outcome([outOfScope('t1')])).toBe('continue');
  expect(outcome([outOfScope('t1'), outOfScope('t2')])).toBe('watch out-of-scope@1 low');
});

test('other evidence finds nothing', () => {
  expect(findIn(rule, [outOfScope('t1'), outOfScope('t2'), noHelp('t3')])).toBeUndefined();
});

test('a dead end where two attempts failed is handed over, not offered', () => {
  expect(outcome([outOfScope('t1'), outOfScope('t2'), noHelp('t2'), noHelp('t3')])).toBe(
    'hand_off failed-attempts@1 high',
  );
});
