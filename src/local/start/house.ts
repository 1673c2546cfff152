import { rmSync } from 'node:fs';
import type { Connection } from '@temporalio/client';
import { loadAgent } from '../../config/agent.ts';
import { desktopEnvironment, gatewayEnvironment } from '../../config/environment.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { taskQueue } from '../../signals/messages.ts';
import { searchAttributeList } from '../../signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../workers/search-attributes.ts';
import { doorConnection } from '../../workers/temporal-connection.ts';
import type { Child } from '../children.ts';
import { portOrAnother } from '../ports.ts';
import type { Shutdown } from '../shutdown.ts';
import { type Addresses, effectsFile, ownSecrets, type Ports, preferredPorts, rememberPorts } from './files.ts';
import { dataDir, type Infrastructure, startInfrastructure } from './infrastructure.ts';
import { keepUp } from './keep-up.ts';
import { chooseModel, type ModelChoice } from './model.ts';
import { type HouseProcess, startProcess } from './process.ts';
import { answers } from './wait.ts';

/** The whole house, up and answering. */
export interface House {
  readonly addresses: Addresses;
  readonly model: ModelChoice;
  /** Undefined where READBACK_BACKEND_URL names another. */
  readonly backendUrl?: string;
  readonly connection: Connection;
}

type Log = (line: string) => void;

const LOOPBACK = '127.0.0.1';
const http = (port: number): string => `http://${LOOPBACK}:${port}`;

/**
 * Brings everything up, each part a process of its own that is started again when it ends. What is up is added to
 * `shutdown` as soon as it is. Rejects with what did not come up and why; a mistake in the settings is told before
 * anything starts.
 */
export async function bringUp(shutdown: Shutdown, log: Log): Promise<House> {
  const model = chooseModel(process.env);
  if (model.kind === 'scripted' && model.note !== undefined) log(model.note);
  const { tls, apiKey } = checkSettings();
  const wanted = preferredPorts();
  const infrastructure = await startInfrastructure({
    preferred: { port: wanted.temporal, uiPort: wanted.temporalUi },
    credentials: { tls, ...(apiKey === undefined ? {} : { apiKey }) },
    shutdown,
    log,
  });
  await migrateLedger(infrastructure.postgres.url, log);
  const ports = await choosePorts(wanted, infrastructure);
  const env = environment(infrastructure, ports, model);
  const { temporal } = gatewayEnvironment(env);
  const connection = doorConnection(temporal);
  shutdown.add('the connection to Temporal', () => connection.close());
  log('registering the search attributes');
  await ensureSearchAttributes(connection, temporal.namespace, searchAttributeList);
  rmSync(effectsFile, { force: true });
  await startProcesses(processesOf(env, ports, model, pollsAt(connection, temporal.namespace)), shutdown, log);
  rememberPorts(ports);
  const { postgres } = infrastructure;
  const { uiUrl } = infrastructure.temporal;
  return {
    addresses: {
      gatewayUrl: http(ports.gateway),
      desktopUrl: http(ports.desktop),
      databaseUrl: postgres.url,
      temporalAddress: temporal.address,
      namespace: temporal.namespace,
      ...(uiUrl === undefined ? {} : { uiUrl }),
    },
    model,
    ...(process.env.READBACK_BACKEND_URL ? {} : { backendUrl: http(ports.backend) }),
    connection,
  };
}

/** Before anything opens it: a schema that does not fit is told at once instead of being waited for. */
async function migrateLedger(url: string, log: Log): Promise<void> {
  log('bringing the ledger up to date');
  try {
    const ledger = await openLedger(url, { connections: 1 });
    await ledger.close();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const where = process.env.DATABASE_URL ? 'DATABASE_URL' : `${dataDir('postgres')}, which may be moved away`;
    throw new Error(`the ledger cannot be used (${where}): ${reason}`, { cause: error });
  }
}

/** An empty variable counts as not set. */
const given = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));

/** Throws ConfigError where the environment or the agent's folder has a mistake. */
function checkSettings(): { tls: boolean; apiKey?: string } {
  const settings = {
    // What is only known later stands in for itself.
    DATABASE_URL: `postgres://${LOOPBACK}/readback`,
    READBACK_STREAM_TOKEN: 'made when the house starts',
    READBACK_SESSION_SECRET: 'made and kept when the house first starts',
    ...given(),
  };
  const { temporal, agentDir } = gatewayEnvironment(settings);
  desktopEnvironment(settings);
  loadAgent(agentDir);
  return temporal;
}

/** The ports that Temporal took, and for the rest those of the last run where they are free. */
async function choosePorts(wanted: Ports, { temporal }: Infrastructure): Promise<Ports> {
  const named = (variable: string, preferred: number): Promise<number> =>
    portOrAnother(Number(process.env[variable]) || preferred);
  return {
    temporal: temporal.pid === undefined ? wanted.temporal : Number(temporal.address.split(':')[1]),
    temporalUi: temporal.uiUrl === undefined ? wanted.temporalUi : Number(new URL(temporal.uiUrl).port),
    gateway: await named('READBACK_GATEWAY_PORT', wanted.gateway),
    desktop: await named('READBACK_DESKTOP_PORT', wanted.desktop),
    stream: await named('READBACK_STREAM_PORT', wanted.stream),
    model: await portOrAnother(wanted.model),
    backend: await portOrAnother(wanted.backend),
  };
}

/** What every process of the house reads; the secrets reach them this way alone. */
function environment({ postgres, temporal }: Infrastructure, ports: Ports, model: ModelChoice): NodeJS.ProcessEnv {
  const secrets = ownSecrets();
  const scripted = {
    OPENAI_BASE_URL: `${http(ports.model)}/v1`,
    OPENAI_API_KEY: 'scripted',
    OPENAI_MODEL: 'scripted',
    READBACK_BRIEF_MODEL: process.env.READBACK_BRIEF_MODEL || 'scripted',
  };
  return {
    READBACK_BACKEND_URL: http(ports.backend),
    ...(process.env.READBACK_BACKEND_URL ? {} : { READBACK_CRM_URL: http(ports.backend) }),
    READBACK_STREAM_TOKEN: secrets.streamToken,
    READBACK_SESSION_SECRET: secrets.sessionSecret,
    READBACK_IDENTITY_KEY: secrets.identityKey,
    ...given(),
    ...(model.kind === 'scripted' ? scripted : {}),
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    DATABASE_URL: postgres.url,
    READBACK_GATEWAY_PORT: String(ports.gateway),
    READBACK_DESKTOP_PORT: String(ports.desktop),
    READBACK_STREAM_PORT: String(ports.stream),
    READBACK_STREAM_URLS: `ws://${LOOPBACK}:${ports.stream}/words`,
  };
}

/** Whether Temporal sees this very worker poll for conversations. */
const pollsAt =
  (connection: Connection, namespace: string) =>
  async ({ pid }: Child): Promise<boolean> => {
    const { pollers } = await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 }),
    );
    return pollers?.some(({ identity }) => identity?.includes(`/${pid}/`) === true) ?? false;
  };

/** In the order in which they are stopped, the first last: who serves people goes before what serves them. */
function processesOf(
  env: NodeJS.ProcessEnv,
  ports: Ports,
  model: ModelChoice,
  polls: HouseProcess['ready'],
): HouseProcess[] {
  const port = (number: number): NodeJS.ProcessEnv => ({ ...env, PORT: String(number) });
  const healthy = (number: number, path: string) => (): Promise<boolean> => answers(`${http(number)}${path}`);
  const scripted: HouseProcess = {
    name: 'scripted-model',
    entry: 'local/scripted-model-main.ts',
    env: port(ports.model),
    ready: healthy(ports.model, '/health'),
  };
  const backend: HouseProcess = {
    name: 'sample-backend',
    entry: 'local/sample-backend-main.ts',
    // What it did is gone with the run: every start finds the shop's orders as they are in the sample.
    env: { ...port(ports.backend), FILE: effectsFile },
    ready: healthy(ports.backend, '/health'),
  };
  return [
    ...(model.kind === 'scripted' ? [scripted] : []),
    ...(process.env.READBACK_BACKEND_URL ? [] : [backend]),
    // It lets a whole reply end before it goes.
    { name: 'worker', entry: 'workers/worker-main.ts', env, ready: polls, stopGraceMs: 25_000 },
    { name: 'gateway', entry: 'workers/gateway-main.ts', env, ready: healthy(ports.gateway, '/ready') },
    { name: 'desktop', entry: 'workers/desktop-main.ts', env, ready: healthy(ports.desktop, '/') },
  ];
}

/** All at once; those that come up are stopped in order even where another does not. */
async function startProcesses(specs: readonly HouseProcess[], shutdown: Shutdown, log: Log): Promise<void> {
  log(`starting ${specs.map(({ name }) => name).join(', ')}`);
  const started = await Promise.allSettled(
    specs.map((spec) => keepUp({ name: spec.name, start: (stopping) => startProcess(spec, stopping, log), log })),
  );
  for (const [index, one] of started.entries()) {
    if (one.status === 'fulfilled') shutdown.add(specs[index]?.name ?? 'a process', one.value.stop);
  }
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
