import type { Decision } from '../../policy/decision.ts';
import { judge } from '../../policy/judge.ts';
import { note } from '../../policy/note.ts';
import type { Policy } from '../../policy/policy.ts';
import { emptyTrack } from '../../policy/track.ts';
import type { Thresholds } from '../../policy/trigger.ts';
import type { Look } from './evidence.ts';

/** What the policy would have done with a chat: the decision that hands it over, and whether a human was offered. */
export interface Judged {
  readonly handedOver?: Extract<Decision, { kind: 'hand_off' }>;
  readonly offered: boolean;
}

export function judged(looks: readonly Look[], thresholds: Thresholds, policy: Policy): Judged {
  let track = emptyTrack;
  let offered = false;
  for (const { turnId, evidence } of looks) {
    const { track: after, decision } = judge(track, evidence, thresholds, policy);
    if (decision.kind === 'hand_off') return { handedOver: decision, offered };
    track = decision.kind === 'offer' ? note(after, { type: 'offered', turnId }) : after;
    offered ||= decision.kind === 'offer';
  }
  return { offered };
}
