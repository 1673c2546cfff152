import { feedbackOf } from '../handoff/feedback.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { look, print, sawNothing } from './look.ts';

/** `npm run feedback`: what the humans say of the handoffs that they got, as rows to learn from. */

const usage = 'usage: npm run feedback -- export   every handoff as one JSON line: evidence, decision, wrap-up';

async function main(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'export') return sawNothing(usage);
  return await look(exportAll);
}

async function exportAll(ledger: Ledger): Promise<number> {
  for await (const id of ledger.judged()) {
    for (const row of feedbackOf(id, await ledger.rows(id))) await print(JSON.stringify(row));
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
