import type { Reader } from '../reader.ts';

/** A yes or no stands near the beginning; later in a long turn it answers something else. */
const within = 4;

/** The customer answers the offer of a human. Both at once is no answer. */
export const answer: Reader = {
  id: 'answer',
  version: 1,
  source: 'seed 4, proactively offer human connection',
  read({ words, turnId, offered }, phrases) {
    if (!offered) return undefined;
    const yes = phrases.find('yes', words);
    const no = phrases.find('no', words);
    const said = [yes, no].filter((one) => one !== undefined && one.start < within);
    const [first] = said.sort((a, b) => (a?.start ?? 0) - (b?.start ?? 0) || (b?.end ?? 0) - (a?.end ?? 0));
    return first === undefined ? undefined : { type: 'answer', turnId, yes: first === yes };
  },
};
