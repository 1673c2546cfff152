import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Arrival } from './plan.ts';

/** Customers who ask for a human in their first words, by HTTP, each at their time. */
export interface Customers {
  /** Ids of those who came, in the plan's order. */
  readonly conversations: readonly string[];
  /** Settles when all have come. */
  readonly arrived: Promise<void>;
  /** The longest that one came after its time: above a second the machine was too slow for the load it was to have. */
  latestMs(): number;
}

export function sendCustomers(gateway: string, arrivals: readonly Arrival[]): Customers {
  const run = randomBytes(4).toString('hex');
  const conversations = arrivals.map((_, i) => `load-${run}-${i + 1}`);
  const began = Date.now();
  let latest = 0;
  const come = async ({ at, words }: Arrival, i: number): Promise<void> => {
    await delay(Math.max(0, began + at - Date.now()));
    latest = Math.max(latest, Date.now() - began - at);
    await ask(gateway, conversations[i] ?? '', words);
  };
  return { conversations, arrived: Promise.all(arrivals.map(come)).then(() => {}), latestMs: () => latest };
}

/** Sent again until it is taken: a turn's id makes that harmless. */
async function ask(gateway: string, conversation: string, text: string): Promise<void> {
  const body = JSON.stringify({ turnId: 't1', text, channel: 'chat' });
  const headers = { 'content-type': 'application/json' };
  for (let tries = 0; tries < 20; tries += 1) {
    const response = await fetch(`${gateway}/v1/conversations/${conversation}/turns`, {
      method: 'POST',
      headers,
      body,
    }).catch(() => undefined);
    await response?.text();
    if (response?.ok) return;
    await delay(500);
  }
  throw new Error(`the gateway did not take the words of ${conversation}`);
}
