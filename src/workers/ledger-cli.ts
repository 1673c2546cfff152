import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Ledger, openLedger } from '../ledger/ledger.ts';

/** `npm run ledger`: for whoever audits. Exit code 1: something is broken; 2: nothing could be judged. */

const usage = `usage: npm run ledger -- verify [CONVERSATION]   recompute every hash, of one conversation or of all
       npm run ledger -- export CONVERSATION     the whole conversation as JSON lines`;

/** Where a running `npm start` says what it listens on. */
const addresses = new URL('../../.readback/run/addresses.json', import.meta.url);

async function main(args: readonly string[]): Promise<number> {
  const [command, conversation, ...rest] = args;
  const fits = (command === 'verify' || (command === 'export' && conversation !== undefined)) && rest.length === 0;
  if (!fits) return judgedNothing(usage);
  try {
    const url = await databaseUrl();
    if (url === undefined) return judgedNothing('No database: set DATABASE_URL, or let `npm start` run.');
    return await withLedger(url, (ledger) =>
      command === 'export' ? exportOne(ledger, conversation ?? '') : verify(ledger, conversation),
    );
  } catch (error) {
    return judgedNothing(`The ledger cannot be read: ${reason(error)}.`);
  }
}

/** Who only looks leaves the schema as it is. */
async function withLedger(url: string, use: (ledger: Ledger) => Promise<number>): Promise<number> {
  const ledger = await openLedger(url, { connections: 1, migrate: false });
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
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
    if (!process.stdout.write(`${line}\n`)) await new Promise((drained) => process.stdout.once('drain', drained));
  }
  if (lines > 0) return 0;
  console.error(`No conversation has the id ${conversation}.`);
  return 1;
}

async function databaseUrl(): Promise<string | undefined> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const text = await readFile(addresses, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : z.object({ databaseUrl: z.string() }).parse(JSON.parse(text)).databaseUrl;
}

function judgedNothing(sentence: string): number {
  console.error(sentence);
  return 2;
}

/** Never the URL: it holds the password. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && error.code === '42P01') return 'this database has none';
  return error.message || ('code' in error ? String(error.code) : error.name);
}

process.exitCode = await main(process.argv.slice(2));
