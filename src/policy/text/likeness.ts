/** How many words a text has; breaks are none, and a character of Chinese or Japanese is about half a word. */
export const wordsIn = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + (breaks.has(word) ? 0 : character.test(word) ? 0.5 : 1), 0);

const character = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u;

/**
 * How much two texts have in common, 0–1: the words and neighbours that they share, of all that either has (Jaccard).
 * Texts that name other figures speak of other things: the same question about another order is another question.
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (figuresOf(a) !== figuresOf(b)) return 0;
  const left = gramsOf(a);
  const right = gramsOf(b);
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const gram of left) if (right.has(gram)) shared++;
  return shared / (left.size + right.size - shared);
}

const figuresOf = (words: readonly string[]): string => words.filter((word) => /^\p{N}/u.test(word)).join(' ');
const breaks: ReadonlySet<string> = new Set(['.', ',', '?', ':']);
export const isBreak = (word: string): boolean => breaks.has(word);

function gramsOf(words: readonly string[]): ReadonlySet<string> {
  const plain = words.filter((word) => !breaks.has(word));
  const grams = new Set(plain);
  for (let at = 1; at < plain.length; at++) grams.add(`${plain[at - 1]} ${plain[at]}`);
  return grams;
}
