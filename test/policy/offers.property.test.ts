import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { judge, standingOffer } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { emptyTrack, type Track } from '../../src/policy/track.ts';
import * as one from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';
import { any, type Turn, trajectory } from '../support/trajectory.ts';

/** Offers of a human: not in a loop, not more often than is bearable, and none beside one that stands. */

vi.setConfig({ testTimeout: 600_000 });

/** Rules that offer, weighing so little that nothing is handed over for its score. */
const offering = (atMost: number, turnsBetween: number): Policy => ({
  ...policy,
  weights: { 'failed-attempts': 30, 'second-look': 30 },
  offers: { atMost, turnsBetween },
});

/** Plays a conversation, making each offer that is decided, and returns the turns (from 1) in which one was made. */
function offers(turns: readonly Turn[], by: Policy, silent: readonly boolean[] = []): number[] {
  const made: number[] = [];
  let track: Track = emptyTrack;
  for (const [i, turn] of turns.entries()) {
    const judged = judge(track, turn, limits, by);
    track = judged.track;
    const fellSilent = silent[i] === true && standingOffer(track, by) !== undefined;
    if (judged.decision.kind !== 'offer' && !fellSilent) continue;
    expect(track.offers.open).toBe(false);
    track = judge(track, [one.offered(`t${i + 1}`)], limits, by).track;
    made.push(i + 1);
  }
  return made;
}

const spoken = any.filter((make) => make('t1', 0).type !== 'offered');
const gaps = (turns: readonly number[]): number[] => turns.slice(1).map((turn, i) => turn - (turns[i] ?? 0));

test('offers never come more often than the policy bears, nor closer together', () => {
  let repeated = 0;
  fc.assert(
    fc.property(
      trajectory(20, spoken, 3),
      fc.nat(3),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      (turns, atMost, turnsBetween, silent) => {
        for (const by of [offering(atMost, turnsBetween), { ...policy, offers: { atMost, turnsBetween } }]) {
          const made = offers(turns, by, silent);
          expect(made.length).toBeLessThanOrEqual(atMost);
          for (const gap of gaps(made)) expect(gap).toBeGreaterThanOrEqual(turnsBetween);
          if (made.length > 1) repeated++;
        }
      },
    ),
    { numRuns: 6_000 },
  );
  // It would hold of conversations without offers too.
  expect(repeated).toBeGreaterThan(1_000);
});

const declined = (i: number): Turn => [one.answer(false, `t${i}`), one.noHelp(`t${i}`)];

test('an offer that was declined comes again after the turns between, and then no more', () => {
  const turns = Array.from({ length: 14 }, (_, i) => declined(i + 1));
  expect(offers(turns, offering(2, 3))).toEqual([2, 5]);
  expect(offers(turns, offering(3, 1))).toEqual([2, 3, 4]);
  expect(offers(turns, offering(0, 1))).toEqual([]);
});

test('while an offer stands open there is no other, however long', () => {
  const turns = Array.from({ length: 14 }, (_, i): Turn => [one.noHelp(`t${i + 1}`)]);
  expect(offers(turns, offering(5, 1))).toEqual([2]);
});

test('what stands at medium is offered when the customer falls silent; less is not', () => {
  const after = (...evidence: Turn) => judge(emptyTrack, evidence, limits, policy).track;
  expect(standingOffer(after(one.outOfScope('t1'), one.outOfScope('t2')), policy)).toBeUndefined();
  const medium = after(one.outOfScope('t1'), one.outOfScope('t2'), one.promised('callback', 't2'));
  expect(standingOffer(medium, policy)).toEqual({
    kind: 'offer',
    score: 64,
    tier: 'medium',
    finding: {
      rule: expect.stringMatching(/^(out-of-scope|loose-promise)@1$/),
      score: 40,
      turns: ['t2'],
      because: 'The customer fell silent while the evidence so far weighs medium.',
      unless: 'had they gone on speaking',
    },
  });
  expect(standingOffer(judge(medium, [one.offered('t2')], limits, policy).track, policy)).toBeUndefined();
});
