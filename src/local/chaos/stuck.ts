import type { Row } from '../../activities/ports.ts';
import { obligation } from '../../conversation/obligation.ts';
import type { Customer } from './customer.ts';
import { pendingSteps, stateOf } from './look.ts';
import type { Topology } from './topology.ts';

const tailRows = 25;

/** Everything that helps to find out why a conversation does not move. Never throws: what does not answer is said so. */
export async function whyStuck(
  { client, ledger }: Topology,
  { conversation, stuck, channel }: Customer,
): Promise<string> {
  const open = channel.ear.open.map(({ turnId }) => turnId).join(', ');
  const [state, pending, rows] = await Promise.allSettled([
    stateOf(client, conversation),
    pendingSteps(client, conversation),
    ledger.rows(conversation),
  ]);
  return [
    `conversation ${conversation} waits for ${stuck.join('; ') || 'its end'}; open turns: ${open || 'none'}`,
    state.status === 'fulfilled'
      ? `  phase ${JSON.stringify(state.value.phase)}\n  obligation ${JSON.stringify(obligation(state.value))}`
      : `  state: no answer (${String(state.reason)})`,
    pending.status === 'fulfilled'
      ? `  under way: ${pending.value.join('\n    ') || 'nothing'}`
      : '  under way: no answer',
    ...(rows.status === 'fulfilled' ? rows.value.slice(-tailRows).map(line) : ['  ledger: no answer']),
  ].join('\n');
}

/** Ids and codes; the scripted words say nothing that the key does not. */
const line = ({ seq, at, entry }: Row): string => `  ${seq} ${new Date(at).toISOString()} ${JSON.stringify(entry)}`;
