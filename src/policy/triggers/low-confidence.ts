import type { Trigger } from '../trigger.ts';

/** The model is less sure than the domain asks for. A second low value, or a fall far below, weighs in full. */
export const lowConfidence: Trigger = {
  id: 'low-confidence',
  version: 2,
  source: 'seed 4, confidence threshold violations',
  does: 'adds',
  find(evidence, { before: { found }, policy: { domain, bars } }) {
    if (evidence.type !== 'confidence' || evidence.source === 'reflection' || evidence.value >= bars.confidence)
      return undefined;
    // Not by the mean: being sure of one answer takes nothing back of the doubt about another.
    const grave = evidence.value < bars.confidence / 2 || found['low-confidence'] !== undefined;
    return {
      part: grave ? 1 : 0.6,
      turns: [evidence.turnId],
      because: `Confidence ${evidence.value.toFixed(2)} is below ${bars.confidence.toFixed(2)}, which ${domain} asks for.`,
      unless: `had it been ${bars.confidence.toFixed(2)} or more`,
    };
  },
};
