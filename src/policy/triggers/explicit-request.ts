import type { Trigger } from '../trigger.ts';

/** Who asks for a human gets one: at once, no argument. Asking earns no place ahead of others. */
export const explicitRequest: Trigger = {
  id: 'explicit-request',
  version: 2,
  source: 'seed 4, direct customer requests',
  does: 'asked',
  find(evidence) {
    if (evidence.type !== 'request') return undefined;
    return {
      turns: [evidence.turnId],
      because: `The customer asked for a human (${evidence.phrase}).`,
      unless: 'had they not asked',
    };
  },
};
