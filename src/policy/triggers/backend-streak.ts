import { streakOf } from '../note.ts';
import type { Trigger } from '../trigger.ts';

/** The same backend (or the model) failed so often in a row, over turns and tools, that trying on is no service. */
export const backendStreak: Trigger = {
  id: 'backend-streak',
  version: 1,
  source: 'seed 1, three failures in a row; design defaults',
  does: 'hand_off',
  fallback: true,
  find(evidence, { after, thresholds: { backendStreak: cap } }) {
    const backend = evidence.type === 'call' ? evidence.backend : evidence.type === 'model' ? 'model' : undefined;
    if (backend === undefined) return undefined;
    const failures = streakOf(after, backend);
    if (failures < cap) return undefined;
    return {
      turns: [evidence.turnId],
      because: `Backend ${backend} failed ${failures} times in a row.`,
      unless: `had one of the last ${cap} answers been good`,
    };
  },
};
