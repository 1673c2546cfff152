import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { loadAgent } from '../../config/agent.ts';
import { dataFile } from '../../evaluate/data-file.ts';
import { type Recording, readRecordings, toolsOf, withoutSecondLook } from '../../evaluate/recording.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { searchAttributeList } from '../../signals/search-attributes.ts';
import { conversationWorker } from '../../workers/conversation-worker.ts';
import { ensureSearchAttributes } from '../../workers/search-attributes.ts';
import { startPostgres } from '../postgres.ts';
import { startTemporal } from '../temporal.ts';
import { drive, leave, type Replayed } from './drive.ts';
import { idOf, Recorded, silent, virtualClock } from './ports.ts';
import { disagreements, summarize } from './summary.ts';

/** `npm run replay -- FILE [--limit N]`: recorded conversations through the real engine, on servers of its own. */

const atOnce = 8;
const patienceMs = 60_000;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const log = (line: string): void => console.error(line);

const { positionals, values } = parseArgs({ allowPositionals: true, options: { limit: { type: 'string' } } });
const file = fileAt(positionals[0] ?? 'tau_airline_dev.jsonl');
const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
if (!(limit > 0)) {
  console.error('--limit takes a whole number above 0');
  process.exit(2);
}
const snapshot = loadAgent(join(root, 'agent'));
const recordings = readRecordings(file).slice(0, limit);
Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });

const dir = mkdtempSync(join(tmpdir(), 'readback-replay-'));
const postgres = await startPostgres({ dataDir: join(dir, 'postgres'), log });
const temporal = await startTemporal({ dataDir: join(dir, 'temporal'), memory: true, ui: false, log });
try {
  const replayed = await replay(recordings);
  for (const { recording, turns, decisions } of replayed) {
    const last = turns.at(-1);
    const handoff = decisions.find(({ decision }) => decision === 'hand_off');
    console.log(
      `${recording}: ${turns.length} turns, ${handoff ? `handed over at ${handoff.turns.at(-1)} by ${handoff.rule}` : `no handoff, last turn ${last?.outcome ?? 'none'}`}`,
    );
  }
  const { limits, agent } = snapshot;
  const bench = {
    policy: withoutSecondLook(snapshot.policy),
    phrases: agent.phrases,
    limits: limits.chat,
    tools: toolsOf(recordings),
  };
  const differing = disagreements(replayed, recordings, bench);
  for (const one of differing) console.log(one);
  const summary = { ...summarize(replayed), agrees: differing.length === 0 };
  console.log(`agrees: ${summary.agrees}`);
  console.log(JSON.stringify(summary));
  if (summary.stuck > 0 || summary.superseded > 0 || !summary.agrees) process.exitCode = 1;
} finally {
  await temporal.stop();
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}

function fileAt(named: string): string {
  try {
    return dataFile(named);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

async function replay(all: readonly Recording[]): Promise<readonly Replayed[]> {
  const ledger = await openLedger(postgres.url);
  const connected = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection: connected, namespace: temporal.namespace });
  await ensureSearchAttributes(connected, temporal.namespace, searchAttributeList);
  const connection = await NativeConnection.connect({ address: temporal.address });
  const recorded = new Recorded(all, (conversation) => void leave({ client, ledger }, conversation));
  const ports = {
    ledger,
    voice: silent,
    model: recorded.model(),
    tools: recorded.tools(),
    agent: snapshot.agent,
    clock: virtualClock,
  };
  const worker = await conversationWorker({
    connection,
    namespace: temporal.namespace,
    identity: 'replay',
    ports,
    queue: 'replay',
  });
  const running = worker.run();
  const run = randomBytes(4).toString('hex');
  const engine = {
    client,
    ledger,
    queue: 'replay',
    limits: snapshot.limits.chat,
    policy: withoutSecondLook(snapshot.policy),
    patienceMs,
  };
  const replayed = await inTurn(all, atOnce, (recording) => drive(engine, recording, idOf(recording, run)));
  worker.shutdown();
  await running;
  await connection.close();
  await connected.close();
  await ledger.close();
  return replayed;
}

/** All of them, so many at a time, results in order. */
async function inTurn<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
}
