import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Decision, tiers } from '../../src/policy/decision.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { scoreOf } from '../../src/policy/score.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import { triggers } from '../../src/policy/triggers.ts';
import * as one from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';
import { bad, desk, inserted, place, trajectory } from '../support/trajectory.ts';

/** The desk's state chooses a path; it judges nobody. */

vi.setConfig({ testTimeout: 600_000 });

const seeing: Policy = { ...policy, capacity: { waitMs: 300_000, overload: 2, offerFrom: 70 } };
const judged = (evidence: readonly Evidence[], by: Policy = seeing) => judge(emptyTrack, evidence, limits, by);
const weigh = (evidence: readonly Evidence[]): number => scoreOf(judged(evidence).track.found, triggers);

test('how the desk stands, wherever it is seen, moves no score', () => {
  fc.assert(
    fc.property(trajectory(6), desk, place, (turns, make, at) => {
      expect(weigh(inserted(turns, make, at))).toBe(weigh(turns.flat()));
    }),
    { numRuns: 8_000 },
  );
});

test('nor whether there is a handover, nor its rule, tier and place in the queue', () => {
  const plain = (decision: Decision) => {
    if (decision.kind !== 'hand_off') return 'none';
    const { path: _, ...rest } = decision;
    return rest;
  };
  fc.assert(
    fc.property(trajectory(5), desk, place, (turns, make, at) => {
      const seen = judged(inserted(turns, make, at)).decision;
      expect(plain(seen)).toEqual(plain(judged(turns.flat()).decision));
    }),
    { numRuns: 8_000 },
  );
});

test('the same evidence gives the same path', () => {
  fc.assert(
    fc.property(trajectory(5), desk, place, (turns, make, at) => {
      const evidence = inserted(turns, make, at);
      const copy: readonly Evidence[] = JSON.parse(JSON.stringify(evidence));
      expect(judged(copy)).toEqual(judged(evidence));
    }),
    { numRuns: 4_000 },
  );
});

const force = ({ kind }: Decision): number => ['continue', 'watch', 'offer', 'hand_off'].indexOf(kind);

test('before the same desk, more bad evidence never does less, nor for a lower tier', () => {
  fc.assert(
    fc.property(fc.array(bad, { maxLength: 6 }), bad, desk, (pieces, more, make) => {
      const evidence = [make('t1', 0), ...pieces.map((piece, i) => piece('t1', i + 1))];
      const before = judged(evidence).decision;
      const after = judged([...evidence, more('t1', 100)]).decision;
      expect(force(after)).toBeGreaterThanOrEqual(force(before));
      if (before.kind === 'continue' || after.kind === 'continue') return;
      expect(tiers.indexOf(after.tier)).toBeLessThanOrEqual(tiers.indexOf(before.tier));
    }),
    { numRuns: 10_000 },
  );
});

test('a fuller desk never gets a customer more than an emptier one', () => {
  fc.assert(
    fc.property(trajectory(4), fc.nat(8), fc.nat(20), (turns, present, waiting) => {
      const under = (free: number) => judged([one.capacity(free, present + 1, waiting), ...turns.flat()]).decision;
      expect(force(under(0))).toBeLessThanOrEqual(force(under(1)));
    }),
    { numRuns: 4_000 },
  );
});
