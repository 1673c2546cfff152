import { isInDoubt } from '../note.ts';
import type { Trigger } from '../trigger.ts';

/** A side effect whose result is unknown is never tried again blindly: a human finds out what happened. */
export const inDoubt: Trigger = {
  id: 'side-effect-in-doubt',
  version: 1,
  source: 'design, invariant 5',
  does: 'hand_off',
  fallback: true,
  find(evidence, { before }) {
    if (evidence.type !== 'ask' || !evidence.sideEffect) return undefined;
    if (!isInDoubt(before, evidence.tool, evidence.fingerprint)) return undefined;
    return {
      turns: [evidence.turnId],
      because: `Tool ${evidence.tool} was asked for again while its first call is in doubt.`,
      unless: 'had the first call told its result',
    };
  },
};
