import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ActAnswer } from '../conversation/effect.ts';
import type { Channel, TurnOutcome } from '../conversation/entry.ts';
import type {
  Accept,
  Assist,
  BargedIn,
  Decline,
  HandBack,
  HumanReply,
  HungUp,
  ReadBack,
  Resolve,
  Routed,
  Transfer,
  TurnTaken,
  WorkerLost,
} from '../conversation/event.ts';
import type { Limits } from '../conversation/limits.ts';
import type { Carried, State } from '../conversation/state.ts';
import type { Policy } from '../policy/policy.ts';

/** The words a conversation understands. Ids and codes only: what people say is in the ledger. */

type Untyped<T> = Omit<T, 'type'>;

export type TurnMessage = Untyped<TurnTaken>;
export type BargeInMessage = Untyped<BargedIn>;
export type HangUpMessage = Untyped<HungUp>;
export type WorkerLostMessage = Untyped<WorkerLost>;
export type RoutedMessage = Untyped<Routed>;
export type AcceptMessage = Untyped<Accept>;
export type DeclineMessage = Untyped<Decline>;
export type ReadBackMessage = Untyped<ReadBack>;
export type ReplyMessage = Untyped<HumanReply>;
export type AssistMessage = Untyped<Assist>;
export type TransferMessage = Untyped<Transfer>;
export type ResolveMessage = Untyped<Resolve>;
export type HandBackMessage = Untyped<HandBack>;

export interface TurnAnswer {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
}

export interface StartMessage {
  readonly conversation: string;
  readonly channel: Channel;
  /** Id of the configuration snapshot that the conversation starts with. */
  readonly snapshot: string;
  readonly limits: Limits;
  /** The domain's policy as the snapshot has it; runs started before policies were data have none. */
  readonly policy?: Policy;
  /** State carried over continue-as-new. */
  readonly carried?: Carried;
}

/** Update id = turn id. */
export const turnUpdate = defineUpdate<TurnAnswer, [TurnMessage]>('turn');
export const turnSignal = defineSignal<[TurnMessage]>('turn');
export const bargeInSignal = defineSignal<[BargeInMessage]>('barge-in');
export const hangUpSignal = defineSignal<[HangUpMessage]>('hang-up');
export const workerLostSignal = defineSignal<[WorkerLostMessage]>('worker-lost');

/** From the desk: whom it has reserved. */
export const routedSignal = defineSignal<[RoutedMessage]>('routed');

/** Update id = act id. Each is a Signal of the same name too, for senders that need no answer. */
export const acceptUpdate = defineUpdate<ActAnswer, [AcceptMessage]>('accept');
export const declineUpdate = defineUpdate<ActAnswer, [DeclineMessage]>('decline');
export const readBackUpdate = defineUpdate<ActAnswer, [ReadBackMessage]>('read-back');
export const replyUpdate = defineUpdate<ActAnswer, [ReplyMessage]>('reply');
export const assistUpdate = defineUpdate<ActAnswer, [AssistMessage]>('assist');
export const transferUpdate = defineUpdate<ActAnswer, [TransferMessage]>('transfer');
export const resolveUpdate = defineUpdate<ActAnswer, [ResolveMessage]>('resolve');
export const handBackUpdate = defineUpdate<ActAnswer, [HandBackMessage]>('hand-back');
export const acceptSignal = defineSignal<[AcceptMessage]>('accept');
export const declineSignal = defineSignal<[DeclineMessage]>('decline');
export const readBackSignal = defineSignal<[ReadBackMessage]>('read-back');
export const replySignal = defineSignal<[ReplyMessage]>('reply');
export const assistSignal = defineSignal<[AssistMessage]>('assist');
export const transferSignal = defineSignal<[TransferMessage]>('transfer');
export const resolveSignal = defineSignal<[ResolveMessage]>('resolve');
export const handBackSignal = defineSignal<[HandBackMessage]>('hand-back');

export const stateQuery = defineQuery<State>('state');
export const packetQuery = defineQuery<State['packet'] | null>('packet');

/** The workflow's name and task queue, and how a conversation's id becomes a workflow id. */
export const conversationWorkflow = 'conversation';
export const taskQueue = 'readback';
export const workflowId = (conversation: string): string => `conversation/${conversation}`;
