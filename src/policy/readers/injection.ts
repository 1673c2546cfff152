import type { Reader } from '../reader.ts';

/** Words that try to steer the AI, or to forbid the escalation. They forbid nothing. */
export const injection: Reader = {
  id: 'injection',
  version: 1,
  source: 'seed 1, red teaming: loop injection',
  read({ words, turnId }, phrases) {
    const found = phrases.find('injection', words);
    return found && { type: 'injection', turnId, from: 'customer', phrase: found.phrase };
  },
};
