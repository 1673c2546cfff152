import type { Custody } from '../handoff/custody.ts';
import type { ReadBackCodes } from '../handoff/read-back.ts';
import type { Needs } from '../handoff/routing/needs.ts';
import type { Span } from '../handoff/waits/estimate.ts';
import type { Decision, Tier } from '../policy/decision.ts';
import type { Policy } from '../policy/policy.ts';
import type { Track } from '../policy/track.ts';
import type { ActAnswer } from './effect.ts';
import type { Channel, EndReason, ToolAsk, TurnOutcome } from './entry.ts';
import type { Limits } from './limits.ts';

/** The whole of a conversation's state: plain JSON, carried as it is over continue-as-new. */
export interface State {
  readonly conversation: string;
  readonly channel: Channel;
  readonly limits: Limits;
  /** The policy that the conversation started with. */
  readonly policy: Policy;
  readonly custody: Custody;
  readonly phase: Phase;
  readonly track: Track;
  /** An offer of a human that was decided within a turn and waits for the turn's reply. */
  readonly owed?: Extract<Decision, { kind: 'offer' }>;
  /** Outcomes of recent turns, oldest first: a repeated turn gets the same answer after the server has forgotten its id. */
  readonly settled: readonly Settled[];
  /** Answers to the humans' recent acts, oldest first, for the same reason. */
  readonly acts: readonly ActSettled[];
  /** The customer's latest turn and the ledger's floor as far as this conversation has heard of them. */
  readonly latest: { readonly turnId: string; readonly floor: number };
  /** The turn that got the last reply, and the floor that it answered: what was said below stood in its window. */
  readonly replied: { readonly turnId: string; readonly floor: number };
  /** Last decision other than continue, for the Web UI. */
  readonly lastRule?: string;
  readonly packet?: PacketRef;
  /** The customer was asked how it was: once is enough. */
  readonly surveyed?: true;
  /** Counts what needs numbers of its own: offers, decisions, evidence. */
  readonly serial: number;
}

/** As an earlier version of the workflow may have carried it. */
export type Carried = Omit<State, 'policy' | 'track'> & { readonly policy?: Policy; readonly track: Partial<Track> };

/** `seq` is where the outcome stands in the ledger; 0 while it is being recorded. */
export interface Settled {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
}

export interface ActSettled {
  readonly actId: string;
  readonly answer: ActAnswer;
}

/** The turn being thought about: one at a time. `floor`: ledger seq of the customer's latest act that it must answer. */
export interface OpenTurn {
  readonly turnId: string;
  readonly seq: number;
  readonly floor: number;
  readonly since: number;
  readonly step: number;
  readonly attempt: number;
  /** The model's failures in this turn. */
  readonly failures: number;
  /** The reader has seen its words and forced nothing. */
  readonly read: boolean;
}

export interface PacketRef {
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly truth: ReadBackCodes;
  /** Missing in packets sealed before conversations were routed. */
  readonly needs?: Needs;
}

export interface Handoff {
  readonly rule: string;
  readonly tier: Tier;
  readonly since: number;
  /** Offers that rang out so far. */
  readonly rounds: number;
  /** Agents whom it is not offered to any more: they declined it, or passed it on. */
  readonly except?: readonly string[];
  /** The colleague it was passed on to by name: its first offer rings for nobody else. */
  readonly only?: string;
  readonly promise?: CallbackPromise;
  /** Until when a human is sought before a callback is promised; set when the search begins. */
  readonly patience?: number;
  /** What the customer was told of the wait, and when; without a span, that nobody can say. */
  readonly told?: { readonly at: number; readonly span?: Span };
  /** The customer needs nobody any more: back to the AI as soon as no side effect is in flight. */
  readonly calledOff?: true;
}

/** `until`: when it is given up, or widened to others than the one who was named. */
export interface Search {
  readonly seekId: string;
  readonly until: number;
  /** When it is looked again how long it will be. */
  readonly tellAt?: number;
}

export interface CallbackPromise {
  readonly promiseId: string;
  readonly due: number;
  readonly until: number;
}

/** Side effects that must finish, and reads that are still awaited. */
export type InFlight = readonly ToolAsk[];

export type Phase =
  | { readonly name: 'listening'; readonly since: number; readonly nudged: boolean }
  | { readonly name: 'thinking'; readonly turn: OpenTurn }
  | { readonly name: 'acting'; readonly turn: OpenTurn; readonly inFlight: InFlight }
  | { readonly name: 'interrupted'; readonly turn: OpenTurn; readonly until: number; readonly inFlight: InFlight }
  | { readonly name: 'sealing'; readonly handoff: Handoff; readonly inFlight: InFlight }
  /** A human is sought meanwhile, under `search`; `agent`: the one reserved already, for whom it rings with the brief in place. */
  | {
      readonly name: 'briefing';
      readonly handoff: Handoff;
      readonly until: number;
      readonly search?: Search;
      readonly agent?: string;
    }
  /** The desk looks for the one human for whom it will ring. */
  | { readonly name: 'seeking'; readonly handoff: Handoff; readonly search: Search }
  /** `agent`: the one reserved for it; without one it rings for all whom the handoff is offered to. */
  | {
      readonly name: 'ringing';
      readonly handoff: Handoff;
      readonly offerId: string;
      readonly until: number;
      readonly agent?: string;
    }
  | {
      readonly name: 'reading_back';
      readonly handoff: Handoff;
      readonly offerId: string;
      readonly agent: string;
      readonly wrong: number;
      readonly until: number;
    }
  | {
      readonly name: 'with_human';
      readonly handoff: Handoff;
      readonly offerId: string;
      readonly agent: string;
      readonly waiting: boolean;
      readonly until: number;
      /** Questions that the assistant has not answered yet. */
      readonly asks?: readonly string[];
    }
  | { readonly name: 'callback'; readonly handoff: Handoff; readonly promise: CallbackPromise }
  /** `turn`: what the customer wrote, while it is read. */
  | { readonly name: 'surveying'; readonly until: number; readonly turn?: OpenTurn }
  | { readonly name: 'ended'; readonly why: EndReason; readonly inFlight: InFlight };

export type PhaseName = Phase['name'];
