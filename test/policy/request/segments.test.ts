import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf } from '../../../src/policy/readers/request/segments.ts';
import { tokens } from '../../../src/policy/text/tokens.ts';

/** The pieces that a turn is judged in. */

test('each sentence by itself, a question with its mark', () => {
  expect(segmentsOf(tokens('My order is late. Can I talk to someone? Thanks!'))).toEqual([
    ['my', 'order', 'is', 'late'],
    ['can', 'i', 'talk', 'to', 'someone', '?'],
    ['thanks'],
  ]);
});

test('what goes on without an end is judged in overlapping stretches', () => {
  const words = Array.from({ length: 45 }, (_, i) => `w${i}`);
  expect(segmentsOf(words).map((segment) => [segment[0], segment.length])).toEqual([
    ['w0', 20],
    ['w10', 20],
    ['w20', 20],
    ['w30', 15],
  ]);
});

test('no word is lost, and every ten neighbours stand together somewhere', () => {
  const word = fc.constantFrom('a', 'b', 'c', ',', 'd', 'e');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 120 }), (letters) => {
      const words = letters.map((letter, i) => (letter === ',' ? ',' : `${letter}${i}`));
      const segments = segmentsOf(words).map((segment) => segment.join(' '));
      for (let at = 0; at + 10 <= words.length; at++) {
        const run = words.slice(at, at + 10);
        if (run.some((one) => one !== ',')) expect(segments.some((one) => one.includes(run.join(' ')))).toBe(true);
      }
    }),
  );
});

test('nothing said has no piece', () => {
  expect(segmentsOf(tokens(' ... ?! '))).toEqual([]);
});
