import type { BoundaryKind } from '../evidence.ts';
import type { Trigger } from '../trigger.ts';

/** How much of the rule's weight each boundary counts: somebody in danger or under attack comes before all others. */
const parts: Readonly<Record<BoundaryKind, number>> = {
  vulnerable: 1,
  security: 1,
  fraud: 0.9,
  medical: 0.95,
  legal: 0.85,
  compliance: 0.85,
  money: 0.83,
};

/** What a human decides, whatever the confidence. Which boundaries count is the domain's to say. */
export const hardBoundary: Trigger = {
  id: 'hard-boundary',
  version: 1,
  source: 'seed 4, high-risk tasks are hard boundaries',
  does: 'hand_off',
  find(evidence, { policy: { domain, bars } }) {
    const turns = [evidence.turnId];
    if (evidence.type === 'amount') {
      if (!bars.boundaries.includes('money') || evidence.value <= bars.money) return undefined;
      const because = `A sum above the limit of ${bars.money} is a human's to decide.`;
      return { part: parts.money, turns, because, unless: 'had the sum been at or below the limit' };
    }
    if (evidence.type !== 'boundary' || !bars.boundaries.includes(evidence.kind)) return undefined;
    return {
      part: parts[evidence.kind],
      turns,
      because: `The matter is ${evidence.kind} (${evidence.phrase}), which a human decides in ${domain}.`,
      unless: `had nothing ${evidence.kind} been said`,
    };
  },
};
