import { beating } from './beat.ts';
import { customerOf } from './customer-of.ts';
import type { BookPorts } from './join.ts';
import { reachIn } from './reach.ts';
import type { DialInput, Dialing } from './types.ts';

/** Calls the customer through the telephony gateway. The number goes from the ledger to the line, and stands in no history. */
export const dial =
  (ports: BookPorts) =>
  (input: DialInput): Promise<Dialing> =>
    beating(async (cancelled) => {
      const { ledger, line } = ports;
      const { conversation, epoch, callId, ringMs } = input;
      const rows = await ledger.rows(conversation);
      const to = reachIn(rows).phone ?? (await numberInProfile(ports, rows));
      if (line === undefined || to === undefined) return { result: 'failed' };
      return { result: await line.dial({ conversation, epoch, callId, to, ringMs, signal: cancelled }) };
    });

async function numberInProfile(ports: BookPorts, rows: Parameters<typeof customerOf>[1]): Promise<string | undefined> {
  const customer = await customerOf(ports, rows);
  return customer.state === 'found' ? customer.profile.phone : undefined;
}
