import { type Decision, type Finding, tierOf } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { note } from './note.ts';
import type { Track } from './track.ts';
import type { Thresholds, Trigger } from './trigger.ts';
import { backendStreak } from './triggers/backend-streak.ts';
import { explicitRequest } from './triggers/explicit-request.ts';
import { inDoubt } from './triggers/in-doubt.ts';
import { latencyBudget } from './triggers/latency-budget.ts';
import { loopCap } from './triggers/loop-cap.ts';
import { ourSilence } from './triggers/our-silence.ts';

export const triggers: readonly Trigger[] = [
  explicitRequest,
  backendStreak,
  inDoubt,
  ourSilence,
  loopCap,
  latencyBudget,
];

/** The judgement: evidence in the order it came, one decision. The gravest finding speaks; the earlier one on a tie. */
export function judge(
  track: Track,
  evidence: readonly Evidence[],
  thresholds: Thresholds,
): { track: Track; decision: Decision } {
  let now = track;
  let worst: { finding: Finding; fallback: boolean } | undefined;
  for (const piece of evidence) {
    const before = now;
    now = note(before, piece);
    for (const trigger of triggers) {
      const found = trigger.find(piece, now, thresholds, before);
      if (found === undefined || (worst !== undefined && worst.finding.score >= found.score)) continue;
      worst = { finding: { rule: `${trigger.id}@${trigger.version}`, ...found }, fallback: trigger.fallback };
    }
  }
  if (worst === undefined) return { track: now, decision: { kind: 'continue' } };
  return { track: now, decision: { kind: 'hand_off', tier: tierOf(worst.finding.score), ...worst } };
}
