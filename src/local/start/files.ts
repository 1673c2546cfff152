import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { defaultRunDir, readbackDir } from '../places.ts';

/** What a run keeps for the next one, and what it says of itself to other commands. All for this user's eyes only. */

const portsFile = join(readbackDir, 'ports.json');
const secretsFile = join(readbackDir, 'secrets.json');
const addressesFile = join(defaultRunDir, 'addresses.json');

/** The processes of a run are recorded here. */
export const processesDir = join(defaultRunDir, 'processes');
export const logsDir = join(readbackDir, 'logs');
/** What the sample backend did in this run. */
export const effectsFile = join(defaultRunDir, 'effects.jsonl');
export const lockFile = join(readbackDir, 'start.lock');

/** Renamed into place: a reader never sees half a file. */
function writePrivate(file: string, content: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

/** Undefined where the file is not there or is not what it should be: then it is made anew. */
function readAs<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

const port = z.int().min(1).max(65_535);
const portsSchema = z.object({
  temporal: port,
  temporalUi: port,
  gateway: port,
  desktop: port,
  stream: port,
  model: port,
  backend: port,
});
/** The ports of everything that is started here but PostgreSQL, which remembers its own. */
export type Ports = z.infer<typeof portsSchema>;

/** What people expect where nothing else has it; TEMPORAL's own defaults among them. */
const usualPorts: Ports = {
  temporal: 7233,
  temporalUi: 8233,
  gateway: 8080,
  desktop: 8081,
  stream: 8082,
  model: 8083,
  backend: 8084,
};

/** The ports of the last run, so that addresses stay the same; the usual ones the first time. */
export const preferredPorts = (): Ports => readAs(portsSchema, portsFile) ?? usualPorts;
export const rememberPorts = (ports: Ports): void => writePrivate(portsFile, ports);

const secretsSchema = z.object({
  streamToken: z.string().min(32),
  sessionSecret: z.string().min(32),
  identityKey: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** Random, made the first time, kept so that over a restart who is signed in stays so, and customers are known again. */
export function ownSecrets(): Secrets {
  const kept = readAs(secretsSchema, secretsFile);
  if (kept !== undefined) return kept;
  const secret = (): string => randomBytes(32).toString('base64url');
  const made = { streamToken: secret(), sessionSecret: secret(), identityKey: secret() };
  writePrivate(secretsFile, made);
  return made;
}

const addressesSchema = z.object({
  gatewayUrl: z.url(),
  desktopUrl: z.url(),
  /** With user and password. */
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  namespace: z.string(),
  uiUrl: z.url().optional(),
});
/** Where a running house is, for other commands. */
export type Addresses = z.infer<typeof addressesSchema>;

export const publishAddresses = (addresses: Addresses): void => writePrivate(addressesFile, addresses);
export const withdrawAddresses = (): void => rmSync(addressesFile, { force: true });
/** Undefined while nothing runs here. */
export const publishedAddresses = (): Addresses | undefined => readAs(addressesSchema, addressesFile);
