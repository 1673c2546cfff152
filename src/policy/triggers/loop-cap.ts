import type { Found, Trigger } from '../trigger.ts';

/** A tool asked for again and again is a loop; only a hard stop ends it. Judged before the call runs. */
export const loopCap: Trigger = {
  id: 'loop-cap',
  version: 1,
  source: 'seed 1, hard loop limits; design defaults',
  does: 'hand_off',
  fallback: true,
  find(evidence, { after: { loop }, thresholds: { sameCallCap, sameToolCap } }) {
    if (evidence.type !== 'ask') return undefined;
    const found = (times: number, how: string): Found => ({
      turns: [evidence.turnId],
      because: `Tool ${loop.tool} was asked for ${times} times in a row${how}.`,
      unless: `had it stopped at ${times - 1}`,
    });
    if (loop.sameCall > sameCallCap) return found(loop.sameCall, ' with the same arguments');
    if (loop.sameTool > sameToolCap) return found(loop.sameTool, '');
    return undefined;
  },
};
