import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import type { Ledger } from '../ledger/ledger.ts';
import type { Phrases } from '../policy/phrases.ts';
import { read, readReply } from '../policy/read.ts';
import { workflowBundle } from './bundle.ts';
import { keepingThread, useLeanThreads } from './lean-threads.ts';

const folder = fileURLToPath(new URL('warm-up', import.meta.url));
/** By then what a workflow task needs is compiled; more rounds cost more than they bring. */
const rounds = 3;

/** As customers and models speak, in the language that most do. */
const words = [
  'Hello, where is my order?',
  'That is not what I asked.',
  'I want to talk to a human, please.',
  'Thank you.',
];
/** The ledger's connections that a take-over of several conversations needs at once. */
const connections = 4;

export interface WarmUpParts {
  readonly phrases: Phrases;
  readonly ledger: Pick<Ledger, 'rows'>;
}

/**
 * Does once what live conversations will need: goes through recorded ones in the thread that will serve them, reads words,
 * opens the ledger's connections. Whoever takes over for a worker that died has customers waiting, and the first conversation
 * in a new process costs ten times what the twentieth does.
 */
export async function warmUp({ phrases, ledger }: WarmUpParts): Promise<void> {
  await goThroughRecorded();
  for (let round = 0; round < rounds; round += 1) for (const text of words) readThrough(text, phrases);
  await Promise.all(Array.from({ length: connections }, () => ledger.rows('nobody')));
}

function readThrough(text: string, phrases: Phrases): void {
  const said = { turnId: 't1', text, earlier: words, offered: false };
  read(said, phrases);
  readReply(said, phrases);
}

async function goThroughRecorded(): Promise<void> {
  useLeanThreads();
  const histories = globSync('*.json', { cwd: folder }).map((file) => ({
    name: file,
    history: historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }));
  const plays = Array.from({ length: rounds }, (_, round) =>
    histories.map(({ name, history }) => ({ workflowId: `${name}/${round}`, history })),
  ).flat();
  await keepingThread(async () => {
    // In a thread, as live conversations are; a replay is otherwise made where it can be debugged.
    const options = { workflowBundle: await workflowBundle(), debugMode: false };
    for await (const { error } of Worker.runReplayHistories(options, plays)) if (error !== undefined) throw error;
  });
}
