import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { loadAgent } from '../../config/agent.ts';
import type { Limits } from '../../conversation/limits.ts';
import { openDesk } from '../../desk/desk.ts';
import type { AgentProfile } from '../../handoff/routing/available.ts';
import { openDatabase } from '../../ledger/database.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { searchAttributeList } from '../../signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../workers/search-attributes.ts';
import { startChild } from '../children.ts';
import { startPostgres } from '../postgres.ts';
import { startSampleBackend } from '../sample-backend.ts';
import { startScriptedModel } from '../scripted-model.ts';
import { startTemporal } from '../temporal.ts';
import { Call } from './call.ts';
import { startWorker, type WorkerPlace } from './worker.ts';

/** The engine without its doors, on servers of its own. */
export interface House {
  readonly client: Client;
  /** A new conversation, whose id names the way that it goes. */
  call(way: string, limits?: Partial<Limits>): Promise<Call>;
  /** The same under the policy of the agent's folder; without one it goes by the first rules, as runs from before do. */
  judged(way: string, limits?: Partial<Limits>): Promise<Call>;
  /** What the scripted model does next; whatever it was told before is forgotten. */
  model(control: object): Promise<void>;
  /** The same for the sample backend. */
  backend(...faults: readonly object[]): Promise<void>;
  /** This human comes, and the desk reserves them for whoever seeks; then they are gone. */
  reserves(agent: string): Promise<void>;
  /** This human’s reservation for this way has run out, and the desk has given them to another conversation. */
  givesAway(way: string, agent: string): Promise<void>;
  /** While `play` runs, the only worker is a process of its own, which is then killed -9. */
  killed(play: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** Well above the longest way that is to stay in one run, well below what makes a file long. */
const renewAfterEvents = 150;

/** Every way within seconds: durable timers fire in whole ones. */
const quick: Partial<Limits> = { bargeInGraceMs: 1_000, acceptMs: 20_000, nudgeMs: 60_000, idleMs: 120_000 };

/**
 * The ways say themselves what of this they take: the survey, callbacks in windows, one human who is sought. Without it they go
 * on to their ends unasked, ring for everybody, and call back after `callbackMs`.
 */
const plain = ({
  surveyMs: _,
  bookMs: __,
  queueMs: ___,
  widenMs: ____,
  tellWaitMs: _____,
  ...limits
}: Limits): Limits => limits;

/** Whoever comes can do it. */
const everything: AgentProfile = {
  skills: { '*': 5 },
  languages: ['*'],
  queues: ['*'],
  capacity: { voice: 1, chat: 1 },
};

export async function openHouse(log: (line: string) => void): Promise<House> {
  const dir = mkdtempSync(join(tmpdir(), 'readback-record-'));
  const postgres = await startPostgres({ dataDir: join(dir, 'postgres'), runDir: dir, log });
  const settings = { 'limit.historyCount.suggestContinueAsNew': renewAfterEvents };
  const temporal = await startTemporal({
    dataDir: join(dir, 'temporal'),
    memory: true,
    ui: false,
    runDir: dir,
    settings,
    log,
  });
  const [model, backend] = [await startScriptedModel(), await startSampleBackend()];
  const connection = await Connection.connect({ address: temporal.address });
  const { address, namespace } = temporal;
  await ensureSearchAttributes(connection, namespace, searchAttributeList);
  const client = new Client({ connection, namespace, identity: 'recorder' });
  const ledger = await openLedger(postgres.url);
  const db = openDatabase(postgres.url, 1);
  const desk = openDesk(db);
  const snapshot = loadAgent(fileURLToPath(new URL('../../../agent', import.meta.url)));
  const limits: Limits = { ...plain(snapshot.limits.chat), ...quick };
  const place = { address, namespace, database: postgres.url, model: model.baseURL, backend: backend.url };
  let worker = await startWorker({ ...place, identity: 'worker' });
  return {
    client,
    async call(way, over = {}) {
      await ledger.start(way, 'chat', 'recorded');
      return new Call(client, ledger, way, { ...limits, ...over });
    },
    async judged(way, over = {}) {
      await ledger.start(way, 'chat', 'recorded');
      return new Call(client, ledger, way, { ...limits, ...over }, snapshot.policy);
    },
    model: (control) => post(`${model.url}/control`, { reset: true, ...control }),
    backend: (...faults) => post(`${backend.url}/control/faults`, { reset: true, faults }),
    async reserves(agent) {
      await desk.present(agent, agent, everything, 'available');
      while ((await desk.agents()).every(({ load }) => load.chat === 0)) {
        await desk.match();
        await delay(20);
      }
      await desk.absent(agent);
    },
    async givesAway(way, agent) {
      await desk.present(agent, agent, everything, 'available');
      await db.ask('run-out', 'update readback.reservation set until = 1 where conversation = $1', [way]);
      const other = `insert into readback.reservation (conversation, seek_id, agent, channel, until, tell_at)
        values ('another', 's1', $1, 'chat', $2, $2)`;
      await db.ask('give', other, [agent, Date.now() + 600_000]);
    },
    async killed(play) {
      await worker.stop();
      const kill = await startDoomed({ ...place, identity: 'doomed' }, dir);
      await play();
      await kill();
      worker = await startWorker({ ...place, identity: 'worker' });
    },
    async stop() {
      await worker.stop();
      for (const part of [model, backend]) await part.stop();
      await db.close();
      await ledger.close();
      await connection.close();
      await temporal.stop();
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startDoomed(place: WorkerPlace, dir: string): Promise<() => Promise<void>> {
  const file = fileURLToPath(new URL('doomed-main.ts', import.meta.url));
  const env = { ...process.env, DOOMED_PLACE: JSON.stringify(place) };
  const child = await startChild({
    name: 'doomed',
    command: process.execPath,
    args: [file],
    env,
    logFile: join(dir, 'doomed.log'),
    runDir: dir,
  });
  return async () => {
    process.kill(child.pid, 'SIGKILL');
    await child.exited;
  };
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
