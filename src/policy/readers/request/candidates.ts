import type { Language, WordClass } from './language.ts';
import { ar } from './languages/ar.ts';
import { de } from './languages/de.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { fr } from './languages/fr.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { nl } from './languages/nl.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ru } from './languages/ru.ts';
import { tr } from './languages/tr.ts';
import { zh } from './languages/zh.ts';
import { follow, type Lexicon, lexiconOf, type Node } from './lexicon.ts';
import { typosOf } from './typos.ts';

/** Every language that is read, in the order in which they are tried. */
export const languages: readonly Language[] = [en, de, fr, es, it, pt, nl, pl, tr, ru, ar, ja, zh];

const lexicons = languages.map(lexiconOf);
const correct = typosOf(lexicons);

/** A request names somebody or asks to be handed over: without the first word of either there is none. */
const named: readonly (WordClass | undefined)[] = ['human', 'person', 'one', 'team', 'bot', 'connect'];

/** The words that begin such a phrase, each with the languages that it does so in; stems by their first letters. */
const anchors = new Map<string, Set<Lexicon>>();
const stems = new Map<string, { stem: Node; lexicon: Lexicon }[]>();
const stemStart = 3;
for (const lexicon of lexicons) {
  for (const [word, node] of lexicon.root.next) {
    if (leadsTo(node)) anchors.set(word, (anchors.get(word) ?? new Set()).add(lexicon));
  }
  for (const [word, node] of lexicon.root.stems) {
    const stem: Node = { next: new Map(), stems: new Map([[word, node]]) };
    const start = word.slice(0, stemStart);
    if (leadsTo(node)) stems.set(start, [...(stems.get(start) ?? []), { stem, lexicon }]);
  }
}

/** The languages in which these words could ask for a human, with slips corrected. Most turns name none and end here. */
export function candidates(words: readonly string[]): { lexicons: readonly Lexicon[]; words: readonly string[] } {
  const corrected = words.map(correct);
  const found = new Set<Lexicon>();
  for (const word of corrected) {
    for (const lexicon of anchors.get(word) ?? []) found.add(lexicon);
    for (const { stem, lexicon } of stems.get(word.slice(0, stemStart)) ?? []) {
      if (follow(stem, word) !== undefined) found.add(lexicon);
    }
  }
  return { lexicons: lexicons.filter((lexicon) => found.has(lexicon)), words: corrected };
}

function leadsTo(node: Node): boolean {
  return named.includes(node.label) || [...node.next.values(), ...node.stems.values()].some(leadsTo);
}
