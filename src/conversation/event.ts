import type { CallbackWindow } from '../handoff/callbacks/calendar.ts';
import type { Wish } from '../handoff/callbacks/wish.ts';
import type { ReadBackCodes } from '../handoff/read-back.ts';
import type { Span } from '../handoff/waits/estimate.ts';
import type { BackendStatus, Evidence } from '../policy/evidence.ts';
import type { DialResult, Identity, ToolAsk, TurnOutcome } from './entry.ts';
import type { FailureCode } from './failures.ts';
import type { PacketRef } from './state.ts';

/** What can happen to a conversation. Time enters as data: `at`, in ms since the epoch. */
export type Event = { readonly at: number } & (
  | TurnTaken
  | BargedIn
  | HungUp
  | Thought
  | ToolDone
  | Sealed
  | Briefed
  | Routed
  | Estimated
  | Reflected
  | Assisted
  | Recorded
  | NotFree
  | Surveyed
  | Booked
  | Dialed
  | CallbackWished
  | HumanAct
  /** The obligation's deadline may have come; `decide` looks at the time. */
  | { readonly type: 'alarm' }
  /** A witness saw the worker die that ran this step of this turn. */
  | WorkerLost
);

/**
 * What the customer did, as the ledger took it at `seq`. `answered` is the highest floor that had its reply by then and
 * `answeredSeq` where that reply stands: the ledger's order settles whether a reply or an interruption came first.
 */
interface CustomerAct {
  readonly seq: number;
  readonly answered: number;
  readonly answeredSeq: number;
}
export interface TurnTaken extends CustomerAct {
  readonly type: 'turn';
  readonly turnId: string;
}
export interface BargedIn extends CustomerAct {
  readonly type: 'barge_in';
  readonly turnId: string;
}
export interface HungUp extends CustomerAct {
  readonly type: 'hang_up';
}

export interface Thought {
  readonly type: 'thought';
  readonly turnId: string;
  readonly floor: number;
  readonly step: number;
  readonly attempt: number;
  readonly outcome: ThinkOutcome;
}

/** What one thought came to: values, never exceptions. */
export type ThinkOutcome =
  | { readonly kind: 'replied'; readonly seq: number; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'asked'; readonly calls: readonly ToolAsk[]; readonly evidence: readonly Evidence[] }
  /** The reader found what forces a handoff; the model was not asked. */
  | { readonly kind: 'forced'; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly evidence: readonly Evidence[] }
  /** A later act of the customer stands in the ledger, whose message may have been lost: nothing was said. */
  | { readonly kind: 'overtaken'; readonly by: TurnTaken | BargedIn | HungUp }
  /** The step's worker died or could not reach the ledger. */
  | { readonly kind: 'lost' };

export interface ToolDone {
  readonly type: 'tool_done';
  readonly callId: string;
  readonly status: BackendStatus;
  readonly ms: number;
  readonly grants?: Identity;
}

export interface Sealed {
  readonly type: 'sealed';
  readonly epoch: number;
  readonly packet: PacketRef;
}

/**
 * The ledger holds what the brief came to; `lost`: the step's worker died, or could not reach the ledger. `reserved`: whom the
 * desk has reserved meanwhile.
 */
export interface Briefed {
  readonly type: 'briefed';
  readonly epoch: number;
  readonly lost: boolean;
  readonly reserved?: Omit<Routed, 'type'>;
}

/**
 * The desk has reserved this human for what is sought under `seekId`. What comes at `until` or later rings for nobody: the
 * reservation runs out soon after, and the human may be another's by then.
 */
export interface Routed {
  readonly type: 'routed';
  readonly seekId: string;
  readonly agent: string;
  readonly until?: number;
}

/** How long the search under `seekId` will take; without a span nobody can say. */
export interface Estimated {
  readonly type: 'estimated';
  readonly seekId: string;
  readonly span?: Span;
}

/** The ledger holds what came of the question; `lost`: the step's worker died, or could not reach the ledger. */
export interface Assisted {
  readonly type: 'assisted';
  readonly askId: string;
  readonly lost: boolean;
}

/** The second look is taken. `confidence`: 0–1; 0 where the model gave no usable answer. */
export interface Reflected {
  readonly type: 'reflected';
  readonly turnId: string;
  readonly confidence: number;
}

/** The ledger holds this outcome of this turn, whichever was written first. */
export interface Recorded {
  readonly type: 'recorded';
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
  readonly heard?: HeardWaiting;
}

/**
 * The ledger refused this offer, or its acceptance: it came so late that the reservation had run out, and the human had been
 * given to another conversation.
 */
export interface NotFree {
  readonly type: 'not_free';
  readonly offerId: string;
}

/** What a turn is evidence of that was written while waiting; `since`: of the handoff in which it was. */
export interface HeardWaiting {
  readonly since: number;
  readonly evidence: readonly Evidence[];
  /** When they would be called back, where they said so. */
  readonly wish?: Wish;
}

/** A window is held for this promise, or none that fits is free. */
export interface Booked {
  readonly type: 'booked';
  readonly promiseId: string;
  readonly slot?: Slot;
}
export interface Slot extends CallbackWindow {
  readonly queue: string;
  readonly phone?: 'known' | 'asked';
}

export interface Dialed {
  readonly type: 'dialed';
  readonly callId: string;
  readonly result: DialResult;
}

/** The customer would be called back, or at another time. `actId`: as of an act, by which it is answered. */
export interface CallbackWished {
  readonly type: 'callback_wished';
  readonly actId: string;
  readonly wish: Wish;
}

/** What the customer wrote when they were asked; what of it is an answer stands in the ledger. */
export interface Surveyed {
  readonly type: 'surveyed';
  readonly turnId: string;
  readonly reading: SurveyReading;
}

/**
 * `graded`: at least one figure was given. `ungraded`: anything else that asks for nothing. `reopens`: it asks for something
 * new, or for a human. `unasked`: it was written before the question stood there.
 */
export type SurveyReading = 'graded' | 'ungraded' | 'reopens' | 'unasked';

export interface WorkerLost {
  readonly type: 'worker_lost';
  readonly turnId: string;
  readonly step: number;
  readonly attempt: number;
}

/** A human's act carries the offer and the epoch it was made under, so that a late click confirms nothing. */
export type HumanAct = Accept | Decline | ReadBack | HumanReply | Assist | Transfer | Schedule | Resolve | HandBack;

interface Act {
  readonly actId: string;
  readonly offerId: string;
  readonly epoch: number;
  readonly agent: string;
}
export interface Accept extends Act {
  readonly type: 'accept';
}
/** While it rings, or while the one who accepted reads back. `reason`: a code. */
export interface Decline extends Act {
  readonly type: 'decline';
  readonly reason: string;
}
export interface ReadBack extends Act {
  readonly type: 'read_back';
  readonly codes: ReadBackCodes;
}
export interface HumanReply extends Act {
  readonly type: 'human_reply';
  readonly replyId: string;
  readonly seq: number;
}
/** The human asks the assistant, who answers nobody else; what is asked stands in the ledger. */
export interface Assist extends Act {
  readonly type: 'assist';
  readonly askId: string;
}
/** Back to the queue, to be read back by another human. `reason`: a code; `to`: the colleague who is asked first. */
export interface Transfer extends Act {
  readonly type: 'transfer';
  readonly reason: string;
  readonly to?: string;
}
export interface Resolve extends Act {
  readonly type: 'resolve';
  readonly outcome: string;
}
export interface HandBack extends Act {
  readonly type: 'hand_back';
  readonly outcome: string;
}
/** Agreed with the customer: a callback in the window that begins at `from`. */
export interface Schedule extends Act {
  readonly type: 'schedule';
  readonly from: number;
}
