import type { Trigger } from '../trigger.ts';

/** The AI gives an answer again, in these or other words: it has nothing else to say. */
export const sameAnswer: Trigger = {
  id: 'same-answer',
  version: 1,
  source: 'seed 2, going in circles; seed 1, circular conversations',
  does: 'adds',
  find(evidence, { after: { course }, policy: { bars } }) {
    if (evidence.type !== 'same_answer' || evidence.likeness < bars.likeness) return undefined;
    return {
      part: course.sameAnswers > 1 ? 1 : 0.6,
      turns: [evidence.turnId],
      because: `The AI gave an answer again that it had given before (${course.sameAnswers} times so far).`,
      unless: 'had it found another answer',
    };
  },
};
