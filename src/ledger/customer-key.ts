import { createHmac } from 'node:crypto';
import type { CustomerName } from '../conversation/entry.ts';

/** A customer's pseudonym: 32 hex digits that whoever lacks the key can neither make nor guess a name from. */
export type CustomerKey = (of: CustomerName, name: string) => string;

/** Gateways and workers work under the same key; another key joins nothing to what was joined before. */
export const customerKey =
  (secret: string): CustomerKey =>
  (of, name) =>
    createHmac('sha256', secret)
      .update(`${of}:${sameName[of](name)}`, 'utf8')
      .digest('hex')
      .slice(0, 32);

/** One text for one customer, however a channel spells the name. */
const sameName: Readonly<Record<CustomerName, (name: string) => string>> = {
  id: (name) => name.trim().normalize('NFC'),
  phone: (name) => name.replace(/[^\d+]/g, '').replace(/^00/, '+'),
  email: (name) => name.trim().normalize('NFC').toLowerCase(),
};
