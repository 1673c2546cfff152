import { Customer, type SpokenTurn } from './customer.ts';
import { Diary } from './diary.ts';
import { HttpChannel } from './http-channel.ts';
import { LiveChannel } from './live-channel.ts';
import { ordersOf } from './orders.ts';
import type { Random } from './random.ts';
import { scenario } from './scenario.ts';

const httpShare = 0.2;
const chatShare = 0.3;

/** So many customers at once, each followed by the next, until it is enough. */
export class Population {
  readonly diary = new Diary();
  readonly customers: Customer[] = [];
  readonly #gatewayUrl: string;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #onStuck: (customer: Customer) => void;
  #enough = false;

  constructor(gatewayUrl: string, random: Random, prefix: string, onStuck: (customer: Customer) => void) {
    this.#gatewayUrl = gatewayUrl;
    this.#random = random;
    this.#prefix = prefix;
    this.#onStuck = onStuck;
  }

  get turns(): readonly SpokenTurn[] {
    return this.customers.flatMap(({ turns }) => turns);
  }

  /** Resolves when the last of them has hung up after `stop`. */
  async run(atOnce: number): Promise<void> {
    await Promise.all(Array.from({ length: atOnce }, () => this.#line()));
  }

  stop(): void {
    this.#enough = true;
  }

  /** A customer outside the crowd, for whoever needs one of their own. */
  add(kind: 'http' | 'live' = 'http'): Customer {
    const index = this.customers.length + 1;
    const conversation = `${this.#prefix}-${index}`;
    const channel =
      kind === 'http'
        ? new HttpChannel(this.#gatewayUrl, conversation, 'chat')
        : new LiveChannel(this.#gatewayUrl, conversation, this.#random.chance(chatShare) ? 'chat' : 'voice');
    const customer = new Customer(conversation, channel, this.#random.fork(index), this.diary);
    this.customers.push(customer);
    return customer;
  }

  close(): void {
    for (const { channel } of this.customers) channel.close();
  }

  async #line(): Promise<void> {
    while (!this.#enough) {
      const customer = this.add(this.#random.chance(httpShare) ? 'http' : 'live');
      const acts = scenario(this.#random.fork(this.customers.length), ordersOf(this.customers.length));
      await customer.live(acts, () => this.#enough);
      if (customer.stuck.length > 0) this.#onStuck(customer);
    }
  }
}
