import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRow, type Brief, type BriefState, briefOf, type Claim, emptyBrief } from '../../src/handoff/brief.ts';
import type { Row } from '../../src/handoff/row.ts';
import { wantsOf } from '../../src/handoff/wants.ts';
import { anyRows, called, calling, reply, rowsOf, turn } from './rows.ts';

const intents = [
  { code: 'refund', label: 'Get money back', phrases: ['refund'], tools: ['refund_order'] },
  { code: 'cancel', label: 'Cancel within 14 days', phrases: ['cancel it'], tools: [] },
];
const briefFrom = (rows: readonly Row[]): Brief => briefOf(rows.reduce(addRow, emptyBrief), wantsOf(rows, intents));
const claims = ({ situation, background, assessment, recommendation }: Brief): readonly Claim[] => [
  ...situation,
  ...background,
  ...assessment,
  ...recommendation,
];
const numbers = (text: string): readonly string[] => text.toWellFormed().match(/\p{N}+/gu) ?? [];

/** The rows that a citation names, as one text: their words and the tool's name. */
const cited = (rows: readonly Row[], cites: readonly string[]): string =>
  rows
    .filter(({ entry }) => {
      if (entry.kind === 'turn') return cites.includes(`turn:${entry.turnId}`);
      return (entry.kind === 'called' || entry.kind === 'calling') && cites.includes(`call:${entry.callId}`);
    })
    .map(({ entry, words }) => `${'tool' in entry ? entry.tool : ''} ${words ?? ''}`)
    .join(' ');

test('every claim cites turns or calls that are there', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const { cites } of claims(briefFrom(rows))) {
        expect(cites.length).toBeGreaterThan(0);
        for (const cite of cites) expect(cited(rows, [cite])).not.toBe('');
      }
    }),
  );
});

test('no claim holds a number, or a part of one, that its source does not', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const { text, cites } of claims(briefFrom(rows))) {
        const known = numbers(cited(rows, cites));
        for (const number of numbers(text)) expect(known).toContain(number);
      }
    }),
    { numRuns: 500 },
  );
});

test('built turn by turn, and kept as JSON in between, it is the brief of all the rows', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      let state: BriefState = emptyBrief;
      for (const row of rows) {
        state = addRow(JSON.parse(JSON.stringify(state)), row);
        expect(() => briefOf(state)).not.toThrow();
      }
      expect(briefOf(state, wantsOf(rows, intents))).toEqual(briefFrom(rows));
    }),
  );
});

test('a claim is one line without characters that steer a screen', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      for (const { text } of claims(briefFrom(rows))) expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('a conversation reads as a colleague would tell it', () => {
  const rows = rowsOf([
    turn('t1', 'Where is my order?'),
    called('c1', 'track', { grants: { level: 'verified', method: 'order_number' } }, 'Order 4711 is lost.'),
    reply('t1', 'It is lost.'),
    turn('t2', 'Then I want a refund of 20 euros'),
    calling('c2', 'refund_order'),
  ]);
  expect(briefFrom(rows)).toEqual({
    situation: [
      { text: 'The customer said last: “Then I want a refund of 20 euros”', cites: ['turn:t2'] },
      { text: 'This has had no answer yet.', cites: ['turn:t2'] },
      { text: 'The customer wants: Get money back.', cites: ['turn:t2'] },
    ],
    background: [
      { text: 'It began with: “Where is my order?”', cites: ['turn:t1'] },
      { text: "The customer's identity is verified by track.", cites: ['call:c1'] },
    ],
    assessment: [
      { text: 'track answered: “Order 4711 is lost.”', cites: ['call:c1'] },
      { text: 'It is not known whether refund_order was done.', cites: ['call:c2'] },
    ],
    recommendation: [
      { text: 'Find out whether refund_order was done before doing it again.', cites: ['call:c2'] },
      { text: 'Answer what the customer said last.', cites: ['turn:t2'] },
    ],
  });
});

test('of many calls the brief tells the last ones, and every side effect', () => {
  const reads = Array.from({ length: 30 }, (_, n) => called(`c${n}`, 'track', {}, 'on its way'));
  const effect = called('effect', 'refund_order', { sideEffect: true }, 'done');
  const { assessment } = briefFrom(rowsOf([effect, ...reads]));
  expect(assessment.map(({ cites }) => cites[0])).toEqual([
    'call:effect',
    ...[24, 25, 26, 27, 28, 29].map((n) => `call:c${n}`),
  ]);
});

test('words that were erased are not quoted, and are not missed', () => {
  expect(briefFrom(rowsOf([turn('t1', null)])).situation[0]).toEqual({
    text: 'The customer said last: (no words kept)',
    cites: ['turn:t1'],
  });
});
