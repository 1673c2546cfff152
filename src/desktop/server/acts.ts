import { setTimeout } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import type { ActAnswer } from '../../conversation/effect.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import {
  type AcceptMessage,
  type AssistMessage,
  acceptUpdate,
  assistUpdate,
  type DeclineMessage,
  declineUpdate,
  type HandBackMessage,
  handBackUpdate,
  type ReadBackMessage,
  type ReplyMessage,
  type ResolveMessage,
  readBackUpdate,
  replyUpdate,
  resolveUpdate,
  type TransferMessage,
  transferUpdate,
  workflowId,
} from '../../signals/messages.ts';
import { isFailureCode } from './refuse.ts';

/** A human's acts, as Updates of the conversation. The update's id is the act's id, so sending one again is harmless. */
export interface Acts {
  accept(conversation: string, message: AcceptMessage): Promise<ActAnswer>;
  decline(conversation: string, message: DeclineMessage): Promise<ActAnswer>;
  readBack(conversation: string, message: ReadBackMessage): Promise<ActAnswer>;
  reply(conversation: string, message: ReplyMessage): Promise<ActAnswer>;
  assist(conversation: string, message: AssistMessage): Promise<ActAnswer>;
  transfer(conversation: string, message: TransferMessage): Promise<ActAnswer>;
  resolve(conversation: string, message: ResolveMessage): Promise<ActAnswer>;
  handBack(conversation: string, message: HandBackMessage): Promise<ActAnswer>;
}

/** A human at the keyboard is told after this many ms that the engine does not answer; the act may still come to pass. */
const answerMs = 8_000;

/** The deadline of a request does not count while the client still tries to connect. */
async function silence(ms: number): Promise<ActAnswer> {
  await setTimeout(ms, undefined, { ref: false });
  return { ok: false, code: 'UNAVAILABLE' };
}

/** `patienceMs`: after so long without an answer an act counts as unanswered; sent again, it is still done once. */
export function temporalActs(client: Client, patienceMs = answerMs): Acts {
  const send = async <M extends { readonly actId: string }>(
    update: UpdateDefinition<ActAnswer, [M]>,
    conversation: string,
    message: M,
  ): Promise<ActAnswer> => {
    const handle = client.workflow.getHandle(workflowId(conversation));
    const options: { args: [M]; updateId: string } = { args: [message], updateId: message.actId };
    try {
      const answer = client.withDeadline(Date.now() + patienceMs, () => handle.executeUpdate(update, options));
      return await Promise.race([answer, silence(patienceMs)]);
    } catch (error) {
      return { ok: false, code: failureOf(error) };
    }
  };
  return {
    accept: (conversation, message) => send(acceptUpdate, conversation, message),
    decline: (conversation, message) => send(declineUpdate, conversation, message),
    readBack: (conversation, message) => send(readBackUpdate, conversation, message),
    reply: (conversation, message) => send(replyUpdate, conversation, message),
    assist: (conversation, message) => send(assistUpdate, conversation, message),
    transfer: (conversation, message) => send(transferUpdate, conversation, message),
    resolve: (conversation, message) => send(resolveUpdate, conversation, message),
    handBack: (conversation, message) => send(handBackUpdate, conversation, message),
  };
}

/** A workflow that is over is not found any more; whether it ever was, the ledger knows. */
export function failureOf(error: unknown): FailureCode {
  if (error instanceof WorkflowNotFoundError) return 'CONVERSATION_ENDED';
  if (!(error instanceof WorkflowUpdateFailedError)) return 'UNAVAILABLE';
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return 'UNAVAILABLE';
  if (cause.type === 'AcceptedUpdateCompletedWorkflow') return 'CONVERSATION_ENDED';
  return isFailureCode(cause.type) ? cause.type : 'UNAVAILABLE';
}
