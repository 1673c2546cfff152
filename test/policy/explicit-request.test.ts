import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameOf } from '../../src/evaluate/requests/learn.ts';
import { linesFolder, readLinesOf } from '../../src/evaluate/requests/lines.ts';
import { noPhrases } from '../../src/policy/phrases.ts';
import { explicitRequest } from '../../src/policy/readers/explicit-request.ts';
import { fittedTo } from '../../src/policy/readers/request/weights.ts';
import { tokens } from '../../src/policy/text/tokens.ts';

interface Phrase {
  readonly text: string;
  readonly asks: boolean;
  readonly lang: string;
}

/** Written by others than the reader's author, never learnt from: what the reader is judged by. */
const frozen = {
  first: listOf('frozen.jsonl'),
  second: listOf('frozen-second.jsonl'),
  third: listOf('frozen-third.jsonl'),
};

function listOf(file: string): readonly Phrase[] {
  const lines = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

const read = (text: string, turnId: string) =>
  explicitRequest.read({ turnId, text, words: tokens(text), earlier: [], offered: false }, noPhrases);
const asks = (text: string): boolean => read(text, 'turn-1') !== undefined;

const all = Object.values(frozen).flat();
const requestsIn = (phrases: readonly Phrase[]) => phrases.filter((phrase) => phrase.asks);
const othersIn = (phrases: readonly Phrase[]) => phrases.filter((phrase) => !phrase.asks);

test.each(Object.entries(frozen))(
  'the %s list is wide enough to say something, and none of it was learnt from',
  (_, phrases) => {
    expect(requestsIn(phrases).length).toBeGreaterThanOrEqual(200);
    expect(othersIn(phrases).length).toBeGreaterThanOrEqual(200);
    expect(new Set(phrases.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(8);
    const learnt = new Set(readLinesOf(linesFolder).map(({ text }) => text.toLowerCase()));
    expect(phrases.filter(({ text }) => text.length > 25 && learnt.has(text.toLowerCase()))).toEqual([]);
  },
);

test('of all lists at least 97 % of the requests are heard, at most 2 % of the rest taken for one', () => {
  const heard = new Map(all.map(({ text }) => [text, asks(text)]));
  const share = (phrases: readonly Phrase[]) => phrases.filter(({ text }) => heard.get(text)).length / phrases.length;
  for (const [name, phrases] of Object.entries(frozen)) {
    const [recall, alarms] = [share(requestsIn(phrases)), share(othersIn(phrases))].map(
      (one) => `${(100 * one).toFixed(1)} %`,
    );
    console.log(`${name} list: ${recall} heard, ${alarms} false alarms`);
  }
  for (const { lang, text } of requestsIn(all)) if (!heard.get(text)) console.log(`missed [${lang}]: ${text}`);
  for (const { lang, text } of othersIn(all)) if (heard.get(text)) console.log(`false alarm [${lang}]: ${text}`);
  expect(share(requestsIn(all))).toBeGreaterThanOrEqual(0.97);
  expect(share(othersIn(all))).toBeLessThanOrEqual(0.02);
});

test('the weights are those of the lines as they are now', () => {
  expect(fittedTo).toBe(nameOf(readLinesOf(linesFolder)));
});

test('the evidence names the turn and the rule, and none of the words', () => {
  const first = read('Could I please speak to a human, my card is 4000 1234', 'turn-7');
  expect(first).toEqual({ type: 'request', turnId: 'turn-7', phrase: expect.stringMatching(/^en\.[a-z]+(-[a-z]+)*$/) });
  const second = read('Je veux parler à un humain', 'turn-8');
  expect(second).toEqual({ type: 'request', turnId: 'turn-8', phrase: expect.stringMatching(/^fr\./) });
  expect(read('Where is my parcel?', 'turn-9')).toBeUndefined();
});

test('case, accents and what stands around a request do not change it', () => {
  const request = fc.constantFrom(
    'I want to talk to a human',
    'Can I speak to a real person please?',
    'Ich möchte mit einem Menschen sprechen',
    'Je voudrais parler à un conseiller',
    'Quiero hablar con una persona',
    'Vorrei parlare con un operatore',
    'Quero falar com um atendente',
    'Ik wil een medewerker spreken',
    'Chcę rozmawiać z konsultantem',
    'Соедините меня с оператором',
  );
  const aside = fc.constantFrom('My parcel is late.', 'I have waited for an hour!', 'Thank you.', '', '\n');
  fc.assert(
    fc.property(request, aside, aside, fc.boolean(), (text, before, after, loud) => {
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
