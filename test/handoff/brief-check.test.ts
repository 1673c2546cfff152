import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRow, type Brief, briefOf, type Claim, emptyBrief } from '../../src/handoff/brief.ts';
import { type Checked, checkBrief } from '../../src/handoff/brief-check.ts';
import type { Row } from '../../src/handoff/row.ts';

/** What a model drafted, held to what was said and done. */

type Heard = Pick<Row, 'entry' | 'words'>;
const turn = (turnId: string, words: string | null): Heard => ({ entry: { kind: 'turn', turnId }, words });
const call = (callId: string, words: string): Heard => ({
  entry: {
    kind: 'called',
    callId,
    turnId: 't1',
    tool: 'find_order',
    backend: 'shop',
    status: 'ok',
    ms: 9,
    sideEffect: false,
  },
  words,
});

const briefWith = (...situation: Claim[]): Brief => ({
  situation,
  background: [],
  assessment: [],
  recommendation: [],
});
const claim = (text: string, ...cites: string[]): Claim => ({ text, cites });
const check = (words: string, text: string, ...cites: string[]): Checked =>
  checkBrief(briefWith(claim(text, ...(cites.length === 0 ? ['turn:t1'] : cites))), [turn('t1', words)]);
const stands = (words: string, text: string): boolean => check(words, text).brief !== undefined;

describe('a claim must cite what there is', () => {
  const rows = [turn('t1', 'Where is my parcel?'), call('c1', 'on its way')];
  const one = (...cites: string[]) => checkBrief(briefWith(claim('The parcel is on its way.', ...cites)), rows);

  test('a turn, a call, or both; each cite is shown once', () => {
    expect(one('turn:t1', 'call:c1', 'turn:t1').brief?.situation[0]?.cites).toEqual(['turn:t1', 'call:c1']);
  });

  test.each([[[]], [['turn:t9']], [['call:t1']], [['t1']], [['turn:t1', 'turn:t9']], [['']], [['turn:']]])(
    '%j: dropped',
    (cites) => {
      expect(one(...cites)).toEqual({ dropped: 1 });
    },
  );

  test('without a situation nothing stands, and what was dropped is counted all the same', () => {
    const brief = { ...briefWith(claim('No.', 'turn:t9')), assessment: [claim('Fine.', 'turn:t1')] };
    expect(checkBrief(brief, rows)).toEqual({ dropped: 1 });
  });

  test('a side effect that began and never ended can be cited by its tool', () => {
    const began: Heard = {
      entry: { kind: 'calling', callId: 'c2', turnId: 't1', tool: 'refund_order', backend: 'shop' },
      words: null,
    };
    const brief = briefWith(claim('It is not known whether refund_order was done.', 'call:c2'));
    expect(checkBrief(brief, [began]).brief).toEqual(brief);
  });

  test('of erased words no figure can be said', () => {
    expect(checkBrief(briefWith(claim('They paid 5.', 'turn:t1')), [turn('t1', null)])).toEqual({ dropped: 1 });
  });
});

describe('the same number, however it is written', () => {
  test.each([
    ['I paid 1,200.50', 'They paid 1.200,50'],
    ['I paid 1.200,50 €', 'They paid 1200.50 euros'],
    ["I paid 1'200.50", 'They paid 1 200,5'],
    ['{"amount": 1200, "currency": "EUR"}', 'It was €1,200.'],
    ['order 100001', 'The order is 100001.'],
    ['I have ３ left, or ٣', 'They have 3 left.'],
    ['I have three left', 'They have 3 left.'],
    ['It was the 5th time', 'It was the 5th time.'],
    ['{"amount":-50}', 'An amount of 50 is booked.'],
    ['code BR-2231, please', 'The code is br-2231.'],
    ['It begins at 15:05', 'It begins at 3:05 pm.'],
  ])('%s carries: %s', (words, text) => {
    expect(stands(words, text)).toBe(true);
  });

  test.each([
    ['I paid 1,200.50', 'They paid 1,200.05'],
    ['I paid 1,200.50', 'They paid 1,200'],
    ['I paid 1200', 'They paid 12.00'],
    ['I paid 1200', 'They paid 200'],
    ['I paid 12.5', 'They paid 125'],
    ['I have 5 and 100', 'They have 5 100.'],
    ['I paid 50 euros', 'They paid 50 dollars.'],
    ['I paid 50 euros', 'They paid $50.'],
    ['50 % off', 'It is €50 off.'],
    ['5 lamps at 20 €', 'It is about 5 €.'],
    ['order 100001 for $20', 'It is about $100001.'],
    ['{"amount":50}', 'An amount of -50 is booked.'],
    ['order 100001', 'The order is 10000.'],
    ['order 007', 'The order is 7.'],
    ['order BR-2231', 'The order is BR-2232.'],
    ['order BR-2231', 'The order is 2231.'],
    ['I have some left', 'They have three left.'],
    ['I have three left', 'They have thirty left.'],
    ['I have some left', 'They have ３ left.'],
    ['I have some left', 'They have ٣ left.'],
    ['I have some left', 'They have ③ left.'],
    ['I have some left', 'They have 1\u200b5 left.'],
    ['I have 1 left, or 5', 'They have 1\u200b5 left.'],
    ['I have some left', 'They have 三百 left.'],
    ['I called', 'They called twice.'],
    ['I have 2 of 30', 'They have 5k.'],
  ])('%s does not carry: %s', (words, text) => {
    expect(stands(words, text)).toBe(false);
  });
});

describe('the same day, however it is written', () => {
  test.each([
    ['2026-06-03', '3 June 2026'],
    ['2026-06-03T14:05:00Z', 'June 3rd, 2026 at 14:05'],
    ['am 3. Juni 2026', '03.06.2026'],
    ['le 3 juin', 'June 3'],
    ['el 3 de junio de 2026', '2026-06-03'],
    ['on 06/13/2026', '13 June 2026'],
    ['6月3日', '3 June'],
    ['tomorrow', 'tomorrow'],
  ])('%s carries %s', (words, text) => {
    expect(stands(words, `it is about ${text}`)).toBe(true);
  });

  test.each([
    ['2026-06-03', '3 July 2026'],
    ['2026-06-03', '6 March 2026'],
    ['2026-06-03', '3 June 2025'],
    ['3 June', '3 June 2026'],
    ['03/06/2026', '3 June 2026'],
    ['I have 3 left in June', '3 June'],
    ['soon', 'tomorrow'],
    ['on Monday', 'on Tuesday'],
  ])('%s does not carry %s', (words, text) => {
    expect(stands(words, `it is about ${text}`)).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['I am Ann Smith', 'The customer is Ann Smith.'],
    ['ich heiße müller', 'The customer is Müller.'],
    ['a lamp', 'The AI looked for a lamp.'],
    ['a lamp', 'Wants a lamp.'],
  ])('%s carries: %s', (words, text) => {
    expect(stands(words, text)).toBe(true);
  });

  test.each([
    ['I am Ann Smith', 'The customer is Ann Jones.'],
    ['a lamp', 'The customer is Mr. Smith.'],
    ['a lamp', 'The customer: Smith.'],
    ['a lamp', 'The customer is ------Smith.'],
    ['a lamp', 'VIP customer.'],
    ['a lamp', 'The customer is Müller.'],
    ['a lamp', 'The customer is Ольга.'],
  ])('%s does not carry: %s', (words, text) => {
    expect(stands(words, text)).toBe(false);
  });
});

test('what is shown is what was checked: nothing invisible, one line', () => {
  expect(check('a lamp', 'The customer\n wants \u202ea lamp\u0007.').brief?.situation[0]?.text).toBe(
    'The customer wants a lamp .',
  );
});

test('the deterministic brief stands before its own checker', () => {
  const rows = [turn('t1', 'I am Ann. Where is order 100001, for 49.95 €?'), call('c1', '{"total": 49.95}')];
  const brief = briefOf(rows.reduce(addRow, emptyBrief));
  expect(checkBrief(brief, rows)).toEqual({ brief, dropped: 0 });
});

/** Numbers that are said, and others that nobody said: apart, whatever the format. */
const said = fc.integer({ min: 1, max: 4_999 }).map((n) => n * 2);
const invented = fc.integer({ min: 0, max: 4_999 }).map((n) => n * 2 + 1);
const formats: readonly ((n: number) => string)[] = [
  (n) => String(n),
  (n) => n.toLocaleString('en'),
  (n) => n.toLocaleString('de'),
  (n) => `${n}.00`,
  (n) => `${n.toLocaleString('de')},00`,
  (n) => `$${n}`,
  (n) => `(${n})`,
  (n) => Array.from(String(n), (digit) => String.fromCodePoint(0x660 + Number(digit))).join(''),
  (n) => Array.from(String(n), (digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
];
const format = fc.constantFrom(...formats);

test('no invented number ever survives, however it and the true ones are written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(said, format), { maxLength: 5 }), invented, format, (true_, lie, how) => {
      const words = `It says ${true_.map(([n, write]) => write(n)).join(' and ')} here, in $.`;
      expect(stands(words, `They say ${how(lie)} of it.`)).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

test('a number that was said survives in any other format', () => {
  fc.assert(
    fc.property(said, format, format, (n, one, other) => {
      expect(stands(`It says ${one(n)}, in $.`, `They say ${other(n)} of it.`)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** Text as hostile as it comes, with digits, separators, capitals and invisible characters among it. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..."0123456789.,:/- ’'$€%xkT٣３²½Ⅳ三\u200b\u00a0\u202e"),
    fc.constantFrom(' june ', ' two ', ' Smith ', ' the ', '5', '. '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
});

/** Figures that the text says in words or in other digits. */
const digitsInWords = (text: string): string =>
  (/two|Ⅳ|½|²/u.test(text) ? '2' : '') +
  (/[٣３]/u.test(text.normalize('NFKC')) ? '3' : '') +
  (text.includes('½') ? '12' : '');

test('no uncited claim and no digit that nobody said survives, of any text whatever', () => {
  const digits = (text: string): string[] => text.normalize('NFKC').match(/[0-9]+/g) ?? [];
  fc.assert(
    fc.property(
      hostile,
      fc.array(hostile, { maxLength: 6 }),
      fc.subarray(['turn:t1', 'turn:t2', '']),
      (words, texts, cites) => {
        const claims = texts.map((text) => claim(text, ...cites));
        const { brief, dropped } = checkBrief(briefWith(claim('It is so.', 'turn:t1'), ...claims), [turn('t1', words)]);
        const kept = brief?.situation ?? [];
        expect(kept.length + dropped).toBe(claims.length + 1);
        for (const { text, cites: on } of kept) {
          expect(on).toEqual(['turn:t1']);
          const there = digits(words.replace(/\p{Cf}/gu, '')).join('');
          for (const run of digits(text))
            for (const digit of run) expect(there + digitsInWords(words)).toContain(digit);
        }
      },
    ),
    { numRuns: 3_000 },
  );
});
