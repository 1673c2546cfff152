import { keys } from '../conversation/entry.ts';
import { beating } from './beat.ts';
import { customerOf } from './customer-of.ts';
import type { BookPorts } from './join.ts';
import { reachIn } from './reach.ts';
import type { BookInput, Booking } from './types.ts';

/** Holds the next window that fits, and writes down whose time the customer reads it in. */
export const book =
  (ports: BookPorts) =>
  (input: BookInput): Promise<Booking> =>
    beating(async () => {
      const { ledger, callbacks } = ports;
      if (callbacks === undefined) return {};
      const { conversation, promiseId, tier, queue, wish } = input;
      const rows = await ledger.rows(conversation);
      const given = reachIn(rows);
      const customer = await customerOf(ports, rows);
      const profile = customer.state === 'found' ? customer.profile : undefined;
      const phone = given.phone !== undefined ? 'asked' : profile?.phone !== undefined ? 'known' : undefined;
      const zone = callbacks.zoneOf(queue, given.timezone ?? profile?.timezone);
      const held = await callbacks.hold({ conversation, promiseId, queue, tier, wish, zone });
      if (held === undefined) return {};
      const { from, until, queue: of } = held;
      const entry = { kind: 'slot', promiseId, queue: of, from, until } as const;
      await ledger.append(conversation, [{ key: keys.slot(promiseId), entry, words: zone }]);
      return { slot: { ...held, ...(phone === undefined ? {} : { phone }) } };
    });
