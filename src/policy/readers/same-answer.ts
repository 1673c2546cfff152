import type { Reader } from '../reader.ts';
import { likeness, wordsIn } from '../text/likeness.ts';

/** Below this the evidence is not worth keeping; where it counts is the policy's to say. */
const least = 0.5;

/** Shorter answers are alike too easily: “Is there anything else?” */
const leastWords = 6;

/** The AI's answer is an earlier one again, in these or other words. */
export const sameAnswer: Reader = {
  id: 'same-answer',
  version: 1,
  source: 'seed 2, going in circles; seed 1, circular conversations',
  read({ words, earlier, turnId }) {
    if (wordsIn(words) < leastWords) return undefined;
    const most = Math.max(0, ...earlier.map((one) => likeness(words, one)));
    return most < least ? undefined : { type: 'same_answer', turnId, likeness: Math.round(most * 100) / 100 };
  },
};
