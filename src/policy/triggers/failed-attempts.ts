import type { Trigger } from '../trigger.ts';

const isAttempt = (type: string): boolean => type === 'no_help' || type === 'said_again';

/** Two failed attempts at the same goal: a human is offered. */
export const failedAttempts: Trigger = {
  id: 'failed-attempts',
  version: 1,
  source: 'seed 4, failure detection',
  does: 'offer',
  find(evidence, { before, after: { attempts }, policy: { bars } }) {
    if (!isAttempt(evidence.type) || attempts.failed === before.attempts.failed) return undefined;
    if (attempts.failed < bars.attemptsOffer) return undefined;
    return {
      turns: attempts.turns,
      because: `${attempts.failed} attempts at what the customer wants have failed.`,
      unless: 'had the last of them helped',
    };
  },
};
