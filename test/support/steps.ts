import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import type { Activities } from '../../src/activities/types.ts';
import type { TurnTaken } from '../../src/conversation/event.ts';
import * as words from '../../src/signals/messages.ts';
import { workflowBundle } from '../../src/workers/bundle.ts';
import { limits } from './limits.ts';
import { testTemporal } from './temporal.ts';

/** The conversation workflow on a real Temporal, with steps that the test makes up: for what the house does not do on demand. */
export interface Steps {
  readonly client: Client;
  /** A turn as a gateway sends it; waits for its outcome. */
  say(conversation: string, turn: Pick<TurnTaken, 'turnId' | 'seq'>): Promise<words.TurnAnswer>;
}

/** What is not given is never to be called, but for records, which come to nothing. */
export function useSteps(given: Partial<Activities>): () => Steps {
  const stops: (() => Promise<void>)[] = [];
  let steps: Steps | undefined;
  const never = (name: string) => async () => {
    throw new Error(`${name} is not part of this test`);
  };
  const activities = {
    think: never('think'),
    callTool: never('callTool'),
    seal: never('seal'),
    record: async () => [],
    ...given,
  };
  beforeAll(async () => {
    const { client, namespace, address, close } = await testTemporal();
    const connection = await NativeConnection.connect({ address });
    const workflow = { taskQueue: words.taskQueue, workflowBundle: await workflowBundle() };
    const worker = await Worker.create({ connection, namespace, ...workflow, activities });
    const running = worker.run();
    stops.push(async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await close();
    });
    steps = { client, say: (conversation, turn) => say(client, conversation, turn) };
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (steps === undefined) throw new Error('the steps are there once the tests run');
    return steps;
  };
}

async function say(
  client: Client,
  conversation: string,
  turn: Pick<TurnTaken, 'turnId' | 'seq'>,
): Promise<words.TurnAnswer> {
  const start: words.StartMessage = { conversation, channel: 'chat', snapshot: 'test', limits };
  const message: words.TurnMessage = { answered: 0, answeredSeq: 0, ...turn };
  return await client.workflow.executeUpdateWithStart(words.turnUpdate, {
    updateId: turn.turnId,
    args: [message],
    startWorkflowOperation: new WithStartWorkflowOperation(words.conversationWorkflow, {
      workflowId: words.workflowId(conversation),
      taskQueue: words.taskQueue,
      args: [start],
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  });
}
