import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { LockHeldError } from '../../src/local/lock.ts';
import { type RunningPostgres, startPostgres } from '../../src/local/postgres.ts';
import { isAlive } from '../../src/local/process-identity.ts';
import { newFolder, running, runScript } from './helpers/workspace.ts';

// A database that is set from outside would be used instead of one that may be killed.
delete process.env.DATABASE_URL;

const LIMIT_MS = 60_000;

/** A folder the server's user can reach, as it would be in an ordinary clone. */
function openFolder(): string {
  const folder = newFolder();
  chmodSync(folder, 0o755);
  return folder;
}

async function start(dataDir: string, port?: number): Promise<RunningPostgres> {
  const runDir = join(dataDir, 'run');
  const postgres = await startPostgres({ dataDir, runDir, log: () => {}, ...(port === undefined ? {} : { port }) });
  onTestFinished(postgres.stop);
  return postgres;
}

async function query(postgres: RunningPostgres, text: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

function pidOf({ pid }: RunningPostgres): number {
  if (pid === undefined) throw new Error('no server was started');
  return pid;
}

test('what was committed outlives a kill -9, on the same port', { timeout: LIMIT_MS }, async () => {
  const dataDir = openFolder();
  const first = await start(dataDir);
  await query(first, 'create table kept (n int); insert into kept values (7)');
  const busy = query(first, 'select pg_sleep(60)').catch(() => 'cut off');
  await expect.poll(() => query(first, "select 1 from pg_stat_activity where query like '%sleep(60)'")).not.toEqual([]);
  process.kill(pidOf(first), 'SIGKILL');
  const second = await start(dataDir, first.port);
  expect(second.url).toBe(first.url);
  expect(await query(second, 'select n from kept')).toEqual([[7]]);
  expect(await busy).toBe('cut off');
});

test('it is safe for a ledger, reachable on loopback only, and keeps its password to itself', {
  timeout: LIMIT_MS,
}, async () => {
  const dataDir = openFolder();
  const postgres = await start(dataDir);
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'unix_socket_directories'];
  const rows = await query(postgres, `select ${names.map((name) => `current_setting('${name}')`).join()}`);
  expect(rows).toEqual([['on', 'on', 'on', '127.0.0.1', '']]);
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
  const withoutPassword = { ...postgres, url: postgres.url.replace(/:[^:@]+@/, ':wrong@') };
  await expect(query(withoutPassword, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a running server is left alone; orphaned by the kill of its parent it is ended and its data used', {
  timeout: LIMIT_MS,
}, async () => {
  const dataDir = openFolder();
  const parent = await runScript('own-postgres.ts', dataDir);
  const orphan = running(Number(parent.firstLine));
  await expect(startPostgres({ dataDir, log: () => {} })).rejects.toThrow(LockHeldError);
  await parent.kill();
  expect(isAlive(orphan)).toBe(true);
  const next = await start(dataDir);
  expect(isAlive(orphan)).toBe(false);
  expect(await query(next, 'select 1')).toEqual([[1]]);
});

test.runIf(process.getuid?.() === 0)(
  'a data folder its user may not enter is served from another place, and again after a stop',
  { timeout: LIMIT_MS },
  async () => {
    // mkdtemp makes it 0700, as the folder of a clone in a temporary directory is.
    const dataDir = join(newFolder(), 'data');
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const first = await startPostgres({ dataDir, runDir: join(dataDir, 'run'), log });
    onTestFinished(first.stop);
    await query(first, 'create table kept (n int)');
    await first.stop();
    const place = /its files lie in (\S+)/.exec(lines.join('\n'))?.[1] ?? '';
    expect(existsSync(join(place, 'cluster'))).toBe(true);
    expect(await query(await start(dataDir), 'select count(*)::int from kept')).toEqual([[0]]);
    await (await start(join(newFolder(), 'other'))).stop();
    expect(existsSync(place)).toBe(true);
  },
);

test.runIf(process.getuid?.() === 0)(
  'the place of a folder that is gone is cleared away',
  { timeout: LIMIT_MS },
  async () => {
    const dataDir = join(newFolder(), 'data');
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    await (await startPostgres({ dataDir, runDir: join(dataDir, 'run'), log })).stop();
    const place = /its files lie in (\S+)/.exec(lines.join('\n'))?.[1] ?? '';
    rmSync(dataDir, { recursive: true });
    mkdirSync(dirname(dataDir), { recursive: true });
    await (await start(dataDir)).stop();
    expect(existsSync(place)).toBe(false);
  },
);
