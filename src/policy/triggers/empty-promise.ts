import type { Trigger } from '../trigger.ts';

/** The AI said that a human will come: only a handoff makes that true. */
export const emptyPromise: Trigger = {
  id: 'empty-promise',
  version: 1,
  source: 'design, what peers get wrong: the model says "I\'ll transfer you" and does not',
  does: 'hand_off',
  find(evidence) {
    if (evidence.type !== 'promised' || evidence.what !== 'human') return undefined;
    return {
      turns: [evidence.turnId],
      because: 'The AI promised the customer a human, which it cannot keep by itself.',
      unless: 'had it promised nothing',
    };
  },
};
