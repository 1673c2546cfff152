import { type Desk, openDesk } from '../desk/desk.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { countContacts, eraseCustomer, eraseOne, isCustomerName } from './ledger-customers.ts';
import { look, lookAt, print, sawNothing } from './look.ts';

/** `npm run ledger`: for whoever audits, and whoever must erase. Exit code 1: something is broken; 2: nothing could be judged. */

const usage = `usage: npm run ledger -- verify [CONVERSATION]   recompute every hash, of one conversation or of all
       npm run ledger -- export CONVERSATION     the whole conversation as JSON lines
       npm run ledger -- erase CONVERSATION      destroy what was said in it; the chain stays and verifies
       npm run ledger -- erase-customer id       the same for every conversation of a customer: id, phone or email, whose
                                                 value comes on standard input
       npm run ledger -- contacts                how many conversations are repeat contacts, by rule and outcome
       npm run ledger -- forecast                handoffs of the next hour and the humans they take, a JSON line a queue`;

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 1 && args[0] === 'forecast') return await lookAt(openDesk, forecast);
  const use = commandOf(args);
  return use === undefined ? sawNothing(usage) : await look(use);
}

type Use = (ledger: Ledger) => Promise<number>;

function commandOf([command, of, ...rest]: readonly string[]): Use | undefined {
  if (rest.length > 0) return undefined;
  if (command === 'verify') return (ledger) => verify(ledger, of);
  if (command === 'contacts' && of === undefined) return countContacts;
  if (of === undefined) return undefined;
  if (command === 'export') return (ledger) => exportOne(ledger, of);
  if (command === 'erase') return (ledger) => eraseOne(ledger, of);
  return command === 'erase-customer' && isCustomerName(of) ? (ledger) => eraseCustomer(ledger, of) : undefined;
}

async function forecast(desk: Desk): Promise<number> {
  const forecasts = await desk.forecast();
  if (forecasts.length === 0) return sawNothing('Less than an hour is known of any queue: nothing can be foretold.');
  for (const one of forecasts) await print(JSON.stringify(one));
  return 0;
}

async function verify(ledger: Ledger, conversation: string | undefined): Promise<number> {
  const verdict = await ledger.verify(conversation, ({ sentence }) => console.log(sentence));
  const missing = conversation !== undefined && verdict.conversations === 0;
  if (missing) console.log(`No conversation has the id ${conversation}.`);
  const ok = verdict.findings === 0 && !missing;
  console.log(JSON.stringify({ ok, ...verdict }));
  return ok ? 0 : 1;
}

async function exportOne(ledger: Ledger, conversation: string): Promise<number> {
  let lines = 0;
  for await (const line of ledger.export(conversation)) {
    lines += 1;
    await print(line);
  }
  if (lines > 0) return 0;
  console.error(`No conversation has the id ${conversation}.`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
