import type { Channel } from '../../conversation/entry.ts';
import type { Tier } from '../../policy/decision.ts';
import type { Needs } from './needs.ts';

/** A conversation that looks for a human. */
export interface Seek {
  readonly conversation: string;
  readonly seekId: string;
  readonly tier: Tier;
  readonly channel: Channel;
  /** When its handoff began: fairness counts from there, however often it has rung since. */
  readonly since: number;
  /** When this search began, from where it widens: after a transfer later than `since`. */
  readonly from: number;
  readonly needs: Needs;
  /** Each time this has passed, one who fits less well will do; 0 never. */
  readonly widenMs: number;
  /** Agents who are not asked. */
  readonly except?: readonly string[];
  /** The one who alone is asked. */
  readonly only?: string;
}

/** One human for one conversation. */
export interface Pair {
  readonly conversation: string;
  readonly seekId: string;
  readonly agent: string;
}
