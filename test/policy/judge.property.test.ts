import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Decision, tierOf, tiers } from '../../src/policy/decision.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { scoreOf } from '../../src/policy/score.ts';
import { emptyTrack, type Track } from '../../src/policy/track.ts';
import { triggers } from '../../src/policy/triggers.ts';
import * as one from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';
import { any, bad, inserted, opinion, place, type Turn, trajectory } from '../support/trajectory.ts';

/** What holds of every judgement, over random conversations: a hundred thousand in all. */

/** Some seconds each; on a machine that has other things to do it may take as long as it likes. */
vi.setConfig({ testTimeout: 600_000 });

/** Foretells from what went wrong, never the other way round. */
const foretelling: Policy = {
  ...policy,
  calibrator: {
    version: 'test',
    intercept: -2.5,
    weights: { refused: 1, failed: 1, noHelp: 2, saidAgain: 2, sameAnswers: 1, outOfScope: 1, bargeIns: 1, regrets: 1 },
  },
};
const weigh = (evidence: readonly Evidence[], by: Policy = policy): number =>
  scoreOf(judge(emptyTrack, evidence, limits, by).track.found, triggers);
const rank = (score: number): number => tiers.indexOf(tierOf(score));

/** Turn by turn, as the conversation asks. */
function decisions(turns: readonly Turn[], by: Policy): { decisions: Decision[]; track: Track } {
  let track = emptyTrack;
  const made = turns.map((turn) => {
    const judged = judge(track, turn, limits, by);
    track = judged.track;
    return judged.decision;
  });
  return { decisions: made, track };
}

test('the same evidence gives the same decisions, and is left as it was', () => {
  fc.assert(
    fc.property(trajectory(8), (turns) => {
      const copy: readonly Turn[] = JSON.parse(JSON.stringify(turns));
      expect(JSON.stringify(decisions(turns, foretelling))).toBe(JSON.stringify(decisions(copy, foretelling)));
      expect(JSON.stringify(turns)).toBe(JSON.stringify(copy));
    }),
    { numRuns: 10_000 },
  );
});

test('judged piece by piece or all at once, what is remembered is the same', () => {
  fc.assert(
    fc.property(trajectory(6), (turns) => {
      const pieces = turns.flat().map((piece) => [piece]);
      const all = JSON.stringify(judge(emptyTrack, turns.flat(), limits, foretelling).track);
      expect(JSON.stringify(decisions(pieces, foretelling).track)).toBe(all);
      expect(JSON.stringify(decisions(turns, foretelling).track)).toBe(all);
    }),
    { numRuns: 8_000 },
  );
});

test('each look makes exactly one decision, which names its rule, turns, reason and what would have changed it', () => {
  fc.assert(
    fc.property(trajectory(8), (turns) => {
      const known = new Set(turns.flat().map(({ turnId }) => turnId));
      const { decisions: made } = decisions(turns, foretelling);
      expect(made).toHaveLength(turns.length);
      expect(made.flatMap((decision) => wrongIn(decision, known))).toEqual([]);
    }),
    { numRuns: 12_000 },
  );
});

const kinds: ReadonlySet<string> = new Set(['continue', 'watch', 'offer', 'hand_off']);
const rules = new Set(triggers.map(({ id, version }) => `${id}@${version}`));

/** What a decision does not say as it should. */
function wrongIn(decision: Decision, known: ReadonlySet<string>): string[] {
  if (decision.kind === 'continue') return [];
  const { kind, finding, score, tier } = decision;
  const holds: Readonly<Record<string, boolean>> = {
    kind: kinds.has(kind),
    rule: rules.has(finding.rule),
    turns: finding.turns.length > 0 && finding.turns.every((turn) => known.has(turn)),
    because: /^[A-Z0-9][^\n]+\.$/.test(finding.because),
    unless: /^had [^\n]+[^.]$/.test(finding.unless),
    score: score >= finding.score && score <= 100,
    tier: tier === tierOf(score),
  };
  return Object.entries(holds).flatMap(([name, held]) => (held ? [] : [`${name} of ${JSON.stringify(decision)}`]));
}

test('bad evidence, wherever it is put in, never lowers the score nor the tier', () => {
  fc.assert(
    fc.property(trajectory(7), bad, place, (turns, make, at) => {
      const before = weigh(turns.flat(), foretelling);
      const after = weigh(inserted(turns, make, at), foretelling);
      expect(after).toBeGreaterThanOrEqual(before);
      expect(rank(after)).toBeLessThanOrEqual(rank(before));
    }),
    { numRuns: 20_000 },
  );
});

test('the worst of moods neither; but a line that begins low falls less', () => {
  const { 'mood-fall': _, ...weights } = policy.weights;
  fc.assert(
    fc.property(trajectory(7), place, fc.nat(3), (turns, at, anger) => {
      const worse = inserted(turns, (turnId) => one.mood(-1, turnId, anger), at);
      expect(weigh(worse, { ...policy, weights })).toBeGreaterThanOrEqual(weigh(turns.flat(), { ...policy, weights }));
    }),
    { numRuns: 8_000 },
  );
});

test('evidence that comes later never lowers the score, whatever it is', () => {
  fc.assert(
    fc.property(trajectory(7), any, (turns, make) => {
      expect(weigh(inserted(turns, make, 1), foretelling)).toBeGreaterThanOrEqual(weigh(turns.flat(), foretelling));
    }),
    { numRuns: 10_000 },
  );
});

test('what the model says of itself and of the customer only adds, wherever it says it', () => {
  fc.assert(
    fc.property(trajectory(7), opinion, place, (turns, make, at) => {
      expect(weigh(inserted(turns, make, at))).toBeGreaterThanOrEqual(weigh(turns.flat()));
    }),
    { numRuns: 10_000 },
  );
});

test('a request is honoured within its turn whatever surrounds it, and buys no better place', () => {
  fc.assert(
    fc.property(trajectory(6), place, place, (turns, inTurn, at) => {
      const asking = Math.min(turns.length - 1, Math.floor(at * turns.length));
      const withRequest = turns.map((turn, i) => (i === asking ? inserted([turn], one.request, inTurn) : turn));
      const decision = decisions(withRequest, policy).decisions[asking];
      expect(decision?.kind).toBe('hand_off');
      expect(weigh(withRequest.flat())).toBe(Math.max(60, weigh(turns.flat())));
    }),
    { numRuns: 10_000 },
  );
});

const keywords = fc.constantFrom(
  one.request,
  (turnId: string) => one.boundary('legal', turnId),
  (turnId: string) => one.boundary('vulnerable', turnId),
  (turnId: string) => one.amount(5_000, turnId),
  (turnId: string) => one.injection('customer', turnId),
);

test('a keyword said ten times weighs as once', () => {
  fc.assert(
    fc.property(trajectory(6), keywords, place, (turns, keyword, at) => {
      expect(weigh(inserted(turns, keyword, at, 10))).toBe(weigh(inserted(turns, keyword, at)));
    }),
    { numRuns: 8_000 },
  );
});

test('nor does saying it in every turn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), keywords, (turns, keyword) => {
      const all = Array.from({ length: turns }, (_, i) => keyword(`t${i + 1}`));
      expect(weigh(all)).toBe(weigh(all.slice(0, 1)));
    }),
    { numRuns: 1_000 },
  );
});
