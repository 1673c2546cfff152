import type { Phrases } from '../phrases.ts';
import type { Reader } from '../reader.ts';
import { wordsIn } from '../text/likeness.ts';
import { valenceOf } from '../text/valence.ts';

/** How the turn sounds: the words' valence, and signs of anger beside them. One weak feature among others. */
export const mood: Reader = {
  id: 'mood',
  version: 1,
  source: 'seed 4, sentiment-based triggers',
  read({ text, words, turnId }, phrases) {
    const anger = angerIn(text, words, phrases);
    const valence = Math.round(valenceOf(words) * 100) / 100;
    return { type: 'mood', turnId, valence, anger, words: wordsIn(words) };
  },
};

/** Shouting, insistent marks, insults: each kind counts once, however often it comes. */
function angerIn(text: string, words: readonly string[], phrases: Phrases): number {
  // “IBAN DE89…” is no shout: the second word ends as it began.
  const shouts = /\p{Lu}{4,}\W+\p{Lu}{2,}(?![\p{L}\p{N}])/u.test(text);
  const marks = /[!?]{3,}|!\s*!/u.test(text);
  const insults = phrases.find('anger', words) !== undefined;
  return [shouts, marks, insults].filter(Boolean).length;
}
