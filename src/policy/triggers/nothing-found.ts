import type { Trigger } from '../trigger.ts';

/** No document is near enough to answer from. The distance is absolute: the best of bad ones is still bad. */
export const nothingFound: Trigger = {
  id: 'nothing-found',
  version: 1,
  source: 'seed 3, retrieved documents; design defaults',
  does: 'adds',
  find(evidence, { policy: { bars } }) {
    if (evidence.type !== 'retrieval' || evidence.distance < bars.distance) return undefined;
    return {
      turns: [evidence.turnId],
      because: `The nearest document lies at ${evidence.distance.toFixed(2)}, beyond ${bars.distance.toFixed(2)}.`,
      unless: 'had a document been near enough',
    };
  },
};
