import type { Reader } from '../reader.ts';

/** The customer says that what was tried did not help. */
export const noHelp: Reader = {
  id: 'no-help',
  version: 1,
  source: 'seed 4, failure detection',
  read({ words, turnId }, phrases) {
    const found = phrases.find('no_help', words);
    return found && { type: 'no_help', turnId, phrase: found.phrase };
  },
};
