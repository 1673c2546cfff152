/** The figures a conversation runs by, as plain data: chosen by channel when it starts, carried for its life. All in ms. */
export interface Limits {
  /** Our silence on an open turn: the holding script, then a human. */
  readonly holdingMs: number;
  readonly silenceMs: number;
  /** The model's budgets: first word, whole reply. */
  readonly firstWordMs: number;
  readonly wholeReplyMs: number;
  /** A tool that only reads fails fast at `toolMs`; one with a side effect finishes, and is in doubt after `sideEffectMs`. */
  readonly toolMs: number;
  readonly sideEffectMs: number;
  /** The customer's silence: a script, then the end. */
  readonly nudgeMs: number;
  readonly idleMs: number;
  /** After a barge-in with no words following, the open turn is thought about again. */
  readonly bargeInGraceMs: number;
  /** One offer rings this long; `offerRounds` of them, then a callback. */
  readonly acceptMs: number;
  readonly offerRounds: number;
  readonly readBackMs: number;
  /** A human who holds a waiting customer this long without a word loses the conversation to the queue. */
  readonly humanSilenceMs: number;
  /** A callback is due after `callbackMs` and broken `callbackWindowMs` later. */
  readonly callbackMs: number;
  readonly callbackWindowMs: number;
  /** Loop caps within one turn: the same tool with the same arguments, the same tool at all (both in a row). */
  readonly sameCallCap: number;
  readonly sameToolCap: number;
  /** The same backend failing this often in a row, over turns and tools, goes to a human. */
  readonly backendStreak: number;
  /** The ring waits this long for the model's brief. Absent in conversations from before there was one: no such step. */
  readonly briefMs?: number;
  /**
   * The desk looks for one human this long before a callback is promised. Absent in conversations from before it did:
   * their offers ring for everybody.
   */
  readonly queueMs?: number;
  /** Each time this has passed in the queue, one who fits less well will do. */
  readonly widenMs?: number;
  /** Whoever waits this long for a human is told how long it will be, as far as that is known. Absent: nobody is. */
  readonly tellWaitMs?: number;
  /** After a human resolved it the customer's answer to the survey is waited for so long. Absent: none is asked. */
  readonly surveyMs?: number;
  /** The human waits this long for the assistant's answer. Absent in conversations from before there was one: it refuses. */
  readonly assistMs?: number;
}
