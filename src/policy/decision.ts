/** What the policy answers: one decision, the rule that made it, and what it rests on. */

export type Tier = 'critical' | 'high' | 'medium' | 'low' | 'info';

export interface Finding {
  /** Trigger id and version, e.g. `explicit-request@1`. */
  readonly rule: string;
  /** 0–100. */
  readonly score: number;
  /** The turns it rests on. */
  readonly turns: readonly string[];
  /** One sentence for a human agent; names codes and counts, never a customer's words. */
  readonly because: string;
}

/** `fallback`: the fixed script that is spoken before the transition (the loop cap and dead backends have one). */
export type Decision =
  | { readonly kind: 'continue' }
  | { readonly kind: 'hand_off'; readonly finding: Finding; readonly tier: Tier; readonly fallback: boolean };

/** Tiers of the design: critical 90–100, high 75–89, medium 60–74, low 40–59, info below 40. */
export function tierOf(score: number): Tier {
  if (score >= 90) return 'critical';
  if (score >= 75) return 'high';
  if (score >= 60) return 'medium';
  if (score >= 40) return 'low';
  return 'info';
}
