import { createHash } from 'node:crypto';
import type { Replayed } from './drive.ts';

/** The figures of a replay. `unanswerable`: turns at which the recording itself ends, so that the customer hangs up. */
export function summarize(replayed: readonly Replayed[]) {
  const turns = replayed.flatMap((one) => one.turns);
  const count = (outcome: string) => turns.filter((turn) => turn.outcome === outcome).length;
  const handoffs: Record<string, number> = {};
  for (const { handoff } of replayed) if (handoff) handoffs[handoff.rule] = (handoffs[handoff.rule] ?? 0) + 1;
  return {
    conversations: replayed.length,
    turns: turns.length,
    answered: count('replied'),
    handedOver: count('delivered'),
    unanswerable: count('ended'),
    superseded: count('superseded'),
    stuck: count('stuck'),
    toolCalls: replayed.reduce((sum, one) => sum + one.toolCalls, 0),
    handoffs,
    hash: hashOf(replayed),
  };
}

/** Over (conversation, turn, rule, decision), in the recordings' order: equal hashes, equal judgement. */
function hashOf(replayed: readonly Replayed[]): string {
  const rows = replayed.flatMap(({ recording, turns, handoff }) =>
    turns.map(({ turnId }) => {
      const decided = handoff?.turnId === turnId ? [handoff.rule, handoff.decision] : ['', 'continue'];
      return JSON.stringify([recording, turnId, ...decided]);
    }),
  );
  return createHash('sha256').update(rows.join('\n')).digest('hex');
}
