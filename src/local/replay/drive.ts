import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateStage,
} from '@temporalio/client';
import type { TurnOutcome } from '../../conversation/entry.ts';
import type { Limits } from '../../conversation/limits.ts';
import { type Decided, turnIdOf } from '../../evaluate/drive.ts';
import type { Recording } from '../../evaluate/recording.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Policy } from '../../policy/policy.ts';
import {
  conversationWorkflow,
  hangUpSignal,
  type StartMessage,
  type TurnAnswer,
  turnUpdate,
  workflowId,
} from '../../signals/messages.ts';

/** What the engine made of one recording. */
export interface Replayed {
  readonly recording: string;
  readonly turns: readonly { readonly turnId: string; readonly outcome: TurnOutcome | 'stuck' }[];
  readonly toolCalls: number;
  /** Every decision other than to go on, in order. */
  readonly decisions: readonly Decided[];
}

export interface Engine {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly queue: string;
  readonly limits: Limits;
  readonly policy: Policy;
  /** A turn without an outcome after this many ms is stuck. */
  readonly patienceMs: number;
}

/** Plays a recording's customer against the engine, up to the first handoff, the hang-up or the recording's end. */
export async function drive(engine: Engine, recording: Recording, conversation: string): Promise<Replayed> {
  const { ledger } = engine;
  await ledger.start(conversation, 'chat', 'recorded');
  const turns: { turnId: string; outcome: TurnOutcome | 'stuck' }[] = [];
  for (const [i, turn] of recording.turns.entries()) {
    const turnId = turnIdOf(i);
    const outcome = await say(engine, conversation, turnId, turn.text);
    turns.push({ turnId, outcome });
    if (outcome !== 'replied') break;
  }
  if (turns.length > 0) await leaveAndWait(engine, conversation);
  const entries = (await ledger.rows(conversation)).map(({ entry }) => entry);
  return {
    recording: recording.id,
    turns,
    toolCalls: entries.filter(({ kind }) => kind === 'called').length,
    decisions: entries.filter((entry) => entry.kind === 'decision'),
  };
}

async function say(engine: Engine, conversation: string, turnId: string, text: string): Promise<TurnOutcome | 'stuck'> {
  const { client, ledger, queue, limits, policy, patienceMs } = engine;
  const taken = await ledger.takeTurn(conversation, turnId, text);
  if ('refused' in taken) return 'ended';
  const { seq, answered, answeredSeq } = taken;
  const start: StartMessage = { conversation, channel: 'chat', snapshot: 'recorded', limits, policy };
  const operation = new WithStartWorkflowOperation(conversationWorkflow, {
    workflowId: workflowId(conversation),
    taskQueue: queue,
    args: [start],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowTaskTimeout: '5s',
  });
  const handle = await client.workflow.startUpdateWithStart(turnUpdate, {
    updateId: turnId,
    args: [{ turnId, seq, answered, answeredSeq }],
    waitForStage: WorkflowUpdateStage.ACCEPTED,
    startWorkflowOperation: operation,
  });
  return await Promise.race([handle.result().then((answer: TurnAnswer) => answer.outcome), afterMs(patienceMs)]);
}

const afterMs = (ms: number): Promise<'stuck'> =>
  new Promise((resolve) => {
    setTimeout(() => resolve('stuck'), ms).unref();
  });

/** The customer hangs up; a conversation that has ended already takes no harm. */
export async function leave(
  { client, ledger }: Pick<Engine, 'client' | 'ledger'>,
  conversation: string,
): Promise<void> {
  const taken = await ledger.takeHangUp(conversation);
  if ('refused' in taken) return;
  const { seq, answered, answeredSeq } = taken;
  const handle = client.workflow.getHandle(workflowId(conversation));
  try {
    await handle.signal(hangUpSignal, { seq, answered, answeredSeq });
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** What a turn was judged to be rides on the next step: only once the conversation is over does the ledger hold it all. */
async function leaveAndWait(engine: Engine, conversation: string): Promise<void> {
  await leave(engine, conversation);
  const over = engine.client.workflow.getHandle(workflowId(conversation)).result();
  await Promise.race([over, afterMs(engine.patienceMs)]);
}
