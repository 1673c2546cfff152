import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../src/handoff/row.ts';
import { awaitsSurvey, readSurvey } from '../../../src/handoff/survey/read.ts';
import { phrases } from '../../support/reading.ts';

/** What a customer's words come to who was asked how satisfied they are and how much effort it took. */

const intents = [
  { code: 'refund', label: 'Get money back', phrases: ['refund', 'money back'], tools: [] },
  { code: 'address', label: 'Change an address', phrases: ['change my address'], tools: [] },
];
const read = (text: string) => readSurvey(text, phrases, intents);

test.each<[string, number, number?]>([
  ['5', 5],
  ['4!', 4],
  ['5 2', 5, 2],
  ['5, 2', 5, 2],
  ['5 and 1', 5, 1],
  ['4/5', 4],
  ['4/5 and 2/5', 4, 2],
  ['4 out of 5', 4],
  ['I would give it a 4, please.', 4],
  ["I'd say 3", 3],
  ['four', 4],
  ['five stars', 5],
  ['5. Ada was great!', 5],
  ['4 because Ada was quick', 4],
  ['satisfaction 5, effort 1', 5, 1],
  ['Effort: 2. Satisfaction: 4.', 4, 2],
  ['fünf', 5],
  ['4 von 5', 4],
  ['Ich gebe eine 4', 4],
  ['Zufriedenheit 5, Aufwand 1', 5, 1],
  ['cuatro y dos', 4, 2],
  ['un 4', 4],
  ['cinq étoiles, merci', 5],
  ['quattro', 4],
  ['três', 3],
  ['vier', 4],
  ['пять', 5],
  ['pięć', 5],
  ['dört', 4],
  ['٤', 4],
  ['خمسة', 5],
  ['४', 4],
  ['５分です', 5],
  ['五分', 5],
  ['満足 5、努力 2', 5, 2],
  ['셋', 3],
])('%s: %d %s', (text, satisfaction, effort) => {
  expect(read(text)).toEqual({ reading: 'graded', satisfaction, ...(effort === undefined ? {} : { effort }) });
});

test('a figure may be named alone', () => {
  expect(read('effort 2')).toEqual({ reading: 'graded', effort: 2 });
});

test.each([
  'no',
  'No thanks.',
  'Nein, danke',
  'non merci',
  'It was fine.',
  'Bye!',
  'Thank you for the refund!',
  '0',
  '6',
  '10',
  '4.5',
  '1 2 3',
  'My order is 100003',
  '',
  '👍',
])('%s: no figure, and nothing is asked for', (text) => {
  expect(read(text)).toEqual({ reading: 'ungraded' });
});

test.each([
  'I want to talk to a human',
  'Can you also change my address?',
  'change my address',
  'And where is my other parcel?',
  'I want my money back',
  'One more thing',
  'It is still not working',
  'Noch eine Frage',
  'I am going to sue you',
  'Hast du noch Zeit?',
])('%s: asks for more, and is thought about', (text) => {
  expect(read(text)).toEqual({ reading: 'reopens' });
});

test('who gives a figure and asks for more gets both', () => {
  expect(read('4. Can you also change my address?')).toEqual({ reading: 'reopens', satisfaction: 4 });
  expect(read('2, I want to talk to a human')).toEqual({ reading: 'reopens', satisfaction: 2 });
});

test('what was grumbled beside a figure is a reason, no new wish', () => {
  expect(read('2, I had to wait a week for my refund')).toEqual({ reading: 'graded', satisfaction: 2 });
});

test('things that are counted are no grades', () => {
  expect(read('3 lamps are broken')).toEqual({ reading: 'ungraded' });
  expect(read('3 to 4 weeks')).toEqual({ reading: 'ungraded' });
});

test('whatever is written, figures are from 1 to 5 and stand only where they were given', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('5', '٣ ', ' 4/5 ', 'and', '?')), (text) => {
      const { reading, satisfaction, effort } = read(text);
      for (const figure of [satisfaction, effort]) expect([undefined, 1, 2, 3, 4, 5]).toContain(figure);
      if (reading !== 'reopens') expect(reading === 'graded').toBe((satisfaction ?? effort) !== undefined);
    }),
  );
});

const said = (script: 'survey' | 'survey_thanks'): Row => ({
  seq: 1,
  at: 0,
  key: 'k',
  entry: { kind: 'said', by: 'script', epoch: 1, script },
  words: '',
});
const turn: Row = { seq: 2, at: 0, key: 't', entry: { kind: 'turn', turnId: 't1' }, words: '' };

test('the survey waits for its answer until something else is said', () => {
  expect(awaitsSurvey([said('survey'), turn])).toBe(true);
  expect(awaitsSurvey([said('survey'), turn, said('survey_thanks')])).toBe(false);
  expect(awaitsSurvey([turn])).toBe(false);
});
