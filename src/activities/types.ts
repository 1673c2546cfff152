import type { DialResult, Draft, ToolAsk, TurnOutcome } from '../conversation/entry.ts';
import type {
  HeardWaiting,
  NotFree,
  Routed,
  Slot,
  SurveyReading,
  ThinkOutcome,
  ToolDone,
} from '../conversation/event.ts';
import type { Limits } from '../conversation/limits.ts';
import type { Handoff, OpenTurn, PacketRef } from '../conversation/state.ts';
import type { Wish } from '../handoff/callbacks/wish.ts';
import type { Span } from '../handoff/waits/estimate.ts';
import type { Tier } from '../policy/decision.ts';

/** What the workflow asks of its activities: ids and codes in, ids and codes out. */
export interface Activities {
  /** One thought: reads the window, asks the model, streams, appends what was said. */
  think(input: ThinkInput): Promise<ThinkOutcome>;
  /** A second look at a conversation in doubt: how sure the model is, looking back. Nobody hears it. */
  reflect(input: ReflectInput): Promise<Reflection>;
  callTool(input: CallInput): Promise<CallOutcome>;
  /** Seals the packet's facts under an epoch. Repeating it gives the same packet. */
  seal(input: SealInput): Promise<Sealing>;
  /**
   * Appends the drafts, has a model write the sealed packet's brief, checks it, attaches what it came to, and asks whom the desk
   * has reserved meanwhile.
   */
  brief(input: BriefInput): Promise<Briefing>;
  /** How long a search will take until a human accepts, as far as anybody can say. */
  estimate(input: EstimateInput): Promise<Estimation>;
  /** Reads what the customer wrote who was asked how it was, and puts the answer on record. Repeating it changes nothing. */
  survey(input: SurveyInput): Promise<Surveying>;
  /** Has the assistant answer a question of the human who holds the conversation. Nobody else hears it. */
  assist(input: AssistInput): Promise<Assistance>;
  /** Holds a window that fits for a promise that is about to be made. Repeating it holds the same. */
  book(input: BookInput): Promise<Booking>;
  /** Calls the customer and waits for what the call comes to. Repeating it asks after the same call. */
  dial(input: DialInput): Promise<Dialing>;
  /** Appends the drafts; answers with the outcomes that the ledger holds for the turns among them, and with who was not free. */
  record(input: RecordInput): Promise<readonly Told[]>;
}

export interface RecordInput {
  readonly conversation: string;
  /** What the workflow had to say to the ledger since the last step: rides along, each key once. */
  readonly drafts: readonly Draft[];
}

export interface ThinkInput extends RecordInput {
  readonly turn: OpenTurn;
  readonly epoch: number;
  readonly limits: Limits;
  /** An offer of a human awaits its answer. */
  readonly offered?: boolean;
}

export interface ReflectInput {
  readonly conversation: string;
}

export interface Reflection {
  /** 0–1; 0 where there was no usable answer. */
  readonly confidence: number;
}

export interface CallInput {
  readonly conversation: string;
  readonly ask: ToolAsk;
  readonly turn: OpenTurn;
  readonly epoch: number;
  readonly limits: Limits;
  /** Above 1 where an earlier try may have been made. */
  readonly attempt: number;
}

export type CallOutcome = Omit<ToolDone, 'type' | 'callId'>;

export interface SealInput extends RecordInput {
  readonly epoch: number;
  readonly handoff: Handoff;
}

export interface Sealing {
  readonly packet: PacketRef;
  readonly outcomes: readonly Told[];
}

export interface BriefInput {
  readonly conversation: string;
  /** Of the packet. */
  readonly epoch: number;
  /** Nobody waits for it beyond this, in ms since the epoch. */
  readonly until: number;
  /** Of the search that goes on meanwhile. With it the step writes what the workflow has to say first, and asks the desk last. */
  readonly seekId?: string;
  readonly drafts?: readonly Draft[];
}

/** Whose brief the ledger holds for this packet; what became of turns among the drafts; whom the desk has reserved. */
export interface Briefing {
  readonly by: 'model' | 'rules';
  readonly outcomes?: readonly Told[];
  readonly reserved?: Omit<Routed, 'type'>;
}

export interface EstimateInput {
  readonly conversation: string;
  readonly seekId: string;
}

export interface Estimation {
  readonly span?: Span;
}

export interface SurveyInput {
  readonly conversation: string;
  readonly turnId: string;
}

export interface Surveying {
  readonly reading: SurveyReading;
}

export interface AssistInput {
  readonly conversation: string;
  readonly askId: string;
  /** Under which the human holds the conversation who asked. */
  readonly epoch: number;
  /** Nobody waits for it beyond this, in ms since the epoch. */
  readonly until: number;
}

export interface Assistance {
  readonly answered: boolean;
}

export interface BookInput {
  readonly conversation: string;
  readonly promiseId: string;
  readonly tier: Tier;
  readonly queue?: string;
  readonly wish: Wish;
}

/** Without a slot none that fits is free. */
export interface Booking {
  readonly slot?: Slot;
}

export interface DialInput {
  readonly conversation: string;
  readonly callId: string;
  readonly epoch: number;
  readonly ringMs: number;
}

export interface Dialing {
  readonly result: DialResult;
}

/** What a draft came to that the conversation has to know of. */
export type Told = Outcome | Omit<NotFree, 'type'>;

export interface Outcome {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
  /** Where the turn was written while waiting. */
  readonly heard?: HeardWaiting;
}
