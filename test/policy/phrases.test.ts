import { expect, test } from 'vitest';
import { noPhrases, phrasesOf } from '../../src/policy/phrases.ts';
import { tokens } from '../../src/policy/text/tokens.ts';

/** How phrases of the policy file are written, and where they are found. */

const finds = (phrases: readonly string[], text: string): boolean =>
  phrasesOf({ legal: phrases }).find('legal', tokens(text)) !== undefined;

test.each<[string, string, boolean]>([
  ['my lawyer', 'I will call my lawyer today', true],
  ['my lawyer', 'my old lawyer', false],
  ['my lawyer', 'my lawyers', false],
  ['my lawyer', 'My LAWYER!', true],
  ['my/our lawyer', 'our lawyer', true],
  ['my/our lawyer', 'your lawyer', false],
  ['my old/ lawyer', 'my lawyer', true],
  ['my old/ lawyer', 'my old lawyer', true],
  ['my old/ lawyer', 'my new lawyer', false],
  ['lawyer*', 'two lawyers', true],
  ['lawyer*', 'lawyer', true],
  ['lawyer*', 'lawful', false],
  ['my solicit*/lawyer writes', 'my solicitor writes', true],
  ['. please .', '. please .', true],
  ["that'd be great", 'that’d be great', true],
  ["l'avocat", 'c’est l’avocat', true],
  ['anwältin', 'meine Anwaltin', true],
  ['律师', '我的律师', true],
  ['律师', '师律', false],
  ['this is/ it', 'this, it', false],
])('%s in “%s”: %s', (phrase, text, found) => {
  expect(finds([phrase], text)).toBe(found);
});

test('the first place counts, there the longest phrase, and of the same words the first in the list', () => {
  const phrases = phrasesOf({ legal: ['court', 'go to', 'go to court', 'go to/ court'] });
  const words = ['we', 'go', 'to', 'court'];
  expect(phrases.find('legal', words)).toEqual({ phrase: 'legal.2', start: 1, end: 4 });
  expect(phrases.find('legal', words, 2)).toEqual({ phrase: 'legal.0', start: 3, end: 4 });
  expect(phrases.find('legal', words, 4)).toBeUndefined();
});

test('a whole word beside a stem hides neither', () => {
  const phrases = ['sue you', 'sue* them'];
  expect(finds(phrases, 'sue you')).toBe(true);
  expect(finds(phrases, 'sue them')).toBe(true);
  expect(finds(phrases, 'sued them')).toBe(true);
});

test('each list has its own phrases, and one without phrases finds nothing', () => {
  const phrases = phrasesOf({ legal: ['court'], medical: [] });
  expect(phrases.find('medical', ['court'])).toBeUndefined();
  expect(phrases.find('security', ['court'])).toBeUndefined();
  expect(noPhrases.find('legal', ['court'])).toBeUndefined();
});
