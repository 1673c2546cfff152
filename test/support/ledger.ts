import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { type TestPostgres, testPostgres } from './postgres.ts';

/** One ledger for all tests of a file; each test uses conversations of its own. */
export interface TestLedger {
  readonly ledger: Ledger;
  readonly url: string;
  /** Starts a chat in custody of the AI at epoch 1: two entries. */
  started(): Promise<string>;
}

export const newId = (): string => `c-${randomUUID()}`;

/** `database`: one more on the same server, without a ledger yet. */
export function useLedger(): TestLedger & { database(): Promise<string> } {
  let postgres: TestPostgres | undefined;
  let open: { ledger: Ledger; url: string } | undefined;
  beforeAll(async () => {
    postgres = await testPostgres();
    const url = await postgres.database();
    open = { url, ledger: await openLedger(url) };
  }, 90_000);
  afterAll(async () => {
    await open?.ledger.close();
    await postgres?.stop();
  }, 60_000);
  const opened = () => {
    if (open === undefined) throw new Error('the ledger is there once the tests run');
    return open;
  };
  return {
    get ledger() {
      return opened().ledger;
    },
    get url() {
      return opened().url;
    },
    async database() {
      if (postgres === undefined) throw new Error('the server is there once the tests run');
      return await postgres.database();
    },
    async started() {
      const id = newId();
      await opened().ledger.start(id, 'chat', 'snapshot-1');
      return id;
    },
  };
}
