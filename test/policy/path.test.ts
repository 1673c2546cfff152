import { expect, test } from 'vitest';
import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import * as one from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';

/** What the desk's state changes: the path, and whether a weak offer is made now. */

const seeing: Policy = { ...policy, capacity: { waitMs: 300_000, overload: 2, offerFrom: 70 } };

const pathAfter = (evidence: readonly Evidence[], by: Policy = seeing): string => {
  const { decision } = judge(emptyTrack, evidence, limits, by);
  const path = 'path' in decision && decision.path !== undefined ? ` ${decision.path}` : '';
  return `${decision.kind}${path}`;
};

const full = one.capacity(0, 3, 1);
const overloaded = one.capacity(0, 3, 6);
const nobody = one.capacity(0, 0, 0);
const free = one.capacity(1, 3, 0);

test.each([
  ['somebody is free', free, 'hand_off warm'],
  ['all are busy', full, 'hand_off queue'],
  ['twice as many wait as are there', overloaded, 'hand_off queue'],
  ['the wait is within bounds', one.capacity(0, 3, 1, 't1', 300_000), 'hand_off queue'],
  ['the wait is too long', one.capacity(0, 3, 1, 't1', 300_001), 'hand_off callback'],
  ['the wait is too long, and somebody is free after all', one.capacity(1, 3, 1, 't1', 300_001), 'hand_off warm'],
  ['nobody is there', nobody, 'hand_off callback'],
])('who asks for a human while %s: %s', (_, desk, path) => {
  expect(pathAfter([desk, one.request()])).toBe(path);
});

test('without a desk, or a policy that asks for it, nothing is different', () => {
  expect(pathAfter([one.request()])).toBe('hand_off');
  expect(pathAfter([nobody, one.request()], policy)).toBe('hand_off');
  expect(pathAfter([overloaded, one.noHelp('t1'), one.noHelp('t2')], policy)).toBe('offer');
});

const weak = [one.noHelp('t1'), one.noHelp('t2')];

test.each([
  ['made while somebody is free', free, 'offer'],
  ['made while all are busy', full, 'offer'],
  ['held back at overload', overloaded, 'watch stay'],
  ['held back while nobody is there', nobody, 'watch stay'],
  ['held back where the wait is too long', one.capacity(0, 3, 1, 't1', 300_001), 'watch stay'],
])('a weak offer is %s', (_, desk, path) => {
  expect(pathAfter([desk, ...weak])).toBe(path);
});

test('an offer that weighs enough is made even then', () => {
  const graver = [...weak, one.outOfScope('t2')];
  expect(pathAfter([overloaded, ...graver])).toBe('offer');
});

test.each([
  ['a request', [one.request()]],
  ['an offer that is taken', [one.offered(), one.answer(true, 't2')]],
  ['a hard boundary', [one.boundary('medical')]],
  ['a sum above the limit', [one.amount(5_000)]],
  ['a third failed attempt', [...weak, one.noHelp('t3')]],
])('%s is never held back', (_, evidence) => {
  expect(pathAfter([overloaded, ...evidence])).toMatch(/^hand_off/);
});

test('what was held back is said once, and made up for as soon as there is room', () => {
  const held = judge(emptyTrack, [overloaded, ...weak], limits, seeing);
  expect(held.track.held).toBe(true);
  const still = judge(held.track, [one.capacity(0, 3, 7, 't3'), one.mood(0, 't3')], limits, seeing);
  expect(still.decision.kind).toBe('continue');
  const room = judge(still.track, [one.capacity(1, 3, 0, 't4')], limits, seeing);
  expect(room.decision).toMatchObject({
    kind: 'offer',
    finding: { because: 'The desk has room again for an offer that was held back.', turns: ['t4'] },
  });
  const made = judge(room.track, [one.offered('t4')], limits, seeing);
  expect(made.track).not.toHaveProperty('held');
});
