import type { Trigger } from '../trigger.ts';

/** A human was offered and the customer said yes: the same as asking for one. */
export const offerTaken: Trigger = {
  id: 'offer-taken',
  version: 1,
  source: 'seed 4, proactively offer human connection',
  does: 'asked',
  find(evidence, { before }) {
    if (evidence.type !== 'answer' || !evidence.yes || !before.offers.open) return undefined;
    return {
      turns: [evidence.turnId],
      because: 'The customer took the offer of a human.',
      unless: 'had they declined',
    };
  },
};
