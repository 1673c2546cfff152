import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { quietRuntime } from '../../src/local/record/quiet.ts';
import { codesAmongThem, orders, sayings } from '../../src/local/record/sayings.ts';
import { ways } from '../../src/local/record/ways/index.ts';
import { workflowBundle } from '../../src/workers/bundle.ts';

/** The corpus of recorded histories; `npm run record` makes it anew. */

quietRuntime();
const folder = fileURLToPath(new URL('histories', import.meta.url));
const event = z.looseObject({
  eventType: z.string(),
  workflowExecutionStartedEventAttributes: z.object({ workflowId: z.string() }).optional(),
});
const recorded = readdirSync(folder).map((file) => {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  return { file, text, ...z.object({ events: z.array(event) }).parse(JSON.parse(text)) };
});

/** Every payload in it, decoded: inputs, results, messages, heartbeats, memos, summaries. */
function payloadsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { data } = z.object({ data: z.string().optional() }).catch({}).parse(value);
  const own = 'metadata' in value && data !== undefined ? [Buffer.from(data, 'base64').toString()] : [];
  return [...own, ...Object.values(value).flatMap(payloadsIn)];
}

test('every way through the protocol has its history, from the first event to the end', () => {
  const recordedWays = recorded.map(({ file }) => file.replace(/(\.\d+)?\.json$/, ''));
  expect([...new Set(recordedWays)].sort()).toEqual(Object.keys(ways).sort());
  for (const { file, events } of recorded) {
    expect(events.at(0)?.eventType, file).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_STARTED');
    expect(events.at(-1)?.eventType, file).toMatch(/EXECUTION_(COMPLETED|CONTINUED_AS_NEW)$/);
  }
});

test('no workflow task failed while they were recorded', () => {
  for (const { file, events } of recorded) {
    const failed = events.filter(({ eventType }) => eventType === 'EVENT_TYPE_WORKFLOW_TASK_FAILED');
    expect(failed, file).toEqual([]);
  }
});

test('today’s workflow code goes every recorded way again', async () => {
  const histories = recorded.map(({ file, text, events }) => {
    const workflowId = events[0]?.workflowExecutionStartedEventAttributes?.workflowId;
    if (workflowId === undefined) throw new Error(`${file} does not say whose history it is`);
    return { workflowId, history: JSON.parse(text) };
  });
  const replayed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: await workflowBundle() },
    histories,
  )) {
    if (error !== undefined) throw new Error(`${workflowId} no longer replays`, { cause: error });
    replayed.push(workflowId);
  }
  expect(replayed).toEqual(histories.map(({ workflowId }) => workflowId));
});

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];

test('nothing that anybody said and no argument of a tool stands in a history', () => {
  const spoken = [...Object.values(sayings), ...Object.values(orders)].flatMap(wordsOf);
  const words = new Set(spoken.filter((word) => word.length > 4 && !codesAmongThem.includes(word)));
  expect(words.size).toBeGreaterThan(25);
  for (const { file, text, events } of recorded) {
    const payloads = payloadsIn(events);
    expect(payloads.length, file).toBeGreaterThan(3);
    const all = [text, ...payloads].flatMap(wordsOf);
    expect(
      all.filter((word) => words.has(word)),
      file,
    ).toEqual([]);
  }
});

test('no history names a machine’s folders', () => {
  for (const { file, text, events } of recorded) {
    expect([text, ...payloadsIn(events)].join('\n'), file).not.toMatch(/file:\/\/|node_modules|\/src\//);
  }
});
