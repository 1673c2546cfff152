import type { Reader } from '../reader.ts';
import { candidates } from './request/candidates.ts';
import { findRequest } from './request/grammar.ts';
import { itemsOf } from './request/items.ts';

/** The customer asks for a human being. The phrase names language and frame, e.g. `en.talk`. */
export const explicitRequest: Reader = {
  id: 'explicit-request',
  version: 1,
  source: 'seed 4, direct customer requests',
  read({ words, turnId }) {
    const { lexicons, words: corrected } = candidates(words);
    for (const lexicon of lexicons) {
      const frame = findRequest(itemsOf(corrected, lexicon), lexicon.language);
      if (frame !== undefined) return { type: 'request', turnId, phrase: `${lexicon.language.code}.${frame}` };
    }
    return undefined;
  },
};
