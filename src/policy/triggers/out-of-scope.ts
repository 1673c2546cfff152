import type { Trigger } from '../trigger.ts';

/** The AI says that it may not or cannot do what is asked. Said twice it is a dead end. */
export const outOfScope: Trigger = {
  id: 'out-of-scope',
  version: 1,
  source: 'seed 4, the AI recognises its limits',
  does: 'adds',
  find(evidence, { after: { course } }) {
    if (evidence.type !== 'out_of_scope') return undefined;
    return {
      part: course.outOfScope > 1 ? 1 : 0.6,
      turns: [evidence.turnId],
      because: `The AI said that the request is beyond what it can do (${evidence.phrase}).`,
      unless: 'had the request been one that it can serve',
    };
  },
};
