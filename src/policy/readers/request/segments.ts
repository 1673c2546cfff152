/**
 * The pieces of a turn that are judged each by itself, so that a wish buried in a long story is not outweighed by it:
 * sentences, and overlapping stretches of those that go on. Takes and gives tokens; linear.
 */
export function segmentsOf(words: readonly string[]): readonly (readonly string[])[] {
  return sentencesOf(words).flatMap(stretches);
}

/** A question keeps its mark, which says something; a sentence without words is none. */
function sentencesOf(words: readonly string[]): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const word of words) {
    const now = sentences.at(-1);
    if (word !== '.') now?.push(word);
    if (word === '.' || word === '?') sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((word) => word !== ',' && word !== '?'));
}

/** The longest wish with its fillers is shorter; characters of Chinese and Japanese are more than words. */
const wide = 20;
const wideInCharacters = 36;
const character = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

function stretches(sentence: readonly string[]): readonly (readonly string[])[] {
  const characters = sentence.filter((word) => character.test(word)).length;
  const width = characters > sentence.length / 2 ? wideInCharacters : wide;
  if (sentence.length <= width) return [sentence];
  const count = Math.ceil(sentence.length / (width / 2)) - 1;
  return Array.from({ length: count }, (_, i) => sentence.slice((i * width) / 2, (i * width) / 2 + width));
}
