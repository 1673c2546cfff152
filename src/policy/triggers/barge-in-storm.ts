import type { Trigger } from '../trigger.ts';

/** The customer keeps cutting the AI off: they do not want to hear it out. */
export const bargeInStorm: Trigger = {
  id: 'barge-in-storm',
  version: 1,
  source: 'seed 1, the user interrupts every three seconds',
  does: 'adds',
  find(evidence, { after, policy: { bars } }) {
    if (evidence.type !== 'barge_in') return undefined;
    const since = after.course.turns - bars.bargeInTurns;
    const recent = after.bargeIns.filter((turn) => turn > since).length;
    if (recent < bars.bargeIns) return undefined;
    return {
      turns: [evidence.turnId],
      because: `The customer cut the AI off ${recent} times within ${bars.bargeInTurns} turns.`,
      unless: `had they done so less than ${bars.bargeIns} times`,
    };
  },
};
