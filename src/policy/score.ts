import type { Trigger } from './trigger.ts';

/**
 * All findings together, 0–100: each takes its part of what the others leave, so that more never lowers it, and no pile of
 * small ones reaches the top. Of a rule and those that it takes in, only the stronger side counts. What a request weighs
 * is a floor: asking is honoured, and it buys no better place.
 */
export function scoreOf(found: Readonly<Record<string, number>>, triggers: readonly Trigger[]): number {
  const leaves = new Map<string, { own: number; taken: number }>();
  let floor = 0;
  for (const { id, does, within } of triggers) {
    const weight = found[id] ?? 0;
    if (does === 'asked') floor = Math.max(floor, weight);
    else {
      const side = leaves.get(within ?? id) ?? { own: 1, taken: 1 };
      side[within === undefined ? 'own' : 'taken'] *= 1 - weight / 100;
      leaves.set(within ?? id, side);
    }
  }
  let left = 1;
  for (const { own, taken } of leaves.values()) left *= Math.min(own, taken);
  return Math.max(floor, Math.round(100 * (1 - left)));
}
