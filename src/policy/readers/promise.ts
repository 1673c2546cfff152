import type { Reader } from '../reader.ts';

/** The AI promises what only a handoff or a timer makes true. */
export const promise: Reader = {
  id: 'promise',
  version: 1,
  source: 'design, what peers get wrong: the model says "I\'ll transfer you" and does not',
  read({ words, turnId }, phrases) {
    if (phrases.find('promises_human', words)) return { type: 'promised', turnId, what: 'human' };
    if (phrases.find('promises_callback', words)) return { type: 'promised', turnId, what: 'callback' };
    if (phrases.find('promises_other', words)) return { type: 'promised', turnId, what: 'other' };
    return undefined;
  },
};
