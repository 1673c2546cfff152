import { type Draft, keys } from '../conversation/entry.ts';
import type { CallPorts } from './join.ts';
import type { CallInput } from './types.ts';

/** The customer hears the holding script once a turn, when nothing else has been heard by then. Call it off by what it returns. */
export function holdOn(
  { clock, ledger, agent }: Pick<CallPorts, 'clock' | 'ledger' | 'agent'>,
  { conversation, turn, epoch, limits }: Pick<CallInput, 'conversation' | 'turn' | 'epoch' | 'limits'>,
): () => void {
  const entry = { kind: 'said', by: 'script', epoch, script: 'holding', turnId: turn.turnId } as const;
  const draft: Draft = { key: keys.script('holding', turn.turnId), entry, words: agent.script('holding') };
  const spent = clock.now() - turn.since;
  // Best effort: a ledger that is away shows in the step's own append.
  return clock.after(
    Math.max(0, limits.holdingMs - spent),
    () => void ledger.append(conversation, [draft]).catch(() => undefined),
  );
}
