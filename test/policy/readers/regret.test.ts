import { expect, test } from 'vitest';
import { regret } from '../../../src/policy/readers/regret.ts';
import { readBy } from '../../support/reading.ts';

test.each([
  "I'm sorry, there is no room on Sunday",
  'Unfortunately it is sold out',
  'We apologise for the delay',
  'We apologize for the delay',
  'My apologies',
  'I am unable to find it',
  'The tent is unavailable',
  'There is none left. Sorry!',
  'SORRY',
])('bad news: %s', (text) => {
  expect(readBy(regret, text)).toEqual([{ type: 'regret', turnId: 't1' }]);
});

test.each(['Your room is booked', 'It will arrive on Monday', 'Your parcel is not here yet', ''])(
  'no bad news: %j',
  (text) => {
    expect(readBy(regret, text)).toEqual([]);
  },
);

test('several regrets are one', () => {
  expect(readBy(regret, 'Sorry, unfortunately unavailable. My apologies.')).toHaveLength(1);
});
