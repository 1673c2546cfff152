import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this clone, without a slash at its end. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** Everything a run leaves in the clone: data, logs, pid files, binaries. Git ignores it. */
export const readbackDir = join(projectRoot, '.readback');

/** Where started processes are recorded, so that a later start can end what a killed one left. */
export const defaultRunDir = join(readbackDir, 'run');

function isWritable(dir: string): boolean {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folders that may hold binaries from before, the one shared by all clones of this user first. */
export function binaryDirs(): string[] {
  const userCache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return [join(userCache, 'readback', 'bin'), join(readbackDir, 'bin')];
}

/** The first of `binaryDirs()` that can be written; made if it is not there. Throws when none can be. */
export function writableBinaryDir(): string {
  const dir = binaryDirs().find(isWritable);
  if (dir === undefined) throw new Error(`no folder for binaries can be written: tried ${binaryDirs().join(' and ')}`);
  return dir;
}
