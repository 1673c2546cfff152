import { expect, test } from 'vitest';
import { read } from '../../../src/policy/read.ts';
import { saidAgain } from '../../../src/policy/readers/said-again.ts';
import { phrases, readBy } from '../../support/reading.ts';

const likeness = (text: string, ...earlier: string[]): number | undefined => {
  const [found] = readBy(saidAgain, text, { earlier });
  return found?.type === 'said_again' ? found.likeness : undefined;
};

test.each([
  ['Where is my parcel please', 'Where is my parcel please'],
  ['WHERE IS MY PARCEL PLEASE?!', 'where is my parcel, please'],
  ['Wo ist denn mein Päckchen geblieben', 'wo ist denn mein packchen geblieben'],
  ['Где же моя посылка сейчас', 'где же моя посылка сейчас?'],
  ['我的包裹到底在哪里呢？现在', '我的包裹到底在哪里呢现在'],
])('the same again, whatever the capitals, accents and marks: %s', (text, earlier) => {
  expect(likeness(text, earlier)).toBe(1);
});

test('in part: the words and neighbours that both have, of all that either has', () => {
  // 9 of 11
  expect(likeness('where is my parcel now please', 'where is my parcel now')).toBe(0.82);
  // 9 of 15: from here on it is the same again
  expect(likeness('where is my blue parcel gone today', 'where is my blue parcel now')).toBe(0.6);
  // 6 of 12
  expect(likeness('where is that parcel now', 'where is my parcel now')).toBeUndefined();
});

test('the likest of the earlier turns counts', () => {
  expect(likeness('where is my parcel now', 'hello there my friend', 'where is my parcel now', 'it is blue')).toBe(1);
});

test('four words are alike too easily', () => {
  expect(likeness('thank you so much', 'thank you so much')).toBeUndefined();
  expect(likeness('thank you so very much', 'thank you so very much')).toBe(1);
});

test('the same question about another number is another question', () => {
  expect(likeness('where is my order 4711 now', 'where is my order 4712 now')).toBeUndefined();
  expect(likeness('where is my order 4711 now', 'where is my order 4711 now')).toBe(1);
});

test('nothing said before, or other things, is nothing said again', () => {
  expect(likeness('where is my parcel now')).toBeUndefined();
  expect(likeness('where is my parcel now', 'can I change the delivery address')).toBeUndefined();
});

test('only the latest six turns are compared with', () => {
  const text = 'where is my parcel now';
  const others = ['it is blue', 'no', 'yes', 'hm', 'thanks'];
  const again = (earlier: readonly string[]) =>
    read({ turnId: 't9', text, earlier, offered: false }, phrases).some(({ type }) => type === 'said_again');
  expect(again([text, ...others])).toBe(true);
  expect(again([text, ...others, 'ok'])).toBe(false);
});
