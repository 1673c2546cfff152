import type { Custody, Holder } from '../handoff/custody.ts';
import type { CriticalField } from '../handoff/read-back.ts';
import type { Needs } from '../handoff/routing/needs.ts';
import type { Minutes } from '../handoff/waits/minutes.ts';
import type { Path, Tier } from '../policy/decision.ts';
import type { BackendStatus, Evidence } from '../policy/evidence.ts';
import type { FailureCode } from './failures.ts';

/**
 * What stands in the ledger, one type for each kind of entry. A body never holds a customer's words, tool arguments or
 * results: those are the entry's `words`, which the ledger keeps apart from the chain so that they can be erased.
 */
export type Entry =
  | { kind: 'started'; channel: Channel; snapshot: string }
  /** The customer spoke. words: what they said. Moves the floor. */
  | { kind: 'turn'; turnId: string }
  /** The customer cut the answer off. words: what of it was really heard. Moves the floor. */
  | { kind: 'barged'; turnId: string; heardChars: number }
  /** The customer left. Moves the floor. */
  | { kind: 'hung_up' }
  /** Somebody spoke to the customer, under an epoch. words: what was said. `interim`: more of the same turn follows. */
  | { kind: 'said'; by: 'ai'; epoch: number; turnId: string; floor: number; interim: boolean }
  /** `minutes`: what the script's {from} and {to} stand for; `window`: the one that its text names. */
  | {
      kind: 'said';
      by: 'script';
      epoch: number;
      script: ScriptCode;
      turnId?: string;
      minutes?: Minutes;
      window?: PromisedWindow;
    }
  | { kind: 'said'; by: 'human'; epoch: number; agent: string; replyId: string }
  /** A turn's one outcome where it is not the AI's reply. `by`: the turn that superseded it. */
  | { kind: 'outcome'; turnId: string; outcome: Exclude<TurnOutcome, 'replied'>; by?: string }
  /** The model asked for tools. words: JSON, callId → arguments. */
  | { kind: 'asked'; turnId: string; step: number; calls: readonly ToolAsk[] }
  /** A side effect is about to be tried: what makes a crash in mid-call visible. */
  | { kind: 'calling'; callId: string; turnId: string; tool: string; backend: string }
  /** A tool call ended. words: its result as the model reads it. */
  | {
      kind: 'called';
      callId: string;
      turnId: string;
      tool: string;
      backend: string;
      status: BackendStatus;
      ms: number;
      sideEffect: boolean;
      grants?: Identity;
    }
  | { kind: 'evidence'; evidence: Evidence }
  | {
      kind: 'decision';
      decision: string;
      rule: string;
      tier: Tier;
      score: number;
      turns: readonly string[];
      because: string;
      /** What would have changed it. */
      unless?: string;
      /** The policy's version and domain. */
      policy?: string;
      /** Where it leads, as the desk stood; absent where there was none. */
      path?: Path;
    }
  | { kind: 'custody'; holder: Holder; epoch: number; agent?: string; why: string }
  /** Sealed facts. words: the packet as JSON. */
  | { kind: 'packet'; epoch: number; hash: string }
  /**
   * What the packet's brief came to: `model` wrote it (words: the brief as JSON, without the claims that were dropped), or
   * the deterministic one of the packet stands, and `why`. It is no part of the sealed facts.
   */
  | { kind: 'brief'; epoch: number; by: 'model'; dropped: number }
  | { kind: 'brief'; epoch: number; by: 'rules'; dropped: number; why: BriefWhy }
  /**
   * A human is sought who fits `needs`. `since`: when the handoff began; the others as in an offer. `briefUntil`: until then
   * at the latest the brief is written, and whoever writes it asks whom the desk has reserved.
   */
  | {
      kind: 'seek';
      seekId: string;
      epoch: number;
      tier: Tier;
      channel: Channel;
      since: number;
      needs: Needs;
      widenMs: number;
      briefUntil?: number;
      except?: readonly string[];
      only?: string;
    }
  /** The wait that the customer was told of: from and to, in ms from this entry on. */
  | { kind: 'wait'; seekId: string; fromMs: number; toMs: number }
  /** The human who holds the conversation asks the assistant. words: the question, or what more is to be heeded. */
  | { kind: 'asked_assistant'; askId: string; epoch: number; agent: string; ask: AssistAsk }
  /**
   * What came of it, for the humans alone. words: the claims that what they cite carries, as JSON. `cites`: all of theirs;
   * `dropped`: claims that nothing they cited carried; `why`: there is no answer, and no words.
   */
  | { kind: 'assisted'; askId: string; epoch: number; cites: readonly string[]; dropped: number }
  | { kind: 'assisted'; askId: string; epoch: number; dropped: number; why: AssistWhy }
  /**
   * A colleague looks on without owning. `agent`: who did this; words of `noted`: what one wrote to the other, never heard by
   * the customer. `to`: the colleague who is asked; without it whoever comes first.
   */
  | { kind: 'consulted'; act: 'asked'; consultId: string; epoch: number; agent: string; offerId: string; to?: string }
  | { kind: 'consulted'; act: 'joined' | 'noted' | 'ended'; consultId: string; epoch: number; agent: string }
  /** `except`: agents for whom it does not ring; `only`: the one for whom it does. */
  | {
      kind: 'offer';
      offerId: string;
      epoch: number;
      tier: Tier;
      round: number;
      until: number;
      except?: readonly string[];
      only?: string;
    }
  | { kind: 'accepted'; offerId: string; agent: string }
  | { kind: 'read_back'; offerId: string; agent: string; attempt: number; wrong: readonly CriticalField[] }
  | {
      kind: 'lapsed';
      offerId: string;
      why: 'nobody_accepted' | 'no_read_back' | 'read_back_wrong' | 'human_silent' | 'called_off' | 'too_late';
    }
  /** `reason`: a code of the desktop's table. */
  | { kind: 'lapsed'; offerId: string; why: 'declined'; agent: string; reason: string }
  | { kind: 'promise'; promiseId: string; promise: 'callback'; due: number; until: number }
  | { kind: 'promise_end'; promiseId: string; state: 'kept' | 'broken' | 'called_off' }
  /**
   * What the human did. `noted`: words hold the note that goes with the act of this outcome. `changed`: what was changed in a
   * backend, as a code of the desktop's table; words: their own.
   */
  | { kind: 'human'; agent: string; act: 'resolved' | 'handed_back' | 'opened' | 'noted' | 'changed'; outcome: string }
  /** What the human promised, as a code of the desktop's table, and until when. words: their own. `kept`: it was done. */
  | { kind: 'human'; agent: string; act: 'promised'; outcome: string; promiseId: string; due: number }
  | { kind: 'human'; agent: string; act: 'kept'; outcome: string; promiseId: string }
  /** A window is held for a promise that is about to be made. words: the zone that the customer reads it in. */
  | { kind: 'slot'; promiseId: string; queue: string; from: number; until: number }
  /** How the customer would be reached. words: JSON, phone and timezone as far as they are known. */
  | { kind: 'reach'; by: 'customer' | 'agent' }
  /** `queue`: whose window it is; without one nothing is held. */
  | { kind: 'promise'; promiseId: string; promise: 'callback'; due: number; until: number; queue?: string }
  | { kind: 'promise_end'; promiseId: string; state: PromiseEnd }
  /** The caller has gone, and is called back: the hang-up has been heard and ends nothing. */
  | { kind: 'gone'; promiseId: string }
  /** One call to the customer and what it came to. */
  | { kind: 'dialed'; promiseId: string; callId: string; attempt: number; result: DialResult }
  /** What the human did. `noted`: words hold the note that goes with the act of this outcome; `scheduled`: of this promise. */
  | {
      kind: 'human';
      agent: string;
      act: 'resolved' | 'handed_back' | 'opened' | 'noted' | 'scheduled';
      outcome: string;
    }
  /** `outcome`: why it was passed on; `to`: the colleague who was named. */
  | { kind: 'human'; agent: string; act: 'transferred'; outcome: string; to?: string }
  /** The human looks back at the handoff of this offer. `outcome`: how it closed; `missing`: codes of the desktop's table. */
  | {
      kind: 'human';
      agent: string;
      act: 'wrapped_up';
      outcome: string;
      offerId: string;
      escalation: 'yes' | 'no' | 'earlier';
      brief: 'yes' | 'no';
      missing: readonly string[];
    }
  /** The customer answered the survey. words: what they wrote. Neither figure: they gave none. */
  | { kind: 'survey'; turnId: string; satisfaction?: Grade; effort?: Grade }
  /**
   * Whose conversation it is: what the channel says, what a tool's answer grants, or a proof that another conversation of
   * the same customer brings along, `until` when. words: the name in clear, where the channel gave it.
   */
  | ({ kind: 'joined' } & Join)
  | { kind: 'ended'; why: EndReason };

export type EntryKind = Entry['kind'];

/** An entry to be written once: `key` is unique in its conversation. */
export interface Draft {
  readonly key: string;
  readonly entry: Entry;
  readonly words?: string;
  /** Of an outcome: the turn was written while waiting, in the handoff of this time, and is to be read. */
  readonly hears?: number;
}

/** By which name the customer goes. */
export const customerNames = ['id', 'phone', 'email'] as const;
export type CustomerName = (typeof customerNames)[number];

/**
 * `customer`: a pseudonym under a secret key, equal in every conversation of this name. What a channel says is claimed,
 * unless the channel itself has made the customer sign in: then it is authenticated. Only a tool's answer verifies.
 */
export type Join = { readonly customer: string; readonly of: CustomerName } & (
  | { readonly by: 'channel'; readonly level: 'claimed' | 'authenticated' }
  | ({ readonly by: 'tool' } & Identity)
  | {
      readonly by: 'conversation';
      readonly level: 'verified';
      readonly method: string;
      /** The conversation in which it was proven, when, and when that proof ends. */
      readonly from: string;
      readonly at: number;
      readonly until: number;
    }
);

export type Channel = 'voice' | 'chat';
/** 5: very satisfied; a lot of effort. */
export type Grade = 1 | 2 | 3 | 4 | 5;
export type EndReason = 'hung_up' | 'idle' | 'resolved' | 'callback_broken' | 'callback_failed';
export type TurnOutcome = 'replied' | 'superseded' | 'delivered' | 'ended';

/** `moved`: another promise takes its place. `failed`: the customer was called and not reached. */
export type PromiseEnd = 'kept' | 'broken' | 'called_off' | 'moved' | 'failed';

export interface PromisedWindow {
  readonly promiseId: string;
  readonly from: number;
  readonly until: number;
}

/** `failed`: the line could not be used; `lost`: nobody knows what became of the call. */
export type DialResult = 'answered' | 'no_answer' | 'busy' | 'failed' | 'lost';

/** Why no model's brief stands. `unsupported`: nothing of its situation was carried by what it cites. */
export type BriefWhy = 'not_configured' | 'late' | 'lost' | 'unsupported' | FailureCode;

/** What the assistant is asked for: an answer, the reply that the human might send, what to do next. */
export const assistAsks = ['question', 'draft', 'next'] as const;
export type AssistAsk = (typeof assistAsks)[number];

/** Why the assistant has no answer. `unsupported`: it does not know, or nothing it said was carried by what it cites. */
export type AssistWhy = 'not_configured' | 'late' | 'lost' | 'called_off' | 'unsupported' | FailureCode;

/** Verified identity as far as a tool's answer grants it. */
export interface Identity {
  readonly level: 'claimed' | 'verified';
  readonly method: string;
  /** How long the proof lasts; without it, as long as the conversation. */
  readonly forMinutes?: number | undefined;
}

/** Fixed texts, by code; the texts are configuration. */
export const scriptCodes = [
  'greeting',
  'holding',
  'fallback',
  'transition',
  'still_looking',
  'wait_told',
  'wait_within',
  'callback_promised',
  'callback_due',
  'callback_broken',
  'callback_agreed',
  'callback_moved',
  'callback_standing',
  'callback_full',
  'callback_unreached',
  'callback_failed',
  'requeued',
  'transferred',
  'called_off',
  'human_joined',
  'handed_back',
  'nudge',
  'offer_human',
  'survey',
  'survey_thanks',
  'farewell_idle',
  'farewell_resolved',
] as const;
export type ScriptCode = (typeof scriptCodes)[number];

/** One tool call as the model asked for it, with what its row of the tool table says. */
export interface ToolAsk {
  readonly callId: string;
  readonly tool: string;
  readonly backend: string;
  readonly sideEffect: boolean;
  /** Salted hash of the arguments, 16 hex digits: equal arguments of one conversation give equal fingerprints. */
  readonly fingerprint: string;
}

/** The keys that make each entry written once. */
export const keys = {
  started: 'started',
  turn: (turnId: string) => `turn/${turnId}`,
  /** `nonce`: one answer can be cut off more than once. */
  barged: (turnId: string, nonce: string) => `barged/${turnId}/${nonce}`,
  hungUp: 'hung_up',
  outcome: (turnId: string) => `outcome/${turnId}`,
  interim: (turnId: string, step: number) => `said/${turnId}/${step}`,
  script: (script: ScriptCode, of: string | number) => `script/${script}/${of}`,
  humanSaid: (replyId: string) => `reply/${replyId}`,
  asked: (turnId: string, step: number) => `asked/${turnId}/${step}`,
  calling: (callId: string) => `calling/${callId}`,
  called: (callId: string) => `called/${callId}`,
  custody: (custody: Custody) => `custody/${custody.epoch}`,
  packet: (epoch: number) => `packet/${epoch}`,
  brief: (epoch: number) => `brief/${epoch}`,
  seek: (seekId: string) => `seek/${seekId}`,
  survey: 'survey',
  /** One name of each kind that the channel says; one for each call that proves it, one for each proof from elsewhere. */
  joined: (by: string, of: string | number) => `joined/${by}/${of}`,
  askedAssistant: (askId: string) => `ask/${askId}`,
  assisted: (askId: string) => `assisted/${askId}`,
  consulted: (consultId: string, act: 'asked' | 'joined' | 'ended') => `consult/${consultId}/${act}`,
  consultNote: (consultId: string, noteId: string) => `consult/${consultId}/noted/${noteId}`,
  slot: (promiseId: string) => `slot/${promiseId}`,
  promise: (promiseId: string) => `promise/${promiseId}`,
  dialed: (callId: string) => `dialed/${callId}`,
  gone: (promiseId: string) => `gone/${promiseId}`,
  ended: 'ended',
} as const;
