import { type MannerSign, mannerSigns } from '../evidence.ts';
import type { Reader } from '../reader.ts';

/** What shows how somebody speaks to a service, whatever they want from it (English, as the list of moods is). */
const texts: Readonly<Record<MannerSign, readonly string[]>> = {
  thanks: ['thank thanks thanking thankyou thx ty appreciate appreciated cheers grateful'],
  please: ['please pls plz kindly'],
  refuses: [
    'no not never none nothing wrong nope dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt',
    'isnt arent aint wasnt werent havent hasnt',
  ],
  you: ['you your youre yours youve yourself u ur'],
  asks: ['why what how who ?'],
  haste: [
    'hurry now already again wait waiting waited forever asap immediately quick quickly quicker faster slow sooner',
    'told said repeat repeating repeated listen listening finally job better',
  ],
  weary: [
    'ugh argh sigh whatever nevermind jeez geez gosh seriously fed tired sick waste wasting ridiculous unbelievable',
    'annoyed annoying frustrated frustrating infuriating disappointed disappointing terrible horrible awful worst hate',
    'useless worthless incompetent pathetic stupid dumb idiot idiots moron robot scam scammer scammers',
    'hell damn damnit crap shit bullshit fuck fucking fucked bitch wtf',
  ],
};

const signs = mannerSigns.map((sign) => ({ sign, list: new Set(texts[sign].join(' ').split(' ')) }));

/** How the customer speaks: courtesy, contradiction, haste, weariness. Each sign once for a turn. */
export const manner: Reader = {
  id: 'manner',
  version: 1,
  source: 'seed 4, sentiment-based triggers: more than a word list of moods',
  read({ words: said, turnId }) {
    const found = signs.filter(({ list }) => said.some((word) => list.has(word))).map(({ sign }) => sign);
    return found.length === 0 ? undefined : { type: 'manner', turnId, signs: found };
  },
};
