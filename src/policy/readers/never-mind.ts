import { noPhrases } from '../phrases.ts';
import type { Reader } from '../reader.ts';
import { isBreak, wordsIn } from '../text/likeness.ts';
import { explicitRequest } from './explicit-request.ts';

/** Who calls a human off says little else; a longer turn has a matter of its own, which is for the human. */
const wordsMost = 10;

/** “Don't forget it.” */
const negations: ReadonlySet<string> = new Set('not dont never nicht ne pas no non nao niet nie не'.split(' '));

/** The customer who waits for a human needs none any more: a phrase that ends its clause, in a short turn that asks for none. */
export const neverMind: Reader = {
  id: 'never-mind',
  version: 1,
  source: 'design, a handoff may be called off by the customer at any state',
  read(heard, phrases) {
    const { words, turnId } = heard;
    if (wordsIn(words) > wordsMost || explicitRequest.read(heard, noPhrases) !== undefined) return undefined;
    for (let from = 0; from < words.length; ) {
      const found = phrases.find('never_mind', words, from);
      if (found === undefined) return undefined;
      const next = words[found.end];
      const ends = next === undefined || isBreak(next);
      if (ends && !negations.has(words[found.start - 1] ?? ''))
        return { type: 'never_mind', turnId, phrase: found.phrase };
      from = found.start + 1;
    }
    return undefined;
  },
};
