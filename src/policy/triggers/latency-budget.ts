import type { Trigger } from '../trigger.ts';

/** The model missed its budget: the whole reply once, or the first word twice in one turn. A slow tool counts as failed. */
export const latencyBudget: Trigger = {
  id: 'latency-budget',
  version: 1,
  source: 'seed 1, escalation forced by the latency timeout itself',
  does: 'hand_off',
  find(evidence, { after }) {
    if (evidence.type !== 'model' || evidence.status === 'ok') return undefined;
    const slowReply = evidence.code === 'MODEL_SLOW_REPLY';
    const slowAgain = evidence.code === 'MODEL_SLOW_FIRST_WORD' && after.slow.count >= 2;
    if (!slowReply && !slowAgain) return undefined;
    const what = slowReply ? 'the whole reply' : 'the first word, twice';
    return {
      turns: [evidence.turnId],
      because: `The model missed its budget for ${what} (${evidence.ms} ms).`,
      unless: 'had the model answered in time',
    };
  },
};
