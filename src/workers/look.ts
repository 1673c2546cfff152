import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Ledger, openLedger } from '../ledger/ledger.ts';

/** For programs that only look into the ledger and print. */

/** Where a running `npm start` says what it listens on. */
const addresses = new URL('../../.readback/run/addresses.json', import.meta.url);

/** Runs `use` on the ledger that is there; 2 where none can be read. Who only looks leaves the schema as it is. */
export const look = (use: (ledger: Ledger) => Promise<number>): Promise<number> =>
  lookAt((url) => openLedger(url, { connections: 1, migrate: false }), use);

/** The same of whatever else is kept in that database. */
export async function lookAt<T extends { close(): Promise<void> }>(
  open: (url: string) => T | Promise<T>,
  use: (opened: T) => Promise<number>,
): Promise<number> {
  try {
    const url = await databaseUrl();
    if (url === undefined) return sawNothing('No database: set DATABASE_URL, or let `npm start` run.');
    const opened = await open(url);
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    return sawNothing(`The ledger cannot be read: ${reason(error)}.`);
  }
}

/** One line, no faster than it is read. */
export async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await new Promise((drained) => process.stdout.once('drain', drained));
}

export function sawNothing(sentence: string): number {
  console.error(sentence);
  return 2;
}

async function databaseUrl(): Promise<string | undefined> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const text = await readFile(addresses, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : z.object({ databaseUrl: z.string() }).parse(JSON.parse(text)).databaseUrl;
}

/** Never the URL: it holds the password. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && error.code === '42P01') return 'this database has none';
  return error.message || ('code' in error ? String(error.code) : error.name);
}
