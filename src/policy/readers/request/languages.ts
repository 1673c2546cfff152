import { stemLeast } from '../../text/phrase-tree.ts';
import type { Language } from './language.ts';
import { ar } from './languages/ar.ts';
import { cs } from './languages/cs.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { el } from './languages/el.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fi } from './languages/fi.ts';
import { fr } from './languages/fr.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { hu } from './languages/hu.ts';
import { id } from './languages/id.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ko } from './languages/ko.ts';
import { nl } from './languages/nl.ts';
import { no } from './languages/no.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ro } from './languages/ro.ts';
import { ru } from './languages/ru.ts';
import { sv } from './languages/sv.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';
import { endingMost, type Lexicon, lexiconOf, vocabularyOf } from './lexicon.ts';
import { typosOf } from './typos.ts';

/** Every language with a table of its own, the likelier first; at most 31. */
export const languages: readonly Language[] = [
  ...[en, de, fr, es, it, pt, nl, pl, tr, ru, ar],
  ...[ja, zh, ko, hi, sv, da, no, cs, uk, ro],
  ...[fi, hu, id, vi, el, he],
];

/** In which tables a word, or all words that begin so, stand: one bit for each. */
const exact = new Map<string, number>();
const stems = new Map<string, number>();
for (const [place, language] of languages.entries()) {
  for (const word of vocabularyOf(language)) {
    const [table, key] = word.endsWith('*') ? [stems, word.slice(0, -1)] : [exact, word];
    table.set(key, (table.get(key) ?? 0) | (1 << place));
  }
}

/** Slips of the finger corrected, in the words that a request hangs on. */
export const corrected = typosOf(languages, exact);

function knownIn(word: string): number {
  let known = exact.get(word) ?? 0;
  const shortest = Math.max(stemLeast, word.length - endingMost);
  for (let length = shortest; length <= word.length; length++) known |= stems.get(word.slice(0, length)) ?? 0;
  return known;
}

/** Made when first needed: most processes meet few languages, and each costs a few hundredths of a second. */
const lexicons = new Map<Language, Lexicon>();

function lexiconIn(language: Language): Lexicon {
  const known = lexicons.get(language) ?? lexiconOf(language);
  lexicons.set(language, known);
  return known;
}

/** The lexicon that knows most of the words; none where none knows any. */
export function lexiconFor(words: readonly string[]): Lexicon | undefined {
  const counts = languages.map(() => 0);
  for (const word of words) {
    for (let known = knownIn(word), place = 0; known !== 0; known >>>= 1, place++)
      if ((known & 1) === 1) counts[place] = (counts[place] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const language = languages[counts.indexOf(most)];
  return most === 0 || language === undefined ? undefined : lexiconIn(language);
}
