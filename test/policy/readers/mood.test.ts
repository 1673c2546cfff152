import { expect, test } from 'vitest';
import { mood } from '../../../src/policy/readers/mood.ts';
import { readBy } from '../../support/reading.ts';

function moodOf(text: string): { valence: number; anger: number; words?: number } {
  const [found] = readBy(mood, text);
  if (found?.type !== 'mood') throw new Error('every turn has a mood');
  return found;
}

test.each(['This is great, thank you', 'I love it', 'wonderful help', 'not bad at all'])('sounds well: %s', (text) => {
  expect(moodOf(text).valence).toBeGreaterThan(0);
});

test.each(['This is terrible', 'I hate it', 'that is not good', 'what an awful, horrible day'])(
  'sounds ill: %s',
  (text) => {
    expect(moodOf(text).valence).toBeLessThan(0);
  },
);

test.each(['', 'one room on Sunday', 'Wo ist mein Paket', '我的包裹在哪里', '4711'])(
  'sounds of nothing: %j',
  (text) => {
    expect(moodOf(text)).toMatchObject({ valence: 0, anger: 0 });
  },
);

test('worked by hand: the words’ sum, negations at half and turned, drawn towards the ends, two places', () => {
  // bad -3, terrible -3: -6 / √(36 + 15)
  expect(moodOf('bad and terrible').valence).toBe(-0.84);
  // good 3 × -0.5: -1.5 / √(2.25 + 15)
  expect(moodOf('not good').valence).toBe(-0.36);
  // The negation reaches three words and no further.
  expect(moodOf('not one of good').valence).toBe(-0.36);
  expect(moodOf('not one of the good').valence).toBe(0.61);
});

test('stays within its scale however much is said', () => {
  expect(moodOf('terrible '.repeat(500)).valence).toBe(-1);
  expect(moodOf('wonderful '.repeat(500)).valence).toBe(1);
});

test.each([
  ['shouting', 'I WANT IT NOW'],
  ['insistent marks', 'hello???'],
  ['insistent marks', 'come on!!'],
  ['insults', 'you idiots'],
  ['insults', 'Das ist eine Frechheit'],
  ['insults', "J'en ai marre"],
  ['insults', 'Estoy harto'],
  ['insults', 'È una cosa vergognosa'],
  ['insults', 'Isso é uma palhaçada'],
  ['insults', 'Wat een waardeloos gedoe'],
  ['insults', 'To jest żałosne'],
  ['insults', 'Rezalet'],
  ['insults', 'Полное безобразие'],
  ['insults', 'هذه مهزلة'],
  ['insults', '最悪です'],
  ['insults', '废物'],
])('a sign of anger, %s: %s', (_kind, text) => {
  expect(moodOf(text).anger).toBe(1);
});

test.each([
  'Really?!',
  'Great!',
  'My IBAN DE89 3704 0044 0532 0130 00',
  'An HDMI cable, please',
  'I live in the USA',
  'OK',
  'My order is NOT here',
])('no sign of anger: %s', (text) => {
  expect(moodOf(text).anger).toBe(0);
});

test('each kind of sign counts once, however often it comes; three at most', () => {
  expect(moodOf('idiot idiot idiot idiot').anger).toBe(1);
  expect(moodOf('YOU STUPID IDIOTS ANSWER ME!!! NOW!!! useless!!!').anger).toBe(3);
});

test('counts the words; a character of Chinese or Japanese is half a word, a break none', () => {
  expect(moodOf('Where is my parcel, please?').words).toBe(5);
  expect(moodOf('包裹在哪里？').words).toBe(2.5);
});
