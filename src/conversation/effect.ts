import type { CallbackWindow } from '../handoff/callbacks/calendar.ts';
import type { Wish } from '../handoff/callbacks/wish.ts';
import type { CriticalField } from '../handoff/read-back.ts';
import type { Tier } from '../policy/decision.ts';
import type { Draft, ToolAsk, TurnOutcome } from './entry.ts';
import type { FailureCode } from './failures.ts';
import type { Handoff, OpenTurn } from './state.ts';

/** What `decide` wants done. The workflow performs these and nothing else. */
export type Effect =
  /** Into the ledger, in this order, each once. */
  | { readonly do: 'record'; readonly drafts: readonly Draft[] }
  | { readonly do: 'think'; readonly turn: OpenTurn }
  /** Cut the thought, the brief or the assistant in flight off; what it still says is fenced by the ledger. */
  | { readonly do: 'cut' }
  | { readonly do: 'call'; readonly ask: ToolAsk; readonly turn: OpenTurn }
  /** Cancel a tool call that only reads. */
  | { readonly do: 'drop'; readonly callId: string }
  /** A second look at the turn that was just answered. */
  | { readonly do: 'reflect'; readonly turnId: string }
  | { readonly do: 'seal'; readonly epoch: number; readonly handoff: Handoff }
  /** A window that fits is held for this promise. */
  | {
      readonly do: 'book';
      readonly promiseId: string;
      readonly tier: Tier;
      readonly queue?: string;
      readonly wish: Wish;
    }
  /** The customer is called, once for each `callId`. */
  | { readonly do: 'dial'; readonly callId: string; readonly epoch: number; readonly ringMs: number }
  /** The call under way is taken back. */
  | { readonly do: 'undial' }
  /** A model writes the sealed packet's brief; nobody waits for it beyond `until`. `seekId`: of the search meanwhile. */
  | { readonly do: 'brief'; readonly epoch: number; readonly until: number; readonly seekId?: string }
  /** How long will this search take? Nobody waits for the answer. */
  | { readonly do: 'estimate'; readonly seekId: string }
  /** Read what the customer wrote when they were asked, and put the answer on record. */
  | { readonly do: 'survey'; readonly turnId: string }
  /** The assistant answers the human who asked; nobody waits for it beyond `until`. */
  | { readonly do: 'assist'; readonly askId: string; readonly epoch: number; readonly until: number }
  /** Record this outcome, unless the ledger holds another; what it holds comes back as a `recorded` event. */
  | {
      readonly do: 'settle';
      readonly turnId: string;
      readonly outcome: Exclude<TurnOutcome, 'replied'>;
      readonly by?: string;
      /** Written while waiting, in the handoff of this time: what it is evidence of comes back with the event. */
      readonly hears?: number;
    };

/** What a human's act comes to. `epoch` is the one to speak under from now on. */
export type ActAnswer =
  | { readonly ok: true; readonly epoch: number; readonly offerId: string; readonly window?: CallbackWindow }
  | {
      readonly ok: false;
      readonly code: FailureCode;
      readonly wrong?: readonly CriticalField[];
      readonly offerId?: string;
    };
