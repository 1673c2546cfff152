import type { Finding } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Track } from './track.ts';

/** The figures that triggers compare with; a part of the conversation's limits. */
export interface Thresholds {
  readonly silenceMs: number;
  readonly sameCallCap: number;
  readonly sameToolCap: number;
  readonly backendStreak: number;
}

/** A rule that turns evidence into a finding. `before` is the track without this evidence, `after` with it. */
export interface Trigger {
  readonly id: string;
  readonly version: number;
  /** Where the rule comes from. */
  readonly source: string;
  /** The fixed script is spoken before the transition. */
  readonly fallback: boolean;
  find(evidence: Evidence, after: Track, thresholds: Thresholds, before: Track): Omit<Finding, 'rule'> | undefined;
}
