import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { type Ledger, openLedger } from '../../ledger/ledger.ts';
import { searchAttributeList } from '../../signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../workers/search-attributes.ts';
import { type Child, startChild } from '../children.ts';
import { freePorts } from '../ports.ts';
import { startPostgres } from '../postgres.ts';
import { onShutdown } from '../shutdown.ts';
import { startTemporal } from '../temporal.ts';

/** The whole house as `npm start` brings it up, each part a process of its own, beside the raw engine's worker. */
export interface House {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly databaseUrl: string;
  readonly gateway: string;
  readonly desktop: string;
  readonly model: string;
  readonly backend: string;
  /** Whether this server pushes cancels to workers; else they hear of them with the answer to a heartbeat. */
  readonly cancelsPushed: boolean;
  /** What a worker of it reads. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const src = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface HouseOptions {
  /** What the processes read from their environment beside what they need. */
  readonly more?: NodeJS.ProcessEnv;
  /** Temporal keeps nothing on the disk, for where nothing is killed: a third less work for each conversation. */
  readonly memory?: boolean;
}

export async function openHouse(
  log: (line: string) => void,
  { more = {}, memory = false }: HouseOptions = {},
): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'readback-bench-'));
  // Ctrl-C too leaves nothing behind.
  const shutdown = onShutdown(log);
  shutdown.add('its folder', async () => rmSync(dir, { recursive: true, force: true }));
  const postgres = await startPostgres({ dataDir: join(dir, 'postgres'), runDir: dir, log });
  shutdown.add('PostgreSQL', () => postgres.stop());
  const temporal = await startTemporal({ dataDir: join(dir, 'temporal'), ui: false, memory, runDir: dir, log });
  shutdown.add('Temporal', () => temporal.stop());
  const connection = await Connection.connect({ address: temporal.address });
  shutdown.add('the connection', () => connection.close());
  const client = new Client({ connection, namespace: temporal.namespace });
  await ensureSearchAttributes(connection, temporal.namespace, searchAttributeList);
  const ledger = await openLedger(postgres.url);
  shutdown.add('the ledger', () => ledger.close());
  const children: Child[] = [];
  shutdown.add('the processes', async () => void (await Promise.all(children.map((child) => child.stop()))));
  const [gatewayPort = 0, streamPort = 0, modelPort = 0, backendPort = 0, desktopPort = 0] = await freePorts(5);
  const model = `http://127.0.0.1:${modelPort}`;
  const backend = `http://127.0.0.1:${backendPort}`;
  const env = {
    ...process.env,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    DATABASE_URL: postgres.url,
    OPENAI_BASE_URL: `${model}/v1`,
    OPENAI_API_KEY: 'scripted',
    OPENAI_MODEL: 'scripted',
    READBACK_BRIEF_MODEL: 'scripted',
    READBACK_BACKEND_URL: backend,
    READBACK_STREAM_URLS: `ws://127.0.0.1:${streamPort}/words`,
    READBACK_STREAM_PORT: String(streamPort),
    READBACK_STREAM_TOKEN: randomBytes(24).toString('hex'),
    READBACK_GATEWAY_PORT: String(gatewayPort),
    READBACK_DESKTOP_PORT: String(desktopPort),
    READBACK_SESSION_SECRET: randomBytes(24).toString('hex'),
    ...more,
  };
  const start = async (name: string, file: string, extra: NodeJS.ProcessEnv = {}) => {
    const logFile = join(dir, `${name}.log`);
    children.push(
      await startChild({
        name,
        command: process.execPath,
        args: [src(file)],
        logFile,
        runDir: dir,
        env: { ...env, ...extra },
      }),
    );
    return logFile;
  };
  await start('model', 'local/scripted-model-main.ts', {
    PORT: String(modelPort),
    FIRST_WORD_MS: '0',
    WORD_GAP_MS: '0',
  });
  await start('backend', 'local/sample-backend-main.ts', { PORT: String(backendPort) });
  await start('gateway', 'workers/gateway-main.ts');
  const rawLog = await start('raw', 'local/bench/raw/worker-main.ts');
  await start('worker', 'workers/worker-main.ts');
  await start('desktop', 'workers/desktop-main.ts');
  const gateway = `http://127.0.0.1:${gatewayPort}`;
  const desktop = `http://127.0.0.1:${desktopPort}`;
  await Promise.all([
    answers(`${gateway}/ready`),
    answers(`${desktop}/`),
    answers(`${model}/health`),
    says(rawLog, 'raw worker polls'),
  ]);
  return {
    client,
    ledger,
    databaseUrl: postgres.url,
    gateway,
    desktop,
    model,
    backend,
    cancelsPushed: await pushesCancels(connection),
    env,
    stop: () => shutdown.run(),
  };
}

/** Server 1.32 brought it; the development server that can be built from the registries is 1.29. */
async function pushesCancels(connection: Connection): Promise<boolean> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  const [major = 0, minor = 0] = (serverVersion ?? '').split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 32);
}

const patienceMs = 60_000;

async function answers(url: string): Promise<void> {
  await until(async () => (await fetch(url).catch(() => undefined))?.ok === true, url);
}

const says = (file: string, words: string): Promise<void> =>
  until(async () => existsSync(file) && readFileSync(file, 'utf8').includes(words), file);

async function until(ready: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await ready())) {
    if (Date.now() > deadline) throw new Error(`${what} did not come up within ${patienceMs} ms`);
    await delay(50);
  }
}
