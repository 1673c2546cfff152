import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stateSchema = z.object({
  /** Names the database's own folder when it cannot lie in the data folder. */
  id: z.string(),
  password: z.string(),
  /** The last port, asked for first the next time. */
  port: z.number().optional(),
});

/** What must outlive a run for the database to be used again. */
export type PostgresState = z.infer<typeof stateSchema>;

const stateFile = (dataDir: string): string => join(dataDir, 'postgres.json');

/** What this data folder's database is known by; undefined when it has none. */
export function readState(dataDir: string): PostgresState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(stateFile(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Keeps the state in a file that only this user can read, for it holds the password. */
export function writeState(dataDir: string, state: PostgresState): void {
  const temporary = `${stateFile(dataDir)}.tmp`;
  writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
  renameSync(temporary, stateFile(dataDir));
}

/** The state of this data folder, made with a random password when there is none. */
export function loadState(dataDir: string): PostgresState {
  mkdirSync(dataDir, { recursive: true });
  const known = readState(dataDir);
  if (known !== undefined) return known;
  const fresh = { id: randomBytes(6).toString('hex'), password: randomBytes(24).toString('base64url') };
  writeState(dataDir, fresh);
  return fresh;
}
