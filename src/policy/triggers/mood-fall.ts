import { trend, volatility } from '../series.ts';
import type { Trigger } from '../trigger.ts';

/** A line through fewer turns says nothing. */
const leastTurns = 4;

/** The mood has fallen over the conversation: the AI is making it worse. */
export const moodFall: Trigger = {
  id: 'mood-fall',
  version: 1,
  source: 'seed 4, proactive escalation; seed 2, emotional temperature',
  does: 'adds',
  within: 'course-risk',
  find(evidence, { after: { course }, policy: { bars } }) {
    if (evidence.type !== 'mood' || course.mood.n < leastTurns || evidence.valence >= 0) return undefined;
    const fall = -trend(course.mood) * (course.mood.n - 1);
    if (fall < bars.moodFall) return undefined;
    return {
      part: volatility(course.mood) < fall ? 1 : 0.7,
      turns: [evidence.turnId],
      because: `The customer's mood has fallen over ${course.mood.n} turns.`,
      unless: 'had the mood stayed even',
    };
  },
};
