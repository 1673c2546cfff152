import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from '../../../ledger/ledger.ts';
import { waitFor } from '../wait.ts';
import { Customer } from './customer.ts';
import { Narrator } from './narrator.ts';
import { customerSays } from './script.ts';

export interface Sample {
  readonly customer: Customer;
  readonly narrator: Narrator;
  readonly ledger: Ledger;
}

const offerLimitMs = 30_000;

/** A new conversation; its id says when it was played. */
export function newSample(gatewayUrl: string, ledger: Ledger, line: (line: string) => void): Sample {
  const conversation = `sample-${new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}`;
  return {
    customer: new Customer(gatewayUrl, conversation),
    narrator: new Narrator(ledger, conversation, line),
    ledger,
  };
}

/** The customer's side up to the request for a human. Rejects where a turn gets another outcome than it should. */
export async function playCustomer({ customer, narrator }: Sample): Promise<void> {
  for (const [index, text] of customerSays.entries()) {
    const { outcome } = await customer.says(text);
    await narrator.tell();
    const expected = index === customerSays.length - 1 ? 'delivered' : 'replied';
    if (outcome !== expected) throw new Error(`the outcome of “${text}” is ${outcome}, not ${expected}`);
    if (index === 0) await customer.listen();
    // In the middle the connection breaks once, and nothing may be lost or heard twice.
    if (index === 1) customer.leaves();
    if (index === 2) await customer.listen();
    // As a person would read before writing on.
    await delay(300);
  }
}

/** Waits until the conversation waits for a human, with its packet. */
export async function untilSought({ customer, narrator, ledger }: Sample, log: (line: string) => void): Promise<void> {
  await waitFor({
    what: 'the conversation to wait for a human',
    limitMs: offerLimitMs,
    there: async () => (await ledger.waiting()).some(({ conversation }) => conversation === customer.conversation),
    log,
  });
  await narrator.tell();
}

/** Waits until the conversation rings on the desktop. */
export async function untilOffered({ customer, narrator, ledger }: Sample, log: (line: string) => void): Promise<void> {
  await waitFor({
    what: 'the conversation to ring on the desktop',
    limitMs: offerLimitMs,
    there: async () => {
      const waiting = await ledger.waiting();
      return waiting.some(({ conversation, offer }) => conversation === customer.conversation && offer !== null);
    },
    log,
  });
  await narrator.tell();
}
