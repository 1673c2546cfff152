import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutBetweenWords, quoted } from '../../src/handoff/quote.ts';

const numbers = (text: string): readonly string[] => text.match(/\p{N}+/gu) ?? [];

test('what is short is quoted whole, on one line', () => {
  expect(quoted('  Where is\n my\torder? ')).toBe('“Where is my order?”');
  expect(quoted('👩‍👩‍👧‍👦 family')).toBe('“👩‍👩‍👧‍👦 family”');
});

test('what is long ends between words', () => {
  expect(cutBetweenWords('one two three', 9)).toBe('one two…');
  expect(cutBetweenWords('one two three', 7)).toBe('one two…');
  expect(cutBetweenWords('one two three', 13)).toBe('one two three');
});

test('a number is told whole or not at all', () => {
  expect(cutBetweenWords('pay 4711 euros', 6)).not.toMatch(/\d/);
  expect(cutBetweenWords('订单编号是12345678', 10)).toBe('订单编号是…');
  expect(cutBetweenWords('价格是1,234.50元', 8)).toBe('价格是…');
  const text = fc
    .array(fc.constantFrom('12345', '订单', 'order', '9', '٣٤٥', '👍', ' '), { minLength: 20, maxLength: 200 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 200 }), (whole, units) => {
      const cut = cutBetweenWords(whole, units);
      expect(cut.length).toBeLessThanOrEqual(units + 1);
      expect(cut.isWellFormed()).toBe(true);
      for (const number of numbers(cut)) expect(numbers(whole)).toContain(number);
    }),
    { numRuns: 1_000 },
  );
});

test('what turns text around or hides in it is left out', () => {
  expect(quoted('pay\u202e001\u0000 \u200bnow\u2066')).toBe('“pay 001 now”');
  expect(quoted('\ud83d')).toBe('“\ufffd”');
  expect(quoted('\u0000')).toBe('(no words kept)');
});
