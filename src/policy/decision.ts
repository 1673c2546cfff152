/** What the policy answers: one decision, the rule that made it, and what it rests on. */

export const tiers = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Tier = (typeof tiers)[number];

export interface Finding {
  /** Trigger id and version, e.g. `explicit-request@1`. */
  readonly rule: string;
  /** 0–100: what this finding alone weighs. */
  readonly score: number;
  /** The turns it rests on. */
  readonly turns: readonly string[];
  /** One sentence for a human agent; names codes and counts, never a customer's words. */
  readonly because: string;
  /** What would have changed it: ends “It would not have, had …”. */
  readonly unless: string;
}

/**
 * Where a conversation goes that needs a human, as the desk stands; absent where there is no desk. `stay`: the offer is held
 * back until the desk has room.
 */
export type Path = 'warm' | 'queue' | 'callback' | 'stay';

/**
 * `score`: all findings together, 0–100; `tier` follows from it. `fallback`: the fixed script that is spoken before the
 * transition (the loop cap and dead backends have one). `watch`: a tier that nobody acts on has been reached.
 */
export type Decision =
  | { readonly kind: 'continue' }
  | {
      readonly kind: 'watch';
      readonly finding: Finding;
      readonly score: number;
      readonly tier: Tier;
      readonly path?: 'stay';
    }
  | { readonly kind: 'offer'; readonly finding: Finding; readonly score: number; readonly tier: Tier }
  | {
      readonly kind: 'hand_off';
      readonly finding: Finding;
      readonly score: number;
      readonly tier: Tier;
      readonly fallback: boolean;
      readonly path?: Exclude<Path, 'stay'>;
    };

/** Where each tier begins. Source: seed 4, multi-tier escalation. */
export const tierFrom: Readonly<Record<Tier, number>> = { critical: 90, high: 75, medium: 60, low: 40, info: 0 };

/** Tiers of the design: critical 90–100, high 75–89, medium 60–74, low 40–59, info below 40. */
export const tierOf = (score: number): Tier => tiers.find((tier) => score >= tierFrom[tier]) ?? 'info';
