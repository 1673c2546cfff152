import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadAgent } from '../../src/config/agent.ts';
import { type Child, startChild } from '../../src/local/children.ts';
import { freePort } from '../../src/local/ports.ts';
import { startSampleBackend } from '../../src/local/sample-backend.ts';
import { startScriptedModel } from '../../src/local/scripted-model.ts';
import { type RunningTemporal, startTemporal } from '../../src/local/temporal.ts';
import { searchAttributeList } from '../../src/signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../src/workers/search-attributes.ts';
import type { CallbackPlace } from '../support/callback-worker-main.ts';
import { Call, plain } from '../support/engine.ts';
import { newId, useLedger } from '../support/ledger.ts';

/**
 * Time is not skipped here: the desk's clock stands a minute before clocks change, and the window that is promised beyond the
 * change begins within a minute or two of this machine's time. Everything is killed and started again in between.
 */

const at = useLedger();
const stops: (() => Promise<void>)[] = [];
const src = (entry: string): string => fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
const change = Date.parse('2027-03-28T01:00:00Z');

interface House {
  readonly dir: string;
  readonly temporalPort: number;
  readonly ports: { readonly gateway: number; readonly desktop: number; readonly stream: number };
  readonly place: CallbackPlace;
  temporal: RunningTemporal;
  children: Child[];
}
let house: House | undefined;
const running = (): House => {
  if (house === undefined) throw new Error('the house is there once the tests run');
  return house;
};

const temporalIn = (dir: string, port: number): Promise<RunningTemporal> =>
  startTemporal({ dataDir: dir, ui: false, port, runDir: join(dir, 'run'), log: () => undefined });

async function startProcesses({ dir, ports, place }: House): Promise<Child[]> {
  const env = {
    ...process.env,
    CALLBACK_PLACE: JSON.stringify(place),
    DATABASE_URL: at.url,
    TEMPORAL_ADDRESS: place.address,
    READBACK_STREAM_TOKEN: 'a token of this test only',
    READBACK_STREAM_PORT: String(ports.stream),
    READBACK_GATEWAY_PORT: String(ports.gateway),
    READBACK_DESKTOP_PORT: String(ports.desktop),
    READBACK_SESSION_SECRET: 'a secret that is long enough for tests',
  };
  const entries = {
    worker: fileURLToPath(new URL('../support/callback-worker-main.ts', import.meta.url)),
    gateway: src('workers/gateway-main.ts'),
    desktop: src('workers/desktop-main.ts'),
  };
  return Promise.all(
    Object.entries(entries).map(([name, entry]) =>
      startChild({
        name,
        command: process.execPath,
        args: [entry],
        env,
        logFile: join(dir, `${name}.log`),
        runDir: join(dir, 'run'),
      }),
    ),
  );
}

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'readback-callback-'));
  const [model, backend] = [await startScriptedModel(), await startSampleBackend()];
  const temporalPort = await freePort();
  const temporal = await temporalIn(dir, temporalPort);
  const connection = await Connection.connect({ address: temporal.address });
  await ensureSearchAttributes(connection, 'default', searchAttributeList);
  await connection.close();
  const place = {
    address: temporal.address,
    database: at.url,
    model: model.baseURL,
    backend: backend.url,
    shift: change - minute - Date.now(),
  };
  const ports = { gateway: await freePort(), desktop: await freePort(), stream: await freePort() };
  house = { dir, temporalPort, ports, place, temporal, children: [] };
  house.children = await startProcesses(house);
  stops.push(
    async () => rm(dir, { recursive: true, force: true }),
    () => backend.stop(),
    () => model.stop(),
    async () => running().temporal.stop(),
    async () => void (await Promise.all(running().children.map((child) => child.stop()))),
  );
}, 200_000);

afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
}, 60_000);

const minute = 60_000;

async function killEverything({ temporal, children }: House): Promise<void> {
  for (const child of children) process.kill(child.pid, 'SIGKILL');
  if (temporal.pid === undefined) throw new Error('this test starts a Temporal of its own');
  process.kill(temporal.pid, 'SIGKILL');
  await Promise.all([temporal.exited, ...children.map(({ exited }) => exited)]);
}

const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

test('without skipping time: agreed before clocks change, worker, gateway, desktop and Temporal killed and started again, it rings in its window', async () => {
  const { ledger } = at;
  const { place, ports, dir, temporalPort } = running();
  const { limits, policy, scripts } = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url)));
  const id = newId();
  await ledger.start(id, 'chat', 'test', scripts.greeting);
  const quick = { ...plain(limits.chat), acceptMs: 5_000, offerRounds: 1, briefMs: 500, bookMs: 10_000 };
  const connected = async () => {
    const connection = await Connection.connect({ address: place.address });
    stops.push(() => connection.close());
    return new Call({ client: new Client({ connection }), ledger }, id, quick, policy);
  };
  const call = await connected();
  await call.say('I want to talk to a human, please.');
  await call.reaches('callback', 60_000);
  await expect.poll(() => call.wrote('promise'), { timeout: 20_000 }).toHaveLength(1);
  const [promise] = await call.wrote('promise');
  const due = promise?.due ?? 0;
  // Two o'clock is three o'clock: the windows of the hour that is skipped are not there.
  const there = new Date(due + place.shift).toISOString();
  expect(there.slice(0, 14)).toBe('2027-03-28T01:');
  const said = async () => (await ledger.rows(id)).findLast(({ entry }) => entry.kind === 'said')?.words;
  await expect.poll(said, { timeout: 20_000 }).toContain('Sunday 28 March, 03:0');

  await killEverything(running());
  running().temporal = await temporalIn(dir, temporalPort);
  running().children = await startProcesses(running());
  const again = await connected();
  // Asked of the ledger: a conversation answers nobody while no worker is there.
  const offersAfter = async () =>
    (await ledger.rows(id)).filter(({ at: when, entry }) => entry.kind === 'offer' && when >= due).length;
  await expect.poll(offersAfter, { timeout: 180_000 }).toBeGreaterThan(0);
  await expect.poll(() => answers(`http://127.0.0.1:${ports.gateway}/ready`), { timeout: 60_000 }).toBe(true);
  await expect.poll(() => answers(`http://127.0.0.1:${ports.desktop}/`), { timeout: 60_000 }).toBe(true);
  const offer = (await ledger.rows(id)).find(({ at: when, entry }) => entry.kind === 'offer' && when >= due);
  expect(offer?.at).toBeLessThan(promise?.until ?? 0);

  // Offers of five seconds ring out one after another: whoever accepts one in time has it.
  const { packet } = await again.reaches('ringing', 30_000);
  await again.act('accept');
  await again.act('read-back', { codes: packet?.truth });
  expect(await again.wrote('promise_end')).toMatchObject([{ state: 'kept' }]);
  await again.act('resolve', { outcome: 'solved' });
  expect(await ledger.verify(id)).toMatchObject({ findings: 0 });
}, 420_000);
