import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { boundaryKinds, mannerSigns } from '../../../src/policy/evidence.ts';
import { read, readReply, type Said } from '../../../src/policy/read.ts';
import { phrases, shippedPolicy } from '../../support/reading.ts';

/** Evidence stands in workflow history, so it never holds the words that it was read from. */

const lists: Record<string, string[]> = parse(readFileSync(shippedPolicy, 'utf8')).phrases;
/** Every shipped phrase, with the first of its choices: `a/b` is `a`. */
const spoken = Object.values(lists)
  .flat()
  .map((phrase) => phrase.replace(/(\S+?)\/\S*/g, '$1').replaceAll('*', ''));
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...spoken),
      fc.constantFrom(
        'Zanzibar',
        '4111 1111 1111 1111',
        'I want a human',
        '$4,812',
        'YOU!!!',
        '王小明',
        'Иванов',
        ', ',
        '?',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(' '));
const said: fc.Arbitrary<Said> = fc.record({
  turnId: fc.constant('t1'),
  text,
  earlier: fc.array(text, { maxLength: 3 }),
  offered: fc.boolean(),
});

/** All that evidence may spell out: names of kinds, and of rules by list and place. */
const codes: ReadonlySet<unknown> = new Set([
  't1',
  ...['request', 'answer', 'mood', 'manner', 'boundary', 'amount', 'no_help', 'said_again', 'injection'],
  ...['same_answer', 'regret', 'promised', 'out_of_scope'],
  ...['human', 'callback', 'other', 'customer'],
  ...boundaryKinds,
  ...mannerSigns,
]);
const ruleName = /^[a-z_]{2,}\.[\w-]{1,24}$/;
const isCode = (value: unknown): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  codes.has(value) ||
  (typeof value === 'string' && ruleName.test(value)) ||
  (Array.isArray(value) && value.every(isCode));

test('the evidence names rules, never the words', () => {
  fc.assert(
    fc.property(said, (one) => {
      for (const evidence of [...read(one, phrases), ...readReply(one, phrases)])
        expect(Object.values(evidence).filter((value) => !isCode(value))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test('each shipped phrase is read without being repeated', () => {
  for (const phrase of spoken) {
    const one: Said = { turnId: 't1', text: `Zanzibar ${phrase} Zanzibar`, earlier: [], offered: true };
    for (const evidence of [...read(one, phrases), ...readReply(one, phrases)])
      expect(Object.values(evidence).filter((value) => !isCode(value))).toEqual([]);
  }
});

test('the same words are the same evidence, and no text is too strange to read', () => {
  fc.assert(
    fc.property(said, (one) => {
      expect(read(one, phrases)).toEqual(read(structuredClone(one), phrases));
      expect(readReply(one, phrases)).toEqual(readReply(structuredClone(one), phrases));
    }),
    { numRuns: 1_000 },
  );
});

test('at most one piece of evidence of each kind for a turn; boundaries one for each of theirs', () => {
  fc.assert(
    fc.property(said, (one) => {
      const kinds = read(one, phrases).map((piece) => (piece.type === 'boundary' ? piece.kind : piece.type));
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
    { numRuns: 2_000 },
  );
});
