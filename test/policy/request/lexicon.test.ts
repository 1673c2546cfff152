import { expect, test } from 'vitest';
import { itemsOf } from '../../../src/policy/readers/request/items.ts';
import type { Language } from '../../../src/policy/readers/request/language.ts';
import { lexiconFor } from '../../../src/policy/readers/request/languages.ts';
import { lexiconOf } from '../../../src/policy/readers/request/lexicon.ts';
import { tokens } from '../../../src/policy/text/tokens.ts';

/** Tables of words by class, and what they make of a sentence. */

const language: Language = {
  code: 'xx',
  skip: 'really',
  words: {
    human: 'human, human being, live agent',
    want: 'i want/need to?, i would like to',
    talk: 'talk/speak with/to?',
    tail: 'human error',
    said: 'promis*',
  },
};
const lexicon = lexiconOf(language);
const items = (text: string): string => itemsOf(tokens(text), lexicon).join(' ');

test('the longest phrase at each place has its class, all else is unknown', () => {
  expect(items('I want to talk to a human being')).toBe('want talk other human');
  expect(items('it was a human error')).toBe('other other other tail');
});

test('a choice stands for each of its words, and what may be left out may be left out', () => {
  for (const wish of ['I want', 'I need', 'I want to', 'I need to']) expect(items(wish)).toBe('want');
  for (const talk of ['talk', 'speak to', 'talk with']) expect(items(talk)).toBe('talk');
});

test('a phrase that is not whole is no phrase', () => {
  expect(items('I would')).toBe('other other');
  expect(items('live')).toBe('other');
});

test('a stem stands for all words that begin so and go on for a few letters', () => {
  expect(items('promise promised promises')).toBe('said said said');
  expect(items('promiscuousness prom')).toBe('other other');
});

test('an adverb may stand inside a phrase', () => {
  expect(items('I really want to talk')).toBe('want talk');
});

test('breaks are told', () => {
  expect(items('human, human?')).toBe('human comma human stop');
});

test('of two classes that a phrase stands in, the first listed has it', () => {
  const twice = lexiconOf({ code: 'xx', words: { talk: 'call', human: 'call' } });
  expect(itemsOf(['call'], twice)).toEqual(['human']);
});

test.each([
  ['I would like to talk to somebody please', 'en'],
  ['Ich möchte bitte mit jemandem sprechen', 'de'],
  ['Je voudrais parler à quelqu’un', 'fr'],
  ['Quiero hablar con alguien por favor', 'es'],
  ['Vorrei parlare con qualcuno', 'it'],
  ['Gostaria de falar com alguém', 'pt'],
  ['Ik wil graag iemand spreken', 'nl'],
  ['Chciałbym z kimś porozmawiać', 'pl'],
  ['Birisiyle konuşmak istiyorum', 'tr'],
  ['Хочу поговорить с оператором', 'ru'],
  ['担当者と話したいです', 'ja'],
  ['我想找人工客服', 'zh'],
])('%s is read in its language', (text, code) => {
  expect(lexiconFor(tokens(text))?.language.code).toBe(code);
});

test('where no word is known, there is no language', () => {
  expect(lexiconFor(tokens('xyzzy plugh'))).toBeUndefined();
});
