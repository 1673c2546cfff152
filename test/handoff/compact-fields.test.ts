import { expect, test } from 'vitest';
import type { CompactFields } from '../../src/handoff/compact.ts';
import { decodeFields, encodeFields } from '../../src/handoff/compact-fields.ts';
import { sample } from './hostile.ts';

const longer: CompactFields = { ...sample, situation: 'Wants: cancel a booking. “I have been waiting for an hour”' };

const fields = [
  '1|h|v|2',
  'call-7f3a',
  'explicit-request@1',
  'cancel',
  'cancel_reservation:in_doubt',
  'callback',
  '|||||Wants: cancel a booking. “I have',
  ' been waiting for an hour”',
  '%',
  '%',
];

test('each fact stands in a field of its own, the situation runs over the last ones, and none is empty', () => {
  expect(encodeFields(longer)).toEqual(fields);
  expect(decodeFields(fields)).toEqual({ ...longer, cut: [] });
});

test('ids of 128 bytes and codes of 40 come whole, and leave the situation a line', () => {
  const long = {
    ...longer,
    conversation: 'c'.repeat(128),
    rule: 'r'.repeat(40),
    wants: 'w'.repeat(40),
    lastSideEffect: 's'.repeat(40),
    promise: 'p'.repeat(40),
  };
  const situation = 'S'.repeat(58);
  const whole = encodeFields({ ...long, situation });
  expect(whole.map(({ length }) => length)).toEqual([7, 39, 39, 39, 39, 39, 39, 39, 39, 39]);
  expect(decodeFields(whole)).toEqual({ ...long, situation, cut: [] });
  const cut = encodeFields({ ...long, situation: `${situation}S` });
  expect(decodeFields(cut)).toEqual({ ...long, situation: situation.slice(1), cut: ['situation'] });
});

test('a text that is far too long leaves every later one its place', () => {
  const flood = { ...longer, conversation: 'c'.repeat(900), rule: 'r'.repeat(900), wants: 'w'.repeat(900) };
  expect(decodeFields(encodeFields(flood))).toMatchObject({
    tier: 'high',
    lastSideEffect: 'cancel_reservation:in_doubt',
    promise: 'callback',
    cut: ['conversation', 'rule', 'wants', 'situation'],
  });
});

test('a value can neither end its field nor forge another, and one without words is told from a blank field', () => {
  const forged = { ...longer, conversation: 'a|b~', rule: '|', wants: '', promise: ' ', situation: '||9|%7C\r\nx~' };
  expect(decodeFields(encodeFields(forged))).toEqual({ ...forged, cut: [] });
  expect(decodeFields(encodeFields({ ...forged, situation: '' }))).toEqual({ ...forged, situation: '', cut: [] });
});

test('a character that no field can hold is where the text is cut', () => {
  const heap = `e${'\u0301'.repeat(60)}`;
  expect(decodeFields(encodeFields({ ...longer, rule: `a${heap}b`, situation: heap }))).toMatchObject({
    rule: 'a',
    situation: '',
    cut: ['rule', 'situation'],
  });
});

test.each<[string, readonly string[]]>([
  ['nine fields', fields.slice(1)],
  ['eleven fields', [...fields, '%']],
  ['another version', fields.with(0, '2|h|v|2')],
  ['no such tier', fields.with(0, '1|x|v|2')],
  ['a tier that every object has', fields.with(0, '1|toString|v|2')],
  ['no epoch', fields.with(0, '1|h|v|0')],
  ['an epoch in another notation', fields.with(0, '1|h|v|1e3')],
  ['more codes', fields.with(0, '1|h|v|2|')],
  ['two facts in a field', fields.with(2, 'a|b')],
  ['a line with too few parts', fields.with(6, '||||x')],
  ['a line with more parts', fields.with(9, '|')],
])('%s are no compact form', (_, texts) => {
  expect(decodeFields(texts)).toBeUndefined();
});
