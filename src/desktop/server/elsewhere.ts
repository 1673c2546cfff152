import type { Row } from '../../handoff/row.ts';
import type { Elsewhere } from '../wire.ts';
import type { DesktopLedger } from './ledger.ts';

/** Where else this customer is right now, and with whom: read afresh each time, for the packet says how it was at the handoff. */
export async function elsewhereOf(
  ledger: Pick<DesktopLedger, 'elsewhere'>,
  conversation: string,
  rows: readonly Row[],
): Promise<readonly Elsewhere[]> {
  if (!rows.some(({ entry }) => entry.kind === 'joined')) return [];
  const found = await ledger.elsewhere(conversation);
  return found.map(({ agent, ...other }) => (agent === null ? other : { ...other, agent }));
}
