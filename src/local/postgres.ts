import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type Child, startChild } from './children.ts';
import { type Lock, LockHeldError, takeLock, waitForLock } from './lock.ts';
import { portOrAnother } from './ports.ts';
import { DATABASE_USER, endLeftServer, ensureCluster } from './postgres-cluster.ts';
import { type PostgresPlace, postgresPlace } from './postgres-place.ts';
import { loadState, writeState } from './postgres-state.ts';
import { type ServerUser, serverUser } from './postgres-user.ts';

/** Which PostgreSQL to start, and where. */
export interface PostgresOptions {
  /** Where the data, the password (mode 0600) and the log are kept; made if it is not there. */
  readonly dataDir: string;
  /** Exactly this port; starting fails when it is taken. Unless told: the one of the last run, or any free one. */
  readonly port?: number;
  /** The database to make and connect to; `readback` unless told. */
  readonly database?: string;
  readonly runDir?: string;
  readonly log: (line: string) => void;
}

/** A PostgreSQL that takes connections. */
export interface RunningPostgres {
  /** With user and password; never print it. */
  readonly url: string;
  readonly port: number;
  /** The server's process, when one was started here; it may be killed and started again on the same port and data. */
  readonly pid?: number;
  /** Resolves when a server started here has ended; never for one that was there before. */
  readonly exited: Promise<unknown>;
  /** Stops what was started here, rolling open transactions back; leaves a database that was there before alone. */
  readonly stop: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const READY_LIMIT_MS = 60_000;
/** A server that was just killed gives its lock up when its end is noticed. */
const LOCK_WAIT_MS = 5_000;

const settings: Readonly<Record<string, string>> = {
  listen_addresses: LOOPBACK,
  // A socket file's path may be too long or in a folder the server may not write to.
  unix_socket_directories: '',
  max_connections: '200',
  // It is a ledger: what was acknowledged stays.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Every query here is short: planning for a compiler or for parallel workers only costs time.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // Disks of today read anywhere at about the same cost, so an index is taken where it helps.
  random_page_cost: '1.1',
  log_min_messages: 'warning',
  // Without the details of an error, which quote the values of a row.
  log_error_verbosity: 'terse',
};

async function firstAnswer(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes away in between must not end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function useRunning(url: string, log: (line: string) => void): Promise<RunningPostgres> {
  const { host, hostname, port, pathname } = new URL(url);
  log(`using the PostgreSQL at ${host}${pathname} (DATABASE_URL)`);
  const failure = await firstAnswer(url);
  if (failure !== undefined)
    throw new Error(`the PostgreSQL at DATABASE_URL (${hostname}) does not answer`, { cause: failure });
  return { url, port: Number(port || 5432), exited: new Promise(() => {}), stop: async () => {} };
}

function logTail(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
}

async function launch(
  place: PostgresPlace,
  port: number,
  user: ServerUser | undefined,
  options: PostgresOptions,
): Promise<Child> {
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return startChild({
    name: 'postgres',
    command: join(place.bin, 'postgres'),
    args: ['-D', place.cluster, ...flags],
    logFile: join(options.dataDir, 'postgres.log'),
    cwd: place.parent,
    // The machine's own PG* variables must not reach this server.
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    ...(user === undefined ? {} : { user }),
    // "Fast" shutdown: it does not wait for clients to leave.
    stopSignal: 'SIGINT',
    stopGraceMs: 20_000,
    ...(options.runDir === undefined ? {} : { runDir: options.runDir }),
  });
}

async function untilReady(child: Child, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while ((await firstAnswer(url)) !== undefined) {
    const ended = child.exit() !== undefined;
    if (ended || Date.now() >= deadline) {
      throw new Error(
        `PostgreSQL ${ended ? 'stopped while starting' : 'did not answer within 60 s'}:\n${logTail(logFile)}`,
      );
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Makes the database when it is not there yet. */
async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Waits for the server and sees to its database; stops the server again when that fails. */
async function makeUsable(
  child: Child,
  urlOf: (database: string) => string,
  options: PostgresOptions,
): Promise<string> {
  const database = options.database ?? 'readback';
  try {
    await untilReady(child, urlOf('postgres'), join(options.dataDir, 'postgres.log'));
    await ensureDatabase(urlOf('postgres'), database);
    return urlOf(database);
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function startOwn(options: PostgresOptions, lock: Lock): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const user = serverUser();
  const state = loadState(dataDir);
  const place = postgresPlace(dataDir, state, user, options.log);
  await endLeftServer(place, options.log);
  await ensureCluster(place, state.password, user);
  const port = options.port ?? (await portOrAnother(state.port));
  writeState(dataDir, { ...state, port });
  const child = await launch(place, port, user, { ...options, dataDir });
  void child.exited.then(lock.release);
  const account = `${DATABASE_USER}:${state.password}`;
  const url = await makeUsable(child, (database) => `postgres://${account}@${LOOPBACK}:${port}/${database}`, options);
  options.log(`PostgreSQL runs at ${LOOPBACK}:${port} (process ${child.pid})`);
  return { url, port, pid: child.pid, exited: child.exited, stop: child.stop };
}

/** Takes the data folder; waits a little when it is this process whose server was just killed. */
async function takeDataDir(dataDir: string): Promise<Lock> {
  const file = join(dataDir, 'postgres.lock');
  try {
    return takeLock(file);
  } catch (error) {
    if (!(error instanceof LockHeldError) || error.holder.process.pid !== process.pid) throw error;
    return waitForLock(file, LOCK_WAIT_MS, () => {});
  }
}

/**
 * Gives a PostgreSQL that takes connections. With DATABASE_URL set nothing is started; else the server that npm
 * brought is started on loopback over `dataDir`, after ending what a killed run left of it. Throws `LockHeldError` when
 * another process runs a server there, and an error with the end of the server's log when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const url = process.env.DATABASE_URL;
  if (url) return useRunning(url, options.log);
  const lock = await takeDataDir(options.dataDir);
  try {
    return await startOwn(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}
