import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  identify,
  isAlive,
  ownIdentity,
  type ProcessIdentity,
  signalProcess,
  waitUntilGone,
} from './process-identity.ts';

const identitySchema = z.object({ pid: z.number().int().positive(), started: z.string() });

const recordSchema = z.object({
  name: z.string(),
  process: identitySchema,
  owner: identitySchema,
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
});

type ProcessRecord = z.infer<typeof recordSchema>;

/** How long a leftover may take to stop in order before it is killed, in milliseconds. */
const LEFTOVER_GRACE_MS = 10_000;

/**
 * Writes down a started process, with its start time and the process that owns it.
 * Returns the function that removes the record again; undefined when the process has already ended.
 */
export function recordProcess(
  runDir: string,
  child: { name: string; pid: number; stopSignal: 'SIGTERM' | 'SIGINT' },
): (() => void) | undefined {
  const identity = identify(child.pid);
  if (identity === undefined) return undefined;
  const record: ProcessRecord = {
    name: child.name,
    process: identity,
    owner: ownIdentity(),
    stopSignal: child.stopSignal,
  };
  mkdirSync(runDir, { recursive: true });
  const file = join(runDir, `${child.name}-${child.pid}.json`);
  // Renamed into place, so that a reader never sees half a record.
  writeFileSync(`${file}.tmp`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  return () => rmSync(file, { force: true });
}

function readRecord(file: string): ProcessRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function endProcess(identity: ProcessIdentity, stopSignal: NodeJS.Signals): Promise<void> {
  signalProcess(identity, stopSignal);
  if (await waitUntilGone(identity, LEFTOVER_GRACE_MS)) return;
  signalProcess(identity, 'SIGKILL');
  await waitUntilGone(identity, LEFTOVER_GRACE_MS);
}

async function endOneLeftover(file: string, log: (line: string) => void): Promise<void> {
  const record = readRecord(file);
  // A running owner looks after its own children.
  if (record !== undefined && isAlive(record.owner)) return;
  if (record !== undefined && isAlive(record.process)) {
    log(`ending ${record.name} (process ${record.process.pid}), left by a run that was killed`);
    await endProcess(record.process, record.stopSignal);
  }
  rmSync(file, { force: true });
}

/**
 * Ends every recorded process whose owner is gone, and removes its record. Ends nothing that is not recorded, and
 * nothing whose number has since gone to another process. Each gets 10 s to stop in order, then it is killed.
 */
export async function endLeftovers(runDir: string, log: (line: string) => void): Promise<void> {
  let names: string[];
  try {
    names = readdirSync(runDir);
  } catch {
    return;
  }
  const files = names.filter((name) => name.endsWith('.json')).map((name) => join(runDir, name));
  await Promise.all(files.map((file) => endOneLeftover(file, log)));
}
