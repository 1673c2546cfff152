import type { Finding } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Policy } from './policy.ts';
import type { Track } from './track.ts';

/** The figures of the channel that triggers compare with; a part of the conversation's limits. */
export interface Thresholds {
  readonly silenceMs: number;
  readonly sameCallCap: number;
  readonly sameToolCap: number;
  readonly backendStreak: number;
}

/** What a trigger looks at: the track with and without the evidence, and the figures it compares with. */
export interface Sight {
  readonly before: Track;
  readonly after: Track;
  readonly thresholds: Thresholds;
  readonly policy: Policy;
}

/** `part`: how much of the rule's weight counts, 0–1; all of it where absent. */
export interface Found extends Omit<Finding, 'rule' | 'score'> {
  readonly part?: number;
}

/** A rule that turns evidence into a finding. */
export interface Trigger {
  readonly id: string;
  readonly version: number;
  /** Where the rule comes from. */
  readonly source: string;
  /**
   * `hand_off`: whatever the score. `offer`: at least an offer. `adds`: to the score, which decides. A request is `asked`:
   * honoured at once, and it buys no better place, for its weight is a floor and adds to nothing.
   */
  readonly does: 'asked' | 'hand_off' | 'offer' | 'adds';
  /** The rule that reads the same and more, by its id: of the two sides only the stronger counts. */
  readonly within?: string;
  /** The fixed script is spoken before the transition. */
  readonly fallback?: true;
  find(evidence: Evidence, sight: Sight): Found | undefined;
}
