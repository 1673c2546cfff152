import { type Channel, type CustomerName, customerNames, type Draft, type Entry, keys } from '../conversation/entry.ts';
import type { CustomerKey } from '../ledger/ledger.ts';
import type { NamedCustomer } from './frames.ts';
import type { GatewayLedger } from './ledger.ts';
import { Refusal } from './refusal.ts';

/** How customers are told apart, and on which channels they have signed in before they speak. */
export interface Customers {
  readonly keyOf: CustomerKey;
  readonly signedIn: readonly Channel[];
}

/** Puts on record whose conversation it is, as the channel names the customer: under a pseudonym, once for each name. */
export class Joins {
  readonly #ledger: Pick<GatewayLedger, 'append' | 'conversation' | 'row'>;
  readonly #customers: Customers | undefined;

  constructor(ledger: Pick<GatewayLedger, 'append' | 'conversation' | 'row'>, customers: Customers | undefined) {
    this.#ledger = ledger;
    this.#customers = customers;
  }

  /** Why nobody can be named here: better said than a name silently dropped. */
  refusal(): Refusal | undefined {
    if (this.#customers !== undefined) return undefined;
    return new Refusal('FIELD_INVALID', 'field `customer` is not taken: this gateway has no READBACK_IDENTITY_KEY');
  }

  /**
   * The conversation's own channel says how far a name counts, not the one of the door that it came in by. Whoever was named
   * first stays: a conversation has one customer.
   */
  async join(conversation: string, named: NamedCustomer): Promise<Refusal | undefined> {
    const head = await this.#ledger.conversation(conversation);
    if (head === undefined) return new Refusal('CONVERSATION_UNKNOWN');
    const drafts = customerNames.flatMap((of) => this.#draft(of, named[of], head.channel));
    const places = await this.#ledger.append(conversation, drafts);
    for (const [i, { key, entry }] of drafts.entries()) {
      const place = places[i];
      if (place === undefined || 'refused' in place) return new Refusal('CONVERSATION_ENDED');
      const stands = place.written ? entry : (await this.#ledger.row(conversation, key))?.entry;
      if (stands?.kind !== 'joined' || stands.customer !== entry.customer)
        return new Refusal('FIELD_INVALID', `field \`customer.${entry.of}\` is another than this conversation had`);
    }
    return undefined;
  }

  #draft(of: CustomerName, name: string | undefined, channel: Channel): readonly JoinDraft[] {
    if (name === undefined || this.#customers === undefined) return [];
    const { keyOf, signedIn } = this.#customers;
    const customer = keyOf(of, name);
    const level = signedIn.includes(channel) ? 'authenticated' : 'claimed';
    const entry = { kind: 'joined', customer, of, by: 'channel', level } as const;
    return [{ key: keys.joined('channel', of), entry, words: name }];
  }
}

interface JoinDraft extends Draft {
  readonly entry: Extract<Entry, { kind: 'joined' }>;
}
