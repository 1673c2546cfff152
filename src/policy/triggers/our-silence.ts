import type { Trigger } from '../trigger.ts';

/** The customer has waited on an open turn for the channel's limit and heard no answer. */
export const ourSilence: Trigger = {
  id: 'our-silence',
  version: 1,
  source: 'seed 1, dead air; design defaults',
  does: 'hand_off',
  find(evidence, { thresholds: { silenceMs } }) {
    if (evidence.type !== 'silence' || evidence.ms < silenceMs) return undefined;
    return {
      turns: [evidence.turnId],
      because: `No answer for ${evidence.ms} ms (limit ${silenceMs} ms).`,
      unless: 'had an answer begun before the limit',
    };
  },
};
