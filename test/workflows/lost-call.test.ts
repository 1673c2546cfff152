import { setTimeout as delay } from 'node:timers/promises';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Activities, CallInput } from '../../src/activities/types.ts';
import type { ToolAsk } from '../../src/conversation/entry.ts';
import * as words from '../../src/signals/messages.ts';
import { workflowBundle } from '../../src/workers/bundle.ts';
import { limits } from '../support/limits.ts';
import { type TestTemporal, testTemporal } from '../support/temporal.ts';

/** A side effect whose worker is said to be dead: the step is made anew, and what the old one comes to changes nothing. */

const ask: ToolAsk = {
  callId: 't1.0.0',
  tool: 'pay',
  backend: 'bank',
  sideEffect: true,
  fingerprint: '0123456789abcdef',
};
const calls: CallInput[] = [];

const activities: Activities = {
  async think({ turn }) {
    const { turnId, step } = turn;
    if (turnId === 't1' && step === 0) return { kind: 'asked', calls: [ask], evidence: [] };
    return { kind: 'replied', seq: turn.seq + 1, evidence: [] };
  },
  async reflect() {
    return { confidence: 1 };
  },
  async callTool(input) {
    calls.push(input);
    // the first one goes on for a while, and fails while the second is under way
    await delay(input.attempt === 1 ? 500 : 800);
    if (input.attempt === 1) throw new Error('its worker died');
    return { status: 'ok', ms: 1 };
  },
  async seal() {
    throw new Error('nothing is sealed here');
  },
  async brief() {
    throw new Error('nothing is briefed here');
  },
  async estimate() {
    throw new Error('nobody waits here');
  },
  async survey() {
    throw new Error('nobody is asked here');
  },
  async assist() {
    throw new Error('nobody asks here');
  },
  async record() {
    return [];
  },
};

let temporal: TestTemporal | undefined;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  temporal = await testTemporal();
  const connection = await NativeConnection.connect({ address: temporal.address });
  const { namespace } = temporal;
  const bundle = await workflowBundle();
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: words.taskQueue,
    workflowBundle: bundle,
    activities: { ...activities },
  });
  const running = worker.run();
  stops.push(async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await temporal?.close();
  });
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

test('a side effect begun anew after its worker was lost: the failure of the old try is nobody’s any more', async () => {
  const { client } = temporal ?? {};
  if (client === undefined) throw new Error('the server is there once the tests run');
  const handle = client.workflow.getHandle(words.workflowId('lost-call'));
  const say = (turnId: string, seq: number) =>
    client.workflow.executeUpdateWithStart(words.turnUpdate, {
      updateId: turnId,
      args: [{ turnId, seq, answered: 0, answeredSeq: 0 }],
      startWorkflowOperation: new WithStartWorkflowOperation(words.conversationWorkflow, {
        workflowId: handle.workflowId,
        taskQueue: words.taskQueue,
        args: [{ conversation: 'lost-call', channel: 'chat', snapshot: 'test', limits } satisfies words.StartMessage],
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    });
  const paid = say('t1', 4);
  await expect.poll(() => calls.length, { timeout: 10_000 }).toBe(1);
  await handle.signal(words.workerLostSignal, { turnId: 't1', step: 0, attempt: 1 });
  expect((await paid).outcome).toBe('replied');
  expect((await say('t2', 8)).outcome).toBe('replied');
  expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2]);
});
