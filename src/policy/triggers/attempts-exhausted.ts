import type { Trigger } from '../trigger.ts';

const isAttempt = (type: string): boolean => type === 'no_help' || type === 'said_again';

/** Attempts went on failing after a human was due to be offered: a human takes it. */
export const attemptsExhausted: Trigger = {
  id: 'attempts-exhausted',
  version: 1,
  source: 'seed 4, failure detection; design defaults',
  does: 'hand_off',
  find(evidence, { before, after: { attempts }, policy: { bars } }) {
    if (!isAttempt(evidence.type) || attempts.failed === before.attempts.failed) return undefined;
    if (attempts.failed < bars.attemptsHandOff) return undefined;
    return {
      turns: attempts.turns,
      because: `${attempts.failed} attempts at what the customer wants have failed (a human takes it from ${bars.attemptsHandOff}).`,
      unless: 'had one of them helped',
    };
  },
};
