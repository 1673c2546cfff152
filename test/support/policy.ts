import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import { note } from '../../src/policy/note.ts';
import type { Bars, Policy } from '../../src/policy/policy.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import type { Found, Trigger } from '../../src/policy/trigger.ts';
import { limits } from './limits.ts';

/** A policy of round figures with every rule on, for tests: what is shipped may be tuned, this one stays. */
export const policy: Policy = {
  version: 'test',
  domain: 'general',
  weights: {
    'explicit-request': 60,
    'offer-taken': 60,
    'hard-boundary': 92,
    'backend-streak': 85,
    'side-effect-in-doubt': 82,
    'our-silence': 79,
    'loop-cap': 78,
    'latency-budget': 77,
    'token-budget': 76,
    'empty-promise': 76,
    'loose-promise': 40,
    'attempts-exhausted': 76,
    'failed-attempts': 60,
    'low-confidence': 45,
    'second-look': 60,
    'course-risk': 62,
    'low-mood': 45,
    'mood-fall': 25,
    'same-answer': 40,
    'out-of-scope': 40,
    'nothing-found': 35,
    'barge-in-storm': 40,
    injection: 45,
    'repeat-contact': 45,
  },
  bars: {
    confidence: 0.6,
    money: 1_000,
    boundaries: ['vulnerable', 'security', 'fraud', 'medical', 'legal', 'compliance', 'money'],
    attemptsOffer: 2,
    attemptsHandOff: 3,
    likeness: 0.8,
    distance: 0.6,
    bargeIns: 3,
    bargeInTurns: 4,
    tokens: 10_000,
    mood: -0.4,
    moodFall: 0.8,
    repeatDays: 7,
  },
  offers: { atMost: 2, turnsBetween: 3 },
  costs: { handoff: 8, failure: 16, band: 0.1 },
};

export const withBars = (bars: Partial<Bars>): Policy => ({ ...policy, bars: { ...policy.bars, ...bars } });

/** What one rule finds in the last piece of evidence, the others having come before it. */
export function findIn(trigger: Trigger, evidence: readonly Evidence[], by: Policy = policy): Found | undefined {
  const last = evidence.at(-1);
  if (last === undefined) return undefined;
  const { track: before } = judge(emptyTrack, evidence.slice(0, -1), limits, by);
  return trigger.find(last, { before, after: note(before, last), thresholds: limits, policy: by });
}

/** What follows from the evidence: the kind of the decision, its rule and its tier. */
export function outcome(evidence: readonly Evidence[], by: Policy = policy): string {
  const { decision } = judge(emptyTrack, evidence, limits, by);
  return decision.kind === 'continue' ? 'continue' : `${decision.kind} ${decision.finding.rule} ${decision.tier}`;
}
