import type { Reader } from '../reader.ts';

/** A yes or no stands near the beginning; later in a long turn it answers something else. Breaks count as words. */
const within = 5;

/** The customer answers the offer of a human: with what they say first. A phrase may ask for the turn's ends: `. please .` */
export const answer: Reader = {
  id: 'answer',
  version: 1,
  source: 'seed 4, proactively offer human connection',
  read({ words, turnId, offered }, phrases) {
    if (!offered) return undefined;
    const whole = ['.', ...words, '.'];
    const yes = phrases.find('yes', whole);
    const no = phrases.find('no', whole);
    const said = [yes, no].filter((one) => one !== undefined && one.start < within);
    // Of two that begin at the same word the longer one was meant: “no problem” is a yes.
    const [first] = said.sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0) || (b?.end ?? 0) - (a?.end ?? 0));
    return first === undefined ? undefined : { type: 'answer', turnId, yes: first === yes };
  },
};
