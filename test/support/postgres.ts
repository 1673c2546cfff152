import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../src/local/postgres.ts';

/** A real PostgreSQL for tests. */
export interface TestPostgres {
  /** URL of a new, empty database; it goes when this is stopped. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** Where shared-postgres.ts leaves the URL of the one server that all test files may share. */
export const sharedUrl = 'READBACK_TEST_POSTGRES';

/** The server that all test files share, where there is one, else a server of this file's own in a temporary folder. */
export async function testPostgres(): Promise<TestPostgres> {
  const shared = process.env[sharedUrl];
  const server = shared === undefined ? await ownServer() : { url: shared, stop: async () => {} };
  const made: string[] = [];
  return {
    async database() {
      const name = `readback_test_${randomBytes(6).toString('hex')}`;
      await runSql(server.url, `create database ${name}`);
      made.push(name);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      for (const name of made) await runSql(server.url, `drop database ${name} with (force)`);
      await server.stop();
    },
  };
}

/** Starts a server on loopback, or uses the one that DATABASE_URL names. */
export async function ownServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'readback-pg-'));
  const log: string[] = [];
  const server = await startPostgres({ dataDir, log: (line) => log.push(line) }).catch((error: unknown) => {
    throw new Error(`PostgreSQL did not start:\n${log.join('\n')}`, { cause: error });
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs SQL on a connection of its own, as the owner of the tables. */
export async function runSql<R extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql, values.length === 0 ? undefined : values)).rows;
  } finally {
    await client.end();
  }
}
