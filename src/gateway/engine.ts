import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type WorkflowStartOptions,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { ActAnswer } from '../conversation/effect.ts';
import type { Channel } from '../conversation/entry.ts';
import { type FailureCode, failures } from '../conversation/failures.ts';
import type { Limits } from '../conversation/limits.ts';
import type { Policy } from '../policy/policy.ts';
import * as words from '../signals/messages.ts';
import { searchAttributes } from '../signals/search-attributes.ts';
import { Refusal } from './refusal.ts';

/** The configuration that new conversations start with. */
export interface Snapshot {
  readonly id: string;
  readonly limits: Readonly<Record<Channel, Limits>>;
  readonly policy: Policy;
  /** Says that it is an AI and that a human can be had; the first thing in every conversation. */
  readonly greeting: string;
}

/** What sending came to. `unknown`: no workflow of this id has ever been; `closed`: it has ended. */
export type Sent<T> = { readonly answer: T } | { readonly refused: Refusal } | 'unknown' | 'closed';

/** A worker that dies within a workflow task costs this long, no more. */
const workflowTaskTimeout = '2s';

/** Temporal's side of the gateway. Every method throws where Temporal does not answer: the same call may come again. */
export class Engine {
  readonly #client: Client;
  readonly #snapshot: Snapshot;

  constructor(client: Client, snapshot: Snapshot) {
    this.#client = client;
    this.#snapshot = snapshot;
  }

  /** Sends a turn to a conversation that runs; waits for its outcome. */
  async turn(conversation: string, message: words.TurnMessage): Promise<Sent<words.TurnAnswer>> {
    const args: [words.TurnMessage] = [message];
    const options = { args, updateId: message.turnId };
    return this.#sent(() => this.#handle(conversation).executeUpdate(words.turnUpdate, options), 'unknown');
  }

  /** The same, and starts the conversation where it has not been started. */
  async firstTurn(conversation: string, channel: Channel, message: words.TurnMessage): Promise<Sent<words.TurnAnswer>> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Started>(words.conversationWorkflow, {
      ...this.#startOptions(conversation, channel),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    // where starting fails the update says so too
    startWorkflowOperation.workflowHandle().catch(() => {});
    const args: [words.TurnMessage] = [message];
    const options = { args, updateId: message.turnId, startWorkflowOperation };
    return this.#sent(() => this.#client.workflow.executeUpdateWithStart(words.turnUpdate, options), 'closed');
  }

  /** Starts the conversation before its first turn; a repeat is harmless. */
  async start(conversation: string, channel: Channel): Promise<Sent<true>> {
    const options = this.#startOptions(conversation, channel);
    return this.#sent(async () => {
      const conflict = { workflowIdConflictPolicy: 'USE_EXISTING' } as const;
      await this.#client.workflow.start<Started>(words.conversationWorkflow, { ...options, ...conflict });
      return true as const;
    }, 'closed');
  }

  async bargeIn(conversation: string, message: words.BargeInMessage): Promise<Sent<true>> {
    return this.#signal(() => this.#handle(conversation).signal(words.bargeInSignal, message));
  }

  /** Starts a conversation that was never started too, so that somebody brings it to its end. */
  async hangUp(conversation: string, channel: Channel, message: words.HangUpMessage): Promise<Sent<true>> {
    return this.#signal(() =>
      this.#client.workflow.signalWithStart<Started, [words.HangUpMessage]>(words.conversationWorkflow, {
        ...this.#startOptions(conversation, channel),
        signal: words.hangUpSignal,
        signalArgs: [message],
      }),
    );
  }

  /** The customer would be called back at another time, or in another way. */
  async callback(conversation: string, message: words.CallbackMessage): Promise<Sent<ActAnswer>> {
    const options: { args: [words.CallbackMessage]; updateId: string } = { args: [message], updateId: message.actId };
    return this.#sent(() => this.#handle(conversation).executeUpdate(words.callbackUpdate, options), 'closed');
  }

  async workerLost(conversation: string, message: words.WorkerLostMessage): Promise<Sent<true>> {
    return this.#signal(() => this.#handle(conversation).signal(words.workerLostSignal, message));
  }

  /** The identities of the workers that the conversation's steps run on now; none where it does not run. */
  async stepsOn(conversation: string): Promise<readonly string[]> {
    const { namespace } = this.#client.options;
    const execution = { workflowId: words.workflowId(conversation) };
    const found = await this.#sent(async () => {
      const { pendingActivities } = await this.#client.workflowService.describeWorkflowExecution({
        namespace,
        execution,
      });
      return (pendingActivities ?? []).flatMap(({ lastWorkerIdentity }) => lastWorkerIdentity || []);
    }, 'closed');
    return typeof found === 'object' && 'answer' in found ? found.answer : [];
  }

  /** Lets the next workflow task go to any worker at once, rather than wait for one that is gone. */
  async resetSticky(conversation: string): Promise<Sent<true>> {
    const execution = { workflowId: words.workflowId(conversation) };
    const { namespace } = this.#client.options;
    return this.#signal(() => this.#client.workflowService.resetStickyTaskQueue({ namespace, execution }));
  }

  /** Whether Temporal answers within `withinMs`. Also opens the connection, so that no turn has to. */
  async answers(withinMs: number): Promise<boolean> {
    const { connection, workflowService } = this.#client;
    return connection
      .withDeadline(Date.now() + withinMs, () => workflowService.getSystemInfo({}))
      .then(
        () => true,
        () => false,
      );
  }

  #handle(conversation: string) {
    return this.#client.workflow.getHandle(words.workflowId(conversation));
  }

  #startOptions(conversation: string, channel: Channel) {
    const { id, limits, policy } = this.#snapshot;
    return {
      workflowId: words.workflowId(conversation),
      taskQueue: words.taskQueue,
      args: [{ conversation, channel, snapshot: id, limits: limits[channel], policy }],
      // an ended id is never started again
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout,
      staticSummary: `${channel} conversation ${conversation}`,
      typedSearchAttributes: [
        { key: searchAttributes.channel, value: channel },
        { key: searchAttributes.phase, value: 'listening' },
        { key: searchAttributes.holder, value: 'ai' },
      ],
    } satisfies WorkflowStartOptions<Started>;
  }

  async #signal(send: () => Promise<unknown>): Promise<Sent<true>> {
    return this.#sent(async () => {
      await send();
      return true as const;
    }, 'closed');
  }

  /** `missing`: what a workflow that is not found comes to. */
  async #sent<T>(send: () => Promise<T>, missing: 'unknown' | 'closed'): Promise<Sent<T>> {
    try {
      return { answer: await send() };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError || isNotFound(error)) return missing;
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'closed';
      if (!(error instanceof WorkflowUpdateFailedError)) throw error;
      return refusedBy(error);
    }
  }
}

type Started = (start: words.StartMessage) => Promise<void>;

/** gRPC's NOT_FOUND, as a raw call meets it. */
const isNotFound = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 5;

/** The conversation's own refusal; an accepted Update whose workflow ended before answering counts as closed. */
function refusedBy({ cause }: WorkflowUpdateFailedError): { refused: Refusal } | 'closed' {
  if (!(cause instanceof ApplicationFailure)) throw cause ?? new Error('an Update failed without a cause');
  if (cause.type === 'AcceptedUpdateCompletedWorkflow' || cause.type === 'CONVERSATION_ENDED') return 'closed';
  if (isFailureCode(cause.type)) return { refused: new Refusal(cause.type) };
  throw cause;
}

const isFailureCode = (type: string | null | undefined): type is FailureCode =>
  type !== null && type !== undefined && Object.hasOwn(failures, type);
