import { expect, test } from 'vitest';
import { carryCourse, emptyCourse } from '../../../src/policy/course.ts';
import { featureNames, featuresOf } from '../../../src/policy/features.ts';
import { noPhrases } from '../../../src/policy/phrases.ts';
import { manner } from '../../../src/policy/readers/manner.ts';
import { regret } from '../../../src/policy/readers/regret.ts';
import { tokens } from '../../../src/policy/text/tokens.ts';

const heard = (text: string) => ({ turnId: 't1', text, words: tokens(text), earlier: [], offered: false });
const signsOf = (text: string) =>
  [manner.read(heard(text), noPhrases)].flat().flatMap((one) => (one?.type === 'manner' ? one.signs : []));

test.each([
  ['Thank you, that is all', ['thanks', 'you']],
  ['Could I please get a later flight', ['please']],
  ["I don't want that one", ['refuses']],
  ['Why is that?', ['asks']],
  ['I told you already, do your job!', ['you', 'haste']],
  ['Ugh, whatever', ['weary']],
  ['one room on Sunday', []],
])('%s: %j', (text, signs) => {
  expect(signsOf(text)).toEqual(signs);
});

test('a sign counts once for a turn, however often it comes', () => {
  expect(signsOf('thanks thanks thanks')).toEqual(['thanks']);
});

test('an answer with bad news', () => {
  expect(regret.read(heard("I'm sorry, there is no room available"), noPhrases)).toEqual({
    type: 'regret',
    turnId: 't1',
  });
  expect(regret.read(heard('Your room is booked'), noPhrases)).toBeUndefined();
});

test('the course keeps the share of turns that have each sign, and of answers that were bad news', () => {
  const course = [
    { type: 'manner', turnId: 't1', signs: ['you', 'haste'] } as const,
    { type: 'regret', turnId: 't1' } as const,
    { type: 'manner', turnId: 't2', signs: ['you'] } as const,
  ].reduce(carryCourse, emptyCourse);
  const features = Object.fromEntries(featureNames.map((name, i) => [name, featuresOf(course)[i]]));
  expect(features).toMatchObject({ mannerYou: 1, mannerHaste: 0.5, mannerThanks: 0, regrets: 0.5 });
});
