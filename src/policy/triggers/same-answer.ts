import type { Trigger } from '../trigger.ts';

/** The AI gives an answer again, in these or other words: it has nothing else to say. A second time weighs in full. */
export const sameAnswer: Trigger = {
  id: 'same-answer',
  version: 1,
  source: 'seed 2, going in circles; seed 1, circular conversations',
  does: 'adds',
  find(evidence, { before: { found }, policy: { bars } }) {
    if (evidence.type !== 'same_answer' || evidence.likeness < bars.likeness) return undefined;
    return {
      part: found['same-answer'] === undefined ? 0.6 : 1,
      turns: [evidence.turnId],
      because: `The AI gave an answer again that it had given before (likeness ${evidence.likeness.toFixed(2)}).`,
      unless: 'had it found another answer',
    };
  },
};
