import type { Language } from './language.ts';
import { wordsOf } from './lexicon.ts';

/** Corrects slips of the finger in the words that a request hangs on; a word that any language knows is left as it is. */
export function typosOf(
  languages: readonly Language[],
  vocabulary: ReadonlyMap<string, unknown>,
): (word: string) => string {
  const own = new Set<string>();
  const known = (word: string): boolean => own.has(word) || vocabulary.has(word);
  const byLetter = new Map<string, Target[]>();
  for (const { typos, notTypos } of languages) {
    for (const word of wordsOf(notTypos)) own.add(word);
    for (const word of wordsOf(typos)) {
      own.add(word);
      const letter = word.slice(0, 1);
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), { word, letters: lettersOf(word) }]);
    }
  }
  return (word) => {
    if (word.length < shortest || word.length > longest || known(word)) return word;
    // “someone's” and plurals are no slips.
    if (word.endsWith('s') && known(word.slice(0, -1))) return word;
    const targets = byLetter.get(word.slice(0, 1));
    if (targets === undefined) return word;
    const letters = lettersOf(word);
    return targets.find((target) => isSlip(word, letters, target))?.word ?? word;
  };
}

/** `letters`: which letters occur, one bit for each; far cheaper to compare than the words. */
interface Target {
  readonly word: string;
  readonly letters: number;
}

/** Shorter words have too many neighbours; longer ones are no slip of any target. */
const shortest = 4;
const longest = 20;
/** From this length on two slips are forgiven. */
const twoSlips = 10;

function isSlip(word: string, letters: number, target: Target): boolean {
  const most = target.word.length >= twoSlips ? 2 : 1;
  if (Math.abs(word.length - target.word.length) > most) return false;
  return bits(letters ^ target.letters) <= 2 * most && distance(word, target.word) <= most;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count++;
  return count;
}

/** Letters added, left out, replaced, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const kept = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const turned = swapped ? (older[j - 2] ?? 0) + 1 : kept;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, kept, turned));
    }
    older = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
