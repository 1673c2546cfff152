import { level } from '../series.ts';
import type { Trigger } from '../trigger.ts';

/** From so many turns on there is a mood; one bad sentence is none. */
const leastTurns = 2;

/** The mood over turns is low, or signs of anger keep coming. It adds; no word list alone ever hands over. */
export const lowMood: Trigger = {
  id: 'low-mood',
  version: 1,
  source: 'seed 4, sentiment-based triggers; seed 1, user rage',
  does: 'adds',
  within: 'course-risk',
  find(evidence, { after: { course }, policy: { bars } }) {
    if (evidence.type !== 'mood' || course.mood.n < leastTurns) return undefined;
    const mean = (level(course.mood) + course.mood.last) / 2;
    const angry = course.anger >= 2;
    if (mean > bars.mood && !angry) return undefined;
    return {
      part: mean <= bars.mood && angry ? 1 : 0.75,
      turns: [evidence.turnId],
      because: `The customer's mood over ${course.mood.n} turns is low${angry ? ', with signs of anger' : ''}.`,
      unless: 'had the mood stayed even',
    };
  },
};
