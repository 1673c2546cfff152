import type { Trigger } from './trigger.ts';

/**
 * All findings together, 0–100: each takes its part of what the others leave, so that more never lowers it, and no pile of
 * small ones reaches the top. What a request weighs is a floor: asking is honoured, and it buys no better place.
 */
export function scoreOf(found: Readonly<Record<string, number>>, triggers: readonly Trigger[]): number {
  let left = 1;
  let floor = 0;
  for (const { id, does } of triggers) {
    const weight = found[id] ?? 0;
    if (does === 'asked') floor = Math.max(floor, weight);
    else left *= 1 - weight / 100;
  }
  return Math.max(floor, Math.round(100 * (1 - left)));
}
