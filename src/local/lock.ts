import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isAlive, ownIdentity } from './process-identity.ts';

const holderSchema = z.object({
  process: z.object({ pid: z.number(), started: z.string() }),
  since: z.string(),
  details: z.record(z.string(), z.string()),
});

/** Who holds a lock: the process, since when (ISO 8601), and what it says of itself, such as its addresses. */
export type LockHolder = z.infer<typeof holderSchema>;

/** Another process that still runs holds the lock. */
export class LockHeldError extends Error {
  readonly holder: LockHolder;

  constructor(file: string, holder: LockHolder) {
    const details = Object.entries(holder.details).map(([name, value]) => `, ${name} ${value}`);
    super(`already running here: process ${holder.process.pid}, since ${holder.since}${details.join('')} (${file})`);
    this.name = 'LockHeldError';
    this.holder = holder;
  }
}

/** A lock this process holds until it releases it or ends. */
export interface Lock {
  /** Replaces what the lock says of its holder. */
  readonly describe: (details: Record<string, string>) => void;
  readonly release: () => void;
}

let serial = 0;
const scratch = (file: string): string => `${file}.${process.pid}.${++serial}`;

function readHolder(file: string): LockHolder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Creates `file` with its whole content at once; false when it is there already. */
function createWhole(file: string, content: string): boolean {
  const temporary = scratch(file);
  writeFileSync(temporary, content, { mode: 0o600 });
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Takes a dead holder's file away; puts it back when another process has replaced it in the meantime. */
function removeStale(file: string): void {
  const aside = scratch(file);
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const taken = readHolder(aside);
  if (taken !== undefined && isAlive(taken.process)) createWhole(file, readFileSync(aside, 'utf8'));
  rmSync(aside, { force: true });
}

/**
 * Takes the lock `file`, or throws `LockHeldError` when a running process holds it (this one included). A lock whose
 * holder has ended, even by kill -9, is taken over.
 */
export function takeLock(file: string, details: Record<string, string> = {}): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const holder: LockHolder = { process: ownIdentity(), since: new Date().toISOString(), details };
  while (!createWhole(file, JSON.stringify(holder))) {
    const other = readHolder(file);
    if (other !== undefined && isAlive(other.process)) throw new LockHeldError(file, other);
    removeStale(file);
  }
  let held = true;
  return {
    describe: (next) => {
      if (!held) return;
      const temporary = scratch(file);
      writeFileSync(temporary, JSON.stringify({ ...holder, details: next }), { mode: 0o600 });
      renameSync(temporary, file);
    },
    release: () => {
      if (held) rmSync(file, { force: true });
      held = false;
    },
  };
}

/**
 * Takes the lock as `takeLock` does, waiting up to `waitMs` for its holder; `onWait` is called once when it has to.
 * Throws the `LockHeldError` when the time is over.
 */
export async function waitForLock(file: string, waitMs: number, onWait: (holder: LockHolder) => void): Promise<Lock> {
  const deadline = Date.now() + waitMs;
  for (let first = true; ; first = false) {
    try {
      return takeLock(file);
    } catch (error) {
      if (!(error instanceof LockHeldError) || Date.now() >= deadline) throw error;
      if (first) onWait(error.holder);
    }
    await new Promise((next) => setTimeout(next, 200));
  }
}
