import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** The ledger's connections: a pool whose statements are prepared once per connection. */
export interface Database {
  /** Runs a prepared statement; `name` is unique to `text`. Throws when the database refuses it or does not answer. */
  ask<R extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]>;
  /** Lends a connection of its own, without time limits, for what reads much. */
  dedicated<T>(use: (client: pg.Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const int8 = 20;

/** How every connection of the ledger is made. `bigint` is read as a number: seq and ms stay below 2^53. */
export function connectionTo(url: string): pg.ClientConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(int8, Number);
  return {
    connectionString: url,
    types,
    keepAlive: true,
    application_name: 'readback',
    connectionTimeoutMillis: 5_000,
  };
}

/** A connection outside the pool. When it breaks, the statement under way is refused, and nothing else happens. */
export async function connectClient(url: string): Promise<pg.Client> {
  const client = new pg.Client(connectionTo(url));
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** `max`: connections. A statement that takes over 5 s is given up on either side. */
export function openDatabase(url: string, max = 10): Database {
  const pool = new pg.Pool({
    ...connectionTo(url),
    max,
    // A connection that stays keeps its prepared statements and plans.
    idleTimeoutMillis: 0,
    statement_timeout: 5_000,
    query_timeout: 6_000,
  });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    async ask<R extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) {
      const statement = { name, text, values: [...values] };
      for (const delay of retryAfterMs) {
        try {
          return (await pool.query<R>(statement)).rows;
        } catch (error) {
          if (!connectionLost(error)) throw error;
          await setTimeout(delay);
        }
      }
      return (await pool.query<R>(statement)).rows;
    },
    async dedicated(use) {
      const client = await connectClient(url);
      try {
        return await use(client);
      } finally {
        await client.end();
      }
    },
    close: () => pool.end(),
  };
}

/**
 * A database that restarts breaks every idle connection, which the pool learns one by one. Every write has its key, so it
 * is safe to send again.
 */
const retryAfterMs = [0, 20, 100, 300] as const;

const networkCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/** Whether the connection broke, as opposed to the database refusing the statement. */
function connectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return error.message.startsWith('Connection terminated');
  return networkCodes.has(code) || code.startsWith('08') || code.startsWith('57P0');
}
