import type {
  AssistAsk,
  Channel,
  CustomerName,
  DialResult,
  Draft,
  Identity,
  ScriptCode,
} from '../conversation/entry.ts';
import type { FailureCode } from '../conversation/failures.ts';
import type { Brief, Claim } from '../handoff/brief.ts';
import type { CallbackWindow } from '../handoff/callbacks/calendar.ts';
import type { Wish } from '../handoff/callbacks/wish.ts';
import type { PacketCustomer } from '../handoff/customer.ts';
import type { Intent } from '../handoff/intents.ts';
import type { KnownLine } from '../handoff/known.ts';
import type { Other, OtherRows } from '../handoff/others.ts';
import type { NeedsTable } from '../handoff/routing/roster.ts';
import type { Row } from '../handoff/row.ts';
import type { Span } from '../handoff/waits/estimate.ts';
import type { Tier } from '../policy/decision.ts';
import type { BackendStatus, Capacity } from '../policy/evidence.ts';
import type { Phrases } from '../policy/phrases.ts';

/** What the activities need of the outside: implemented by ledger/, adapters/ and config/, joined in workers/. */

export type { Row } from '../handoff/row.ts';

/** What became of a draft: `written: false` means that its key stood there before, with this seq. */
export type Appended =
  | { readonly seq: number; readonly written: boolean }
  | { readonly refused: 'stale_epoch' | 'floor_moved' | 'not_free' | 'ended' };

/** A conversation as a thought needs it: the last turns, oldest first, and where the floor is. */
export interface Window {
  readonly rows: readonly Row[];
  readonly channel: Channel;
  readonly epoch: number;
  readonly floor: number;
  readonly ended: boolean;
  /** Random, kept with the words: fingerprints of arguments are made under it. */
  readonly salt: Uint8Array;
}

export interface LedgerPort {
  /** Appends in order, in one transaction, each key once. Throws only when the database does not answer. */
  append(conversation: string, drafts: readonly Draft[]): Promise<readonly Appended[]>;
  /** Appends the drafts, then reads the last `turns` customer turns and all that followed them, in one round trip. */
  window(conversation: string, turns: number, drafts: readonly Draft[]): Promise<Window>;
  /** Every entry of the conversation, in order. */
  rows(conversation: string): Promise<readonly Row[]>;
  /** One entry by its key. */
  row(conversation: string, key: string): Promise<Row | undefined>;
}

/** One request to the model, in the order of the conversation. Speaks no vendor's language. */
export interface ModelRequest {
  /** Whose thought it is: opaque ids, by which recordings find their place. */
  readonly step?: StepRef;
  readonly instructions: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolSpec[];
  readonly signal: AbortSignal;
}

export type ModelMessage =
  | { readonly role: 'customer'; readonly text: string }
  | { readonly role: 'assistant'; readonly text: string }
  /** What a human colleague or a script said to the customer, told as context. */
  | { readonly role: 'narrative'; readonly text: string }
  | {
      readonly role: 'asked';
      readonly text: string;
      readonly calls: readonly { readonly callId: string; readonly tool: string; readonly arguments: string }[];
    }
  | { readonly role: 'result'; readonly callId: string; readonly text: string };

/** Streamed as it comes; tool calls arrive whole, after the words. Arguments are JSON text as the model wrote it. */
export type ModelChunk =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'calls'; readonly calls: readonly { readonly tool: string; readonly arguments: string }[] }
  /** At the end, as far as the provider tells: what the request cost, and the mean probability of its words' tokens, 0–1. */
  | { readonly type: 'about'; readonly tokens?: number; readonly confidence?: number };

/** The provider's failure, mapped once by the adapter to the closed table; thrown by `stream`. */
export class ModelFailure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, message: string) {
    super(message);
    this.name = 'ModelFailure';
    this.code = code;
  }
}

export interface ModelPort {
  /** Throws ModelFailure (never another error but the signal's abort reason). Ends normally only when the model finished. */
  stream(request: ModelRequest): AsyncIterable<ModelChunk>;
}

/** One line of a conversation, for the model that briefs the next reader; `cite` is how a claim names it. */
export interface BriefLine {
  readonly cite?: string;
  readonly by: 'customer' | 'assistant' | 'colleague' | 'tool';
  readonly text: string;
}

export interface BriefRequest {
  readonly instructions: string;
  /** In the order of the conversation. */
  readonly lines: readonly BriefLine[];
  readonly signal: AbortSignal;
}

/** The brief as the model drafted it: of the right shape, and nothing more is known of it. */
export type Drafted = { readonly brief: Brief } | { readonly failed: FailureCode };

export interface BriefWriterPort {
  /** Never throws but the signal's abort reason. */
  draft(request: BriefRequest): Promise<Drafted>;
}

export interface AssistRequest {
  readonly instructions: string;
  readonly ask: AssistAsk;
  /** The human's own words; may be empty where no question is asked. */
  readonly question: string;
  readonly lines: readonly KnownLine[];
  readonly signal: AbortSignal;
}

/** As the model answered: of the right shape, and nothing more is known of it. None: it does not know. */
export type Advised = { readonly claims: readonly Claim[] } | { readonly failed: FailureCode };

export interface AssistantPort {
  /** Never throws but the signal's abort reason. */
  advise(request: AssistRequest): Promise<Advised>;
}

/** Thoughts that were begun while their turns were on their way through Temporal. */
export interface EarlyPort {
  /** What was begun at just this floor, given out once. The AI holds the conversation under this epoch. */
  take(conversation: string, floor: number, epoch: number): Promise<Begun | undefined>;
}

/** The window that was read ahead and, where the AI still held the conversation and no reader spoke, the answer to it. */
export interface Begun {
  readonly window: Window;
  /** The customer's other conversations, where they were asked for. */
  readonly others?: readonly Other[];
  readonly answer?: BegunAnswer;
}

export interface BegunAnswer {
  /** As `ModelPort.stream`, from its first chunk; once. */
  stream(signal: AbortSignal): AsyncIterable<ModelChunk>;
  /** Nobody wants it: the request is aborted. */
  drop(): void;
}

export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly backend: string;
  readonly sideEffect: boolean;
  /** Whether the backend honours an idempotency key. */
  readonly idempotent: boolean;
  /** `customer`: the field of a proving answer by which the CRM knows the customer. */
  readonly grants?: { readonly customer?: string | undefined } | undefined;
}

export interface ToolRequest {
  readonly conversation: string;
  readonly tool: string;
  readonly callId: string;
  readonly arguments: string;
  /** `${conversation}/${callId}`: equal for every try of the same call. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** `text`: the result as the model reads it. `grants`: identity that the answer proves. */
export interface ToolResult {
  readonly status: Exclude<BackendStatus, 'dropped' | 'timeout'>;
  readonly text: string;
  readonly grants?: Identity;
}

export interface ToolsPort {
  readonly specs: readonly ToolSpec[];
  /** Checks arguments against the tool's schema: undefined where they fit, else the reason. */
  check(tool: string, args: string): string | undefined;
  /** Never throws but the signal's abort reason: a broken connection after sending a side effect is `in_doubt`. */
  call(request: ToolRequest): Promise<ToolResult>;
}

/** What the house knows of its customers beyond this conversation. */
export interface CustomersPort {
  /** `key`: as a verifying tool's answer names the customer. Never throws but the signal's abort reason. */
  find(key: string, signal: AbortSignal): Promise<PacketCustomer>;
}

/** How the desk stands: humans present, free, conversations that wait. */
export interface CapacityPort {
  /** At once, or undefined where nobody knows by now. Never throws. */
  look(channel: Channel): Promise<Capacity | undefined>;
}

/** What is known of waits. */
export interface WaitsPort {
  /** How long this search will take; undefined where there is no ground to say. Throws when the database does not answer. */
  estimate(conversation: string, seekId: string): Promise<Span | undefined>;
}

/** Whom the desk has reserved. */
export interface ReservationsPort {
  /**
   * Whom it has reserved for this search, for the conversation to take: it is not told otherwise. Where nobody is, the desk
   * tells the conversation once somebody is. Throws when the database does not answer.
   */
  claim(conversation: string, seekId: string): Promise<{ readonly agent: string; readonly until: number } | undefined>;
}

/** By whom conversations of one customer are joined, over channels. */
export interface IdentityPort {
  /** The pseudonym of a customer by this name: equal for equal names, and nothing that the name could be had from. */
  keyOf(of: CustomerName, name: string): string;
  /** The same customer's other conversations that were busy at `since` or after it, the latest first. */
  others(conversation: string, query: { readonly since: number; readonly most: number }): Promise<readonly OtherRows[]>;
}

/** The windows in which customers are called back. */
export interface CallbacksPort {
  /** The first window that fits the wish and is free. The same promise gets the same again. */
  hold(query: WindowQuery): Promise<HeldWindow | undefined>;
  /** The zone that a customer's time is read in: theirs where it is known and there is such a zone, else the queue's. */
  zoneOf(queue: string | undefined, customers: string | undefined): string;
  /** A window as people read it and hear it. */
  words(window: CallbackWindow, zone: string): string;
}

export interface WindowQuery {
  readonly conversation: string;
  readonly promiseId: string;
  readonly queue: string | undefined;
  readonly tier: Tier;
  readonly wish: Wish;
  readonly zone: string;
}

export interface HeldWindow extends CallbackWindow {
  readonly queue: string;
}

/** The line on which customers are called. */
export interface LinePort {
  /** Never throws but the signal's abort reason; then the call is taken back. The same `callId` is the same call. */
  dial(call: OutboundCall): Promise<DialResult>;
}

export interface OutboundCall {
  readonly conversation: string;
  readonly epoch: number;
  readonly callId: string;
  readonly to: string;
  readonly ringMs: number;
  readonly signal: AbortSignal;
}

/** Words on their way to the customer's socket, past Temporal. Fire and forget: the ledger is what counts. */
export interface VoicePort {
  /** A step of a turn began on this worker. */
  begin(step: StepRef): void;
  words(step: StepRef, index: number, text: string): void;
  /** What this attempt streamed is void: the listener discards it. */
  retract(step: StepRef): void;
  /** The step ended, well or not. */
  end(step: StepRef): void;
}

export interface StepRef {
  readonly conversation: string;
  readonly turnId: string;
  readonly epoch: number;
  readonly step: number;
  readonly attempt: number;
}

/** The agent's configuration as the activities read it. */
export interface AgentPort {
  readonly instructions: string;
  /** What the model is told where it looks back at a conversation. */
  readonly reflection: string;
  /** What the model is told that writes the brief. */
  readonly briefing: string;
  /** What the model is told that answers the human. */
  readonly assisting: string;
  script(code: ScriptCode): string;
  /** Intents that the read-back offers among each other. */
  readonly intents: readonly Intent[];
  /** The policy's lists of phrases, made ready. */
  readonly phrases: Phrases;
  /** Whom a handoff asks for; missing where humans are not routed. */
  readonly needs?: NeedsTable;
}

export type { Intent };

/** Time for latency budgets: real at run time, virtual when recordings are replayed. */
export interface ClockPort {
  now(): number;
  /** Calls back after `ms`, unless cancelled. */
  after(ms: number, run: () => void): () => void;
}
