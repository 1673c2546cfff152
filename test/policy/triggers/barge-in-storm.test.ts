import { expect, test } from 'vitest';
import { bargeInStorm } from '../../../src/policy/triggers/barge-in-storm.ts';
import { bargeIn, mood } from '../../support/evidence.ts';
import { findIn, outcome, withBars } from '../../support/policy.ts';

test('the third interruption within four turns', () => {
  expect(findIn(bargeInStorm, [bargeIn('t1'), bargeIn('t2')])).toBeUndefined();
  expect(findIn(bargeInStorm, [bargeIn('t1'), bargeIn('t2'), mood(0, 't3'), bargeIn('t4')])).toEqual({
    turns: ['t4'],
    because: 'The customer cut the AI off 3 times within 4 turns.',
    unless: 'had they done so less than 3 times',
  });
});

test('one that lies too far back does not count', () => {
  const quiet = [mood(0, 't3'), mood(0, 't4')];
  expect(findIn(bargeInStorm, [bargeIn('t1'), bargeIn('t2'), ...quiet, bargeIn('t5')])).toBeUndefined();
});

test('several within one turn count each', () => {
  expect(findIn(bargeInStorm, [bargeIn(), bargeIn(), bargeIn()])).toBeDefined();
});

test('other evidence finds nothing, however stormy', () => {
  expect(findIn(bargeInStorm, [bargeIn(), bargeIn(), bargeIn(), mood(-1)])).toBeUndefined();
});

test('how many within how many turns is the policy’s to say', () => {
  const bars = withBars({ bargeIns: 2, bargeInTurns: 1 });
  expect(findIn(bargeInStorm, [bargeIn('t1'), bargeIn('t2')], bars)).toBeUndefined();
  expect(findIn(bargeInStorm, [bargeIn('t1'), bargeIn('t1')], bars)).toBeDefined();
});

test('the most that a policy may ask for can still be counted', () => {
  const bars = withBars({ bargeIns: 20, bargeInTurns: 20 });
  const storm = Array.from({ length: 20 }, (_, i) => bargeIn(`t${i}`));
  expect(findIn(bargeInStorm, storm.slice(1), bars)).toBeUndefined();
  expect(findIn(bargeInStorm, storm, bars)).toBeDefined();
});

test('alone it is put on record', () => {
  expect(outcome([bargeIn(), bargeIn(), bargeIn(), bargeIn()])).toBe('watch barge-in-storm@1 low');
});
