import type { Reader } from '../reader.ts';

/** The AI says that it may not or cannot do what is asked. */
export const outOfScope: Reader = {
  id: 'out-of-scope',
  version: 1,
  source: 'seed 4, the AI recognises its limits',
  read({ words, turnId }, phrases) {
    const found = phrases.find('out_of_scope', words);
    return found && { type: 'out_of_scope', turnId, phrase: found.phrase };
  },
};
