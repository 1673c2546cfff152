import type { Reader } from '../reader.ts';

const regrets: ReadonlySet<string> = new Set(
  'sorry apologize apologise apologies unfortunately unable unavailable'.split(' '),
);

/** The AI's answer is bad news: what it begins or ends with a regret. */
export const regret: Reader = {
  id: 'regret',
  version: 1,
  source: 'seed 4, failure detection',
  read({ words, turnId }) {
    return words.some((word) => regrets.has(word)) ? { type: 'regret', turnId } : undefined;
  },
};
