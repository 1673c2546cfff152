import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wantsOf } from '../../src/handoff/wants.ts';
import { anyRows, called, rowsOf, type Step, turn } from './rows.ts';

const intents = [
  { code: 'order_status', label: 'Find an order', phrases: ['where is my order', 'track my'], tools: ['track'] },
  {
    code: 'refund',
    label: 'Get money back',
    phrases: ['refund', 'money back', 'rückerstattung'],
    tools: ['refund_order'],
  },
  { code: 'payment', label: 'Clear up a charge', phrases: ['my card', '退款'], tools: [] },
];
const wanted = (...steps: readonly Step[]) => wantsOf(rowsOf(steps), intents);

test('the customer’s phrases name the intent, with the turns it rests on', () => {
  expect(wanted(turn('t1', 'Hello'), turn('t2', 'WHERE is my order?!'))).toMatchObject({
    code: 'order_status',
    label: 'Find an order',
    cites: ['turn:t2'],
  });
});

test.each([
  ['I need a REFUND.', 'refund'],
  ['Ich will eine Rückerstattung', 'refund'],
  ['eine Ruckerstattung bitte', 'refund'],
  ['我要退款', 'payment'],
  ['my cardigan is torn', 'other'],
  ['I was never refunded', 'refund'],
  ['a refundable ticket', 'other'],
  ['my cards', 'other'],
  ['', 'other'],
])('%j speaks for %s: whole words, their endings aside, whatever their case and accents', (text, code) => {
  expect(wanted(turn('t1', text)).code).toBe(code);
});

test('what was said later weighs more', () => {
  expect(wanted(turn('t1', 'money back'), turn('t2', 'it is about my card')).code).toBe('payment');
  expect(wanted(turn('t1', 'it is about my card'), turn('t2', 'money back please')).code).toBe('refund');
});

test('a tool that was called outweighs a word in passing', () => {
  expect(wanted(turn('t1', 'I paid with my card'), called('c1', 'refund_order')).code).toBe('refund');
  expect(wanted(turn('t1', 'refund'), called('c1', 'refund_order'), turn('t2', 'on my card')).cites).toEqual([
    'turn:t1',
    'call:c1',
  ]);
});

test('turns without evidence take nothing away', () => {
  const chat = Array.from({ length: 20 }, (_, n) => turn(`s${n}`, 'yes please'));
  expect(wanted(turn('t1', 'refund'), ...chat).code).toBe('refund');
});

test('without evidence it is something else, and says that it rests on nothing', () => {
  expect(wanted(turn('t1', 'hello'))).toEqual({ code: 'other', label: 'Something else', cites: [], confidence: 0 });
  expect(wantsOf([], [])).toMatchObject({ code: 'other' });
});

test('the same rows give the same answer, from the catalogue', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const wants = wantsOf(rows, intents);
      expect(wantsOf(rows, intents)).toEqual(wants);
      expect(['other', ...intents.map(({ code }) => code)]).toContain(wants.code);
      expect(wants.cites.length > 0).toBe(wants.code !== 'other');
    }),
  );
});
