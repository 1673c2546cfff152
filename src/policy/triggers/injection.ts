import type { Trigger } from '../trigger.ts';

/** Somebody's text tries to steer the AI or to forbid the escalation. It forbids nothing: it adds. */
export const injection: Trigger = {
  id: 'injection',
  version: 1,
  source: 'seed 1, red teaming: loop injection',
  does: 'adds',
  find(evidence) {
    if (evidence.type !== 'injection') return undefined;
    const tool = evidence.from === 'tool';
    return {
      part: tool ? 1 : 0.7,
      turns: [evidence.turnId],
      because: `${tool ? "A tool's result" : "The customer's text"} tries to steer the AI (${evidence.phrase}).`,
      unless: 'had the text held no instructions',
    };
  },
};
