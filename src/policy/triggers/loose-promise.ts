import type { Trigger } from '../trigger.ts';

/** The AI promised that somebody will get back to the customer, or something else that no timer and no tool stands behind. */
export const loosePromise: Trigger = {
  id: 'loose-promise',
  version: 1,
  source: 'design, invariant 8: a promise is made only if it is durable',
  does: 'adds',
  find(evidence) {
    if (evidence.type !== 'promised' || evidence.what === 'human') return undefined;
    return {
      part: evidence.what === 'callback' ? 1 : 0.7,
      turns: [evidence.turnId],
      because: `The AI made a promise of its own (${evidence.what}) that nothing stands behind.`,
      unless: 'had it promised nothing',
    };
  },
};
