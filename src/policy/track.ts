import { type Course, emptyCourse } from './course.ts';
import type { Capacity } from './evidence.ts';

/** What the policy remembers of a conversation between events: counters only, bounded, plain JSON. */
export interface Track {
  /** Failures in a row, by backend. `model` is one of them. */
  readonly streaks: Readonly<Record<string, number>>;
  /** The run of equal asks within the open turn. */
  readonly loop: {
    readonly turnId: string;
    readonly tool: string;
    readonly sameTool: number;
    readonly fingerprint: string;
    readonly sameCall: number;
  };
  /** Latency budgets missed by the model within the open turn. */
  readonly slow: { readonly turnId: string; readonly count: number };
  /** Side effects in doubt, as `tool/fingerprint`: never tried again blindly. */
  readonly inDoubt: readonly string[];
  /** Asks whose result is awaited: callId → `tool/fingerprint`. */
  readonly asked: Readonly<Record<string, string>>;
  /** The whole trajectory in figures: what is known of mood, confidence, tools, repetition, pace. */
  readonly course: Course;
  /** The strongest finding of each rule so far, by rule id: a keyword said ten times weighs as once. */
  readonly found: Readonly<Record<string, number>>;
  /** Attempts at the present goal that failed, and the turns in which that showed, oldest first. */
  readonly attempts: { readonly failed: number; readonly turns: readonly string[] };
  /** Turns with a barge-in, the latest few. */
  readonly bargeIns: readonly number[];
  /** Offers of a human: how many, at which turn's number the last was made, and whether it awaits its answer. */
  readonly offers: { readonly made: number; readonly at: number; readonly open: boolean };
  /** Second looks: how many, and at which turn's number the last was taken. */
  readonly looks: { readonly made: number; readonly at: number };
  /** Tokens spent. */
  readonly tokens: number;
  /** How the desk stood when it was last looked at. Absent where there is none. */
  readonly desk?: Capacity;
  /** An offer was decided and held back while the desk had more to do than it can. */
  readonly held?: true;
}

export const emptyTrack: Track = {
  streaks: {},
  loop: { turnId: '', tool: '', sameTool: 0, fingerprint: '', sameCall: 0 },
  slow: { turnId: '', count: 0 },
  inDoubt: [],
  asked: {},
  course: emptyCourse,
  found: {},
  attempts: { failed: 0, turns: [] },
  bargeIns: [],
  offers: { made: 0, at: 0, open: false },
  looks: { made: 0, at: 0 },
  tokens: 0,
};
