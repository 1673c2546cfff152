import type { Reader } from '../reader.ts';
import { likeness, wordsIn } from '../text/likeness.ts';

/** Saying the same again means that the answer did not help; a shorter echo means little. */
const least = 0.6;

/** Shorter turns are alike too easily: “Thank you, bye” and “Thank you, bye”. */
const leastWords = 5;

/** The customer says again what they said in an earlier turn. */
export const saidAgain: Reader = {
  id: 'said-again',
  version: 1,
  source: 'seed 2, the customer has to repeat themselves',
  read({ words, earlier, turnId }) {
    if (wordsIn(words) < leastWords) return undefined;
    const most = Math.max(0, ...earlier.map((one) => likeness(words, one)));
    return most < least ? undefined : { type: 'said_again', turnId, likeness: Math.round(most * 100) / 100 };
  },
};
