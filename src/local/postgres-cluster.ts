import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PostgresPlace } from './postgres-place.ts';
import type { ServerUser } from './postgres-user.ts';
import { identify, type ProcessIdentity, signalProcess, waitUntilGone } from './process-identity.ts';

/** The database's superuser, and the owner of everything in it. */
export const DATABASE_USER = 'readback';

/** How long a server left behind may take to stop in order, in milliseconds. */
const STOP_MS = 10_000;

function initdb(
  place: PostgresPlace,
  target: string,
  passwordFile: string,
  user: ServerUser | undefined,
): Promise<void> {
  const args = [
    '-D',
    target,
    '-U',
    DATABASE_USER,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  // The built-in locale is the same on every machine; the system's may change under an index.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const ids = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  const child = spawn(join(place.bin, 'initdb'), [...args, ...locale], { cwd: place.parent, ...ids });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => output.push(data));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`initdb ended with code ${code}:\n${Buffer.concat(output).toString()}`));
    });
  });
}

/** Makes the cluster when there is none; a making that was interrupted is started over. */
export async function ensureCluster(
  place: PostgresPlace,
  password: string,
  user: ServerUser | undefined,
): Promise<void> {
  if (existsSync(place.cluster)) return;
  const unfinished = join(place.parent, 'unfinished');
  const passwordFile = join(place.parent, 'password');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) chownSync(passwordFile, user.uid, user.gid);
  try {
    await initdb(place, unfinished, passwordFile, user);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // Under its name the cluster is whole or not there.
  renameSync(unfinished, place.cluster);
}

const pidFile = (place: PostgresPlace): string => join(place.cluster, 'postmaster.pid');

/** Whether this is a PostgreSQL process of that cluster: each of them works in the cluster's folder. */
function serves(pid: number, cluster: string): boolean {
  // Only Linux tells; elsewhere the pid file's word is taken.
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8') === 'postgres\n' && readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

function recordedServer(place: PostgresPlace): ProcessIdentity | undefined {
  try {
    const pid = Number(readFileSync(pidFile(place), 'utf8').split('\n')[0]);
    return serves(pid, realpathSync(place.cluster)) ? identify(pid) : undefined;
  } catch {
    return undefined;
  }
}

/** The processes a killed server left: its sessions notice its end late when they are busy. */
function orphanedSessions(place: PostgresPlace): ProcessIdentity[] {
  if (process.platform !== 'linux' || !existsSync(place.cluster)) return [];
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((pid) => serves(pid, realpathSync(place.cluster))).flatMap((pid) => identify(pid) ?? []);
}

/**
 * Ends what a killed run left of this cluster: a server whose parent is gone, then its sessions, then a pid file that
 * names somebody else. Call it only while holding the data folder's lock.
 */
export async function endLeftServer(place: PostgresPlace, log: (line: string) => void): Promise<void> {
  const server = recordedServer(place);
  if (server !== undefined) {
    log(`ending PostgreSQL (process ${server.pid}), left by a run that was killed`);
    signalProcess(server, 'SIGINT');
    if (!(await waitUntilGone(server, STOP_MS))) signalProcess(server, 'SIGQUIT');
    if (!(await waitUntilGone(server, STOP_MS))) signalProcess(server, 'SIGKILL');
    await waitUntilGone(server, STOP_MS);
  }
  for (const session of orphanedSessions(place)) {
    if (await waitUntilGone(session, 2_000)) continue;
    signalProcess(session, 'SIGKILL');
    await waitUntilGone(session, 2_000);
  }
  rmSync(pidFile(place), { force: true });
}
