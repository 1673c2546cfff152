import type { Trigger } from '../trigger.ts';

/** The second look did not dispel the doubt, or gave no answer: still unsure means a human, offered at least. */
export const secondLook: Trigger = {
  id: 'second-look',
  version: 1,
  source: 'seed 4, dual-process uncertainty: reflection when uncertainty exceeds the threshold',
  does: 'offer',
  find(evidence, { policy: { domain, bars } }) {
    if (evidence.type !== 'confidence' || evidence.source !== 'reflection' || evidence.value >= bars.confidence)
      return undefined;
    return {
      turns: [evidence.turnId],
      because: `Looking back, the AI gives itself ${evidence.value.toFixed(2)} to solve it (${domain} asks for ${bars.confidence.toFixed(2)}).`,
      unless: `had it been ${bars.confidence.toFixed(2)} or more`,
    };
  },
};
