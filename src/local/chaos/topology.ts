import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@temporalio/client';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { type Ledger, openLedger } from '../../ledger/ledger.ts';
import { searchAttributeList } from '../../signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../workers/search-attributes.ts';
import { doorConnection } from '../../workers/temporal-connection.ts';
import { startChild } from '../children.ts';
import { freePorts } from '../ports.ts';
import { startPostgres } from '../postgres.ts';
import { type SampleBackend, startSampleBackend } from '../sample-backend.ts';
import type { Pace } from '../scripted-model/control.ts';
import { type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { startTemporal } from '../temporal.ts';
import { eventually } from './clock.ts';
import { pollingPids } from './look.ts';
import { allOrders } from './orders.ts';
import { type Running, Service } from './service.ts';
import { startWire, type Wire } from './wire.ts';

/** Long enough to be hit anywhere: from half a second for a short answer to a second for the longest. */
export const pace: Pace = { firstMs: 300, gapMs: 30 };

export interface Worker {
  readonly service: Service;
  readonly wire: Wire;
}

/** The whole house, each part that may be killed a process of its own; model and backend, which count, live here. */
export interface Topology {
  readonly temporal: Service;
  readonly postgres: Service;
  readonly gateway: Service;
  readonly workers: readonly Worker[];
  readonly client: Client;
  readonly ledger: Ledger;
  readonly desk: Desk;
  readonly gatewayUrl: string;
  readonly model: ScriptedModel;
  readonly backend: SampleBackend;
  stop(): Promise<void>;
}

export interface TopologyOptions {
  readonly dir: string;
  readonly workers: number;
  readonly log: (line: string) => void;
  /** A part ended without having been killed. */
  readonly endedByItself: (name: string) => void;
}

interface Place {
  readonly dir: string;
  readonly temporalPort: number;
  readonly postgresPort: number;
  readonly gatewayPort: number;
  readonly streamPort: number;
}

type StopAll = (() => Promise<unknown>)[];

/** Starts everything in `dir`. What was set from outside to lean on, which may not be killed, is left alone. */
export async function startTopology(options: TopologyOptions): Promise<Topology> {
  delete process.env.TEMPORAL_ADDRESS;
  delete process.env.DATABASE_URL;
  const stops: StopAll = [];
  try {
    return await startAll(options, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function startAll(
  { dir, workers: count, log, endedByItself }: TopologyOptions,
  stops: StopAll,
): Promise<Topology> {
  const [temporalPort = 0, postgresPort = 0, gatewayPort = 0, streamPort = 0] = await freePorts(4);
  const place: Place = { dir, temporalPort, postgresPort, gatewayPort, streamPort };
  let databaseUrl = '';
  const temporal = new Service('temporal', () => launchTemporal(place, log), endedByItself);
  const launch = async () => {
    const running = await startPostgres({
      dataDir: join(dir, 'postgres'),
      port: postgresPort,
      runDir: dir,
      log: quiet,
    });
    databaseUrl = running.url;
    return running;
  };
  const postgres = new Service('postgres', launch, endedByItself);
  const started = Promise.all([temporal.start(), postgres.start()]);
  stops.push(
    () => postgres.stop(),
    () => temporal.stop(),
  );
  await started;
  const connection = doorConnection({ address: `127.0.0.1:${temporalPort}`, tls: false });
  stops.push(() => connection.close());
  await ensureSearchAttributes(connection, 'default', searchAttributeList);
  const ledger = await openLedger(databaseUrl, { connections: 6 });
  const desk = openDesk(databaseUrl);
  stops.push(
    () => ledger.close(),
    () => desk.close(),
  );
  const model = await startScriptedModel({ pace });
  stops.push(() => model.stop());
  const backend = await startSampleBackend({ orders: allOrders() });
  stops.push(() => backend.stop());
  await slowEffects(backend);
  const env = environment(place, databaseUrl, model, backend);
  const gateway = new Service('gateway', () => launchProcess(place, 'gateway', env), endedByItself);
  stops.push(() => gateway.stop());
  const workers = await Promise.all(
    Array.from({ length: count }, (_, i) => startWorker(`worker-${i + 1}`, place, env, endedByItself, stops)),
  );
  await gateway.start();
  const client = new Client({ connection, namespace: 'default' });
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  if (!(await isReady({ client, workers, gatewayUrl }, readyMs))) throw new Error('the house did not come up');
  const stop = () => stopAll(stops);
  return { temporal, postgres, gateway, workers, client, ledger, desk, gatewayUrl, model, backend, stop };
}

/** A side effect takes its time, so that kills fall into the middle of one; it happens whether or not anybody still waits. */
async function slowEffects({ url }: SampleBackend): Promise<void> {
  const slow = ['/orders/', '/refunds'].map((path) => ({ fault: 'slow', path, method: 'POST', ms: effectMs }));
  const headers = { 'content-type': 'application/json' };
  await fetch(`${url}/control/faults`, { method: 'POST', headers, body: JSON.stringify({ faults: slow }) });
}

/** What a side effect takes. */
export const effectMs = 250;

const readyMs = 60_000;

/** Waits until every worker polls and the gateway has what it leans on; false where that takes over `ms`. */
export async function isReady(
  { client, workers, gatewayUrl }: Pick<Topology, 'client' | 'workers' | 'gatewayUrl'>,
  ms: number,
): Promise<boolean> {
  const ready = await eventually(async () => {
    const polling = await pollingPids(client);
    const all = workers.every(({ service }) => service.pid !== undefined && polling.has(service.pid));
    return (all && (await fetch(`${gatewayUrl}/ready`)).ok) || undefined;
  }, ms);
  return ready === true;
}

/** In the order that leaves nobody without what it leans on: the last started first. */
async function stopAll(stops: StopAll): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop().catch(() => undefined);
}

const quiet = (): void => {};

const launchTemporal = ({ dir, temporalPort }: Place, log: (line: string) => void): Promise<Running> =>
  // the first time it may have to be built, which takes minutes: said aloud
  startTemporal({
    dataDir: join(dir, 'temporal'),
    port: temporalPort,
    ui: false,
    namespace: 'default',
    runDir: dir,
    log,
  });

async function startWorker(
  name: string,
  place: Place,
  env: NodeJS.ProcessEnv,
  endedByItself: (name: string) => void,
  stops: StopAll,
): Promise<Worker> {
  const wire = await startWire(place.streamPort);
  stops.push(() => wire.stop());
  const own = { ...env, READBACK_STREAM_URLS: `ws://127.0.0.1:${wire.port}/words` };
  const service = new Service(name, () => launchProcess(place, name, own), endedByItself);
  stops.push(() => service.stop());
  await service.start();
  return { service, wire };
}

const main = (what: string): string => fileURLToPath(new URL(`../../workers/${what}-main.ts`, import.meta.url));

function launchProcess({ dir }: Place, name: string, env: NodeJS.ProcessEnv): Promise<Running> {
  // another worker carries on meanwhile, and has customers waiting
  const worker = name.startsWith('worker');
  const args = [main(worker ? 'worker' : name)];
  const logFile = join(dir, `${name}.log`);
  const command = process.execPath;
  return startChild({ name, command, args, logFile, runDir: dir, env, stopGraceMs: 3_000, gentle: worker });
}

function environment(
  place: Place,
  databaseUrl: string,
  model: ScriptedModel,
  backend: SampleBackend,
): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(HOME === undefined ? {} : { HOME }),
    TEMPORAL_ADDRESS: `127.0.0.1:${place.temporalPort}`,
    TEMPORAL_NAMESPACE: 'default',
    DATABASE_URL: databaseUrl,
    OPENAI_BASE_URL: model.baseURL,
    OPENAI_API_KEY: 'scripted',
    OPENAI_MODEL: 'scripted',
    READBACK_BACKEND_URL: backend.url,
    READBACK_STREAM_TOKEN: randomBytes(24).toString('hex'),
    READBACK_STREAM_PORT: String(place.streamPort),
    READBACK_GATEWAY_PORT: String(place.gatewayPort),
  };
}
