import { expect, test } from 'vitest';
import { type BoundaryKind, boundaryKinds } from '../../../src/policy/evidence.ts';
import { judge } from '../../../src/policy/judge.ts';
import { emptyTrack } from '../../../src/policy/track.ts';
import { hardBoundary } from '../../../src/policy/triggers/hard-boundary.ts';
import { amount, boundary, confidence, mood } from '../../support/evidence.ts';
import { limits } from '../../support/limits.ts';
import { findIn, outcome, policy, withBars } from '../../support/policy.ts';

test.each<[BoundaryKind, number, string]>([
  ['vulnerable', 1, 'critical'],
  ['security', 1, 'critical'],
  ['medical', 0.95, 'high'],
  ['fraud', 0.9, 'high'],
  ['legal', 0.85, 'high'],
  ['compliance', 0.85, 'high'],
])('what is %s weighs %d of the rule: %s', (kind, part, tier) => {
  expect(findIn(hardBoundary, [boundary(kind)])).toEqual({
    part,
    turns: ['t1'],
    because: `The matter is ${kind} (${kind}.4), which a human decides in general.`,
    unless: `had nothing ${kind} been said`,
  });
  expect(outcome([boundary(kind)])).toBe(`hand_off hard-boundary@1 ${tier}`);
});

test('a sum above the limit is a human’s to decide, the limit itself is not', () => {
  expect(findIn(hardBoundary, [amount(1_001)])).toEqual({
    part: 0.83,
    turns: ['t1'],
    because: "A sum above the limit of 1000 is a human's to decide.",
    unless: 'had the sum been at or below the limit',
  });
  expect(outcome([amount(1_001)])).toBe('hand_off hard-boundary@1 high');
  expect(findIn(hardBoundary, [amount(1_000)])).toBeUndefined();
});

test('the sum itself is not told: it is the customer’s', () => {
  expect(JSON.stringify(findIn(hardBoundary, [amount(48_213)]))).not.toContain('48213');
});

test('a limit of nothing makes every sum a human’s', () => {
  expect(findIn(hardBoundary, [amount(1)], withBars({ money: 0 }))).toBeDefined();
});

test.each(boundaryKinds)('%s counts only where the domain says so', (kind) => {
  const touched = kind === 'money' ? amount(5_000) : boundary(kind);
  const others = boundaryKinds.filter((one) => one !== kind);
  expect(findIn(hardBoundary, [touched], withBars({ boundaries: others }))).toBeUndefined();
  expect(findIn(hardBoundary, [touched], withBars({ boundaries: [kind] }))).toBeDefined();
});

test('names the domain that it counts in', () => {
  const because = findIn(hardBoundary, [boundary('legal')], { ...policy, domain: 'healthcare' })?.because;
  expect(because).toMatch(/decides in healthcare\.$/);
});

test('of a turn’s two boundaries the graver one speaks, in whichever order they are read', () => {
  const [graver, other] = [boundary('vulnerable'), boundary('legal')];
  for (const evidence of [
    [graver, other],
    [other, graver],
  ]) {
    expect(judge(emptyTrack, evidence, limits, policy).decision).toMatchObject({
      kind: 'hand_off',
      tier: 'critical',
      finding: { because: expect.stringMatching(/^The matter is vulnerable/) },
    });
  }
});

test('confidence and good cheer change nothing about it', () => {
  expect(outcome([confidence(1), mood(1), boundary('medical'), mood(1)])).toBe('hand_off hard-boundary@1 high');
});
