import type { Trigger } from '../trigger.ts';

/** The conversation has spent its token budget: more of the same costs and does not help. */
export const tokenBudget: Trigger = {
  id: 'token-budget',
  version: 1,
  source: 'seed 1, cost monitoring',
  does: 'hand_off',
  fallback: true,
  find(evidence, { after, policy: { bars } }) {
    if (evidence.type !== 'model' || after.tokens <= bars.tokens) return undefined;
    return {
      turns: [evidence.turnId],
      because: `The conversation has cost ${after.tokens} tokens (budget ${bars.tokens}).`,
      unless: 'had it stayed within its budget',
    };
  },
};
