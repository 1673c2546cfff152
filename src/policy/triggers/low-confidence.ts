import { level } from '../series.ts';
import type { Trigger } from '../trigger.ts';

/** The model is less sure than the domain asks for. A second low value, or a fall far below, weighs in full. */
export const lowConfidence: Trigger = {
  id: 'low-confidence',
  version: 1,
  source: 'seed 4, confidence threshold violations',
  does: 'adds',
  find(evidence, { after: { course }, policy: { domain, bars } }) {
    if (evidence.type !== 'confidence' || evidence.source === 'reflection' || evidence.value >= bars.confidence)
      return undefined;
    const mean = level(course.confidence);
    const grave = evidence.value < bars.confidence / 2 || (course.confidence.n > 1 && mean < bars.confidence);
    return {
      part: grave ? 1 : 0.6,
      turns: [evidence.turnId],
      because: `Confidence ${evidence.value.toFixed(2)} is below ${bars.confidence.toFixed(2)}, which ${domain} asks for.`,
      unless: `had it been ${bars.confidence.toFixed(2)} or more`,
    };
  },
};
