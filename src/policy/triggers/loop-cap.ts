import type { Trigger } from '../trigger.ts';

/** A tool asked for again and again is a loop; only a hard stop ends it. Judged before the call runs. */
export const loopCap: Trigger = {
  id: 'loop-cap',
  version: 1,
  source: 'seed 1, hard loop limits; design defaults',
  fallback: true,
  find(evidence, { loop }, { sameCallCap, sameToolCap }) {
    if (evidence.type !== 'ask') return undefined;
    const turns = [evidence.turnId];
    if (loop.sameCall > sameCallCap) {
      return {
        score: 78,
        turns,
        because: `Tool ${loop.tool} was asked for ${loop.sameCall} times in a row with the same arguments.`,
      };
    }
    if (loop.sameTool > sameToolCap) {
      return { score: 76, turns, because: `Tool ${loop.tool} was asked for ${loop.sameTool} times in a row.` };
    }
    return undefined;
  },
};
