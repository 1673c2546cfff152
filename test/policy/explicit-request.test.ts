import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noPhrases } from '../../src/policy/phrases.ts';
import { explicitRequest } from '../../src/policy/readers/explicit-request.ts';
import { tokens } from '../../src/policy/text/tokens.ts';

interface Phrase {
  readonly text: string;
  readonly asks: boolean;
  readonly lang: string;
}

const phrases: readonly Phrase[] = readFileSync(new URL('./phrases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const read = (text: string, turnId: string) =>
  explicitRequest.read({ turnId, text, words: tokens(text), earlier: [], offered: false }, noPhrases);
const asks = (text: string): boolean => read(text, 'turn-1') !== undefined;
const texts = (wanted: boolean, found: boolean): string[] =>
  phrases.filter((phrase) => phrase.asks === wanted && asks(phrase.text) === found).map(({ text }) => text);

test('the list is wide enough to say something', () => {
  expect(phrases.filter((phrase) => phrase.asks).length).toBeGreaterThanOrEqual(120);
  expect(phrases.filter((phrase) => !phrase.asks).length).toBeGreaterThanOrEqual(120);
  expect(new Set(phrases.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(8);
});

test('every listed request for a human is heard', () => {
  expect(texts(true, false)).toEqual([]);
});

test('no listed near-miss is taken for a request', () => {
  expect(texts(false, true)).toEqual([]);
});

test('the evidence names the turn and the rule, and none of the words', () => {
  expect(read('Could I please speak to a human, my card is 4000 1234', 'turn-7')).toEqual({
    type: 'request',
    turnId: 'turn-7',
    phrase: 'en.talk',
  });
  expect(read('Je veux parler à un humain', 'turn-8')).toEqual({
    type: 'request',
    turnId: 'turn-8',
    phrase: 'fr.talk',
  });
  expect(read('Where is my parcel?', 'turn-9')).toBeUndefined();
});

test('case, punctuation, accents and what stands around a request do not change it', () => {
  const request = fc.constantFrom(...phrases.filter((phrase) => phrase.asks && phrase.text.length > 12));
  const aside = fc.constantFrom('My parcel is late.', 'I have waited for an hour!', 'Thank you.', '', '\n');
  fc.assert(
    fc.property(request, aside, aside, fc.boolean(), ({ text }, before, after, loud) => {
      expect(asks(`${before} ${loud ? text.toUpperCase() : text}. ${after}`)).toBe(true);
    }),
  );
});

test('any text at all is read without error', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => asks(text) || !asks(text)));
});

test('eight times the words take about eight times the processor time, whatever they are', () => {
  const cpu = (text: string): number => {
    const start = process.cpuUsage();
    asks(text);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  const least = (text: string): number => Math.min(...Array.from({ length: 5 }, () => cpu(text)));
  for (const unit of [
    'agent ',
    'I want to ',
    'transfer me to ',
    'real real agent ',
    '我想和真人',
    "l'a",
    'a ',
    'please ',
  ]) {
    const small = least(unit.repeat(1_000));
    const large = least(unit.repeat(8_000));
    // Quadratic would be 64 times; the rest is the garbage collector's noise.
    expect(large / Math.max(small, 200), unit).toBeLessThan(32);
  }
});
