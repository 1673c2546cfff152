import type { Trigger } from '../trigger.ts';

/** Who asks for a human gets one: at once, no argument. */
export const explicitRequest: Trigger = {
  id: 'explicit-request',
  version: 1,
  source: 'seed 4, direct customer requests',
  fallback: false,
  find(evidence) {
    if (evidence.type !== 'request') return undefined;
    return { score: 80, turns: [evidence.turnId], because: `The customer asked for a human (${evidence.phrase}).` };
  },
};
