import { type Decisions, hashOf, rowsOf } from '../../evaluate/decisions.ts';
import { type Bench, drive } from '../../evaluate/drive.ts';
import type { Recording } from '../../evaluate/recording.ts';
import type { Replayed } from './drive.ts';

/** The figures of a replay. `unanswerable`: turns at which the recording itself ends, so that the customer hangs up. */
export function summarize(replayed: readonly Replayed[]) {
  const turns = replayed.flatMap((one) => one.turns);
  const count = (outcome: string) => turns.filter((turn) => turn.outcome === outcome).length;
  const made = replayed.map(decisionsOf);
  return {
    conversations: replayed.length,
    turns: turns.length,
    answered: count('replied'),
    handedOver: count('delivered'),
    unanswerable: count('ended'),
    superseded: count('superseded'),
    stuck: count('stuck'),
    toolCalls: replayed.reduce((sum, one) => sum + one.toolCalls, 0),
    handoffs: byRule(made, 'hand_off'),
    offers: byRule(made, 'offer'),
    hash: hashOf(made),
  };
}

function byRule(made: readonly Decisions[], decision: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const entry of made.flatMap(({ entries }) => entries))
    if (entry.decision === decision) counts[entry.rule] = (counts[entry.rule] ?? 0) + 1;
  return counts;
}

const decisionsOf = ({ recording, decisions }: Replayed): Decisions => ({ recording, entries: decisions });

/** Conversations that were decided otherwise without the engine, each with both sides: none where the engine judges as it should. */
export function disagreements(
  replayed: readonly Replayed[],
  recordings: readonly Recording[],
  bench: Bench,
): readonly string[] {
  return recordings.flatMap((recording, i) => {
    const entries = drive(recording, bench).decisions.map(({ entry }) => entry);
    const driven = rowsOf([{ recording: recording.id, entries }]).join(' ');
    const one = replayed[i];
    const played = one === undefined ? '' : rowsOf([decisionsOf(one)]).join(' ');
    return played === driven ? [] : [`${recording.id}: engine ${played || 'nothing'}, alone ${driven || 'nothing'}`];
  });
}
