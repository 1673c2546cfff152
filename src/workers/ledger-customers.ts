import { text } from 'node:stream/consumers';
import { type CustomerName, customerNames } from '../conversation/entry.ts';
import { countedOf, repeatFigure } from '../handoff/repeats.ts';
import { customerKey, type Ledger } from '../ledger/ledger.ts';
import { sawNothing } from './look.ts';

/** What the ledger's operator does about customers: erase them, and count who comes back. */

/** A contact that comes back within so many days is a repeat contact, as the trade counts them. */
const withinDays = 7;

export async function eraseOne(ledger: Ledger, conversation: string): Promise<number> {
  const erased = await ledger.erase(conversation);
  if ('words' in erased) {
    console.log(JSON.stringify({ conversation, ...erased }));
    return 0;
  }
  console.log(
    erased.refused === 'unknown'
      ? `No conversation has the id ${conversation}.`
      : `Conversation ${conversation} has not ended: what is still said in it could not be erased with it.`,
  );
  return 1;
}

export const isCustomerName = (word: string | undefined): word is CustomerName =>
  customerNames.some((name) => name === word);

/** Every conversation under this name, which is read from standard input: an argument stands in the shell's history. */
export async function eraseCustomer(ledger: Ledger, of: CustomerName): Promise<number> {
  const secret = process.env.READBACK_IDENTITY_KEY;
  if (!secret) return sawNothing('READBACK_IDENTITY_KEY is not set: without it no name leads to a conversation.');
  const name = (await text(process.stdin)).trim();
  if (name === '') return sawNothing(`No ${of} came in on standard input.`);
  const found = await ledger.conversationsOf([customerKey(secret)(of, name)]);
  let code = 0;
  for (const conversation of found) code = Math.max(code, await eraseOne(ledger, conversation));
  console.log(JSON.stringify({ conversations: found.length }));
  return code;
}

/** The share of repeat contacts among the conversations whose customer is known by some name. */
export async function countContacts(ledger: Ledger): Promise<number> {
  const counted = [];
  for await (const id of ledger.joined()) counted.push(countedOf(await ledger.rows(id), withinDays));
  console.log(JSON.stringify(repeatFigure(counted, withinDays)));
  return 0;
}
