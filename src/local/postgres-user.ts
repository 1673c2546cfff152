import { execFileSync, spawnSync } from 'node:child_process';

/** The user the database server runs as when this process is root, which PostgreSQL refuses to run as. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function idOf(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** Whom to run PostgreSQL as: undefined for this user itself, another one when this is root. Throws when there is none. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
    if (uid !== undefined && gid !== undefined) return { name, uid, gid };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as');
}

/** Whether that user may enter the folder, or run the file; asked of the system, so that every rule of it counts. */
export function mayEnter(user: ServerUser | undefined, path: string): boolean {
  const ids = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  return spawnSync('test', ['-x', path], { cwd: '/', stdio: 'ignore', ...ids }).status === 0;
}
