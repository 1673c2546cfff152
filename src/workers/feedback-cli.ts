import { type Feedback, feedbackOf } from '../handoff/feedback.ts';
import { type Mismatch, mismatchesIn } from '../handoff/mismatches.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { look, print, sawNothing } from './look.ts';

/** `npm run feedback`: what humans and customers say of the handoffs, as rows to learn from and as a table of what was misread. */

const usage = `usage: npm run feedback -- export       every handoff as one JSON line: evidence, decision, what was done, wrap-up, survey
       npm run feedback -- mismatches   where what the customer was taken to want does not fit what the human did`;

const commands: Readonly<Record<string, (ledger: Ledger) => Promise<number>>> = { export: exportAll, mismatches };

async function main(args: readonly string[]): Promise<number> {
  const [name = ''] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (args.length !== 1 || command === undefined) return sawNothing(usage);
  return await look(command);
}

async function exportAll(ledger: Ledger): Promise<number> {
  for await (const row of handoffs(ledger)) await print(JSON.stringify(row));
  return 0;
}

async function mismatches(ledger: Ledger): Promise<number> {
  const all: Feedback[] = [];
  for await (const row of handoffs(ledger)) all.push(row);
  const found = mismatchesIn(all);
  if (found.length === 0) await print(`No mismatch in ${all.length} handoffs.`);
  else for (const line of tableOf([heads, ...found.map(cellsOf)])) await print(line);
  return 0;
}

async function* handoffs(ledger: Ledger): AsyncGenerator<Feedback> {
  for await (const id of ledger.judged()) yield* feedbackOf(id, await ledger.rows(id));
}

const heads = ['intent', 'sure', 'outcome', 'changed', 'why', 'count', 'conversations'];

const whys: Readonly<Record<Mismatch['why'], string>> = {
  other_change: 'something else was changed',
  nothing_heard: 'no intent was heard',
  wish_missing: 'the brief missed the wish',
};

const cellsOf = ({ intent, confidence, outcome, changed, why, count, conversations }: Mismatch): readonly string[] => [
  intent,
  confidence === undefined ? '' : `${Math.round(100 * confidence)} %`,
  outcome,
  changed.join(', '),
  whys[why],
  String(count),
  conversations.join(' '),
];

/** Columns as wide as their widest cell. */
function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

process.exitCode = await main(process.argv.slice(2));
