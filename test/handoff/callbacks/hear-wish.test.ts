import { describe, expect, test } from 'vitest';
import { hearWish } from '../../../src/handoff/callbacks/hear-wish.ts';

const now = 1_000_000;
const h = (...hours: number[]) => hours.map((hour) => hour * 60);

describe('another time is heard', () => {
  test.each([
    ['later', { after: now }],
    ['Could you call later, please?', { after: now }],
    ['tomorrow morning', { day: 1, part: 'morning' }],
    ['Can you call me tomorrow afternoon instead?', { day: 1, part: 'afternoon' }],
    ['at 3', { minutes: h(3, 15) }],
    ['At 3pm please', { minutes: h(15) }],
    ['at 12 pm', { minutes: h(12) }],
    ['15:30', { minutes: [15 * 60 + 30] }],
    ['at 3 in the afternoon', { part: 'afternoon', minutes: h(15) }],
    ['on Friday at 10 am', { weekday: 5, minutes: h(10) }],
    ['the day after tomorrow, in the evening', { day: 2, part: 'evening' }],
    ['morgen früh', { day: 1, part: 'morning' }],
    ['Geht es auch morgen um 15 Uhr?', undefined],
    ['Bitte am Montag um 15 Uhr', { weekday: 1, minutes: h(15) }],
    ['lieber später', { after: now }],
    ['übermorgen nachmittags', { day: 2, part: 'afternoon' }],
    ['demain après-midi', { day: 1, part: 'afternoon' }],
    ['demain à 15 h', { day: 1, minutes: h(15) }],
    ['mañana por la mañana', { day: 1, part: 'morning' }],
    ['el lunes a las 10', { weekday: 1, minutes: h(10, 22) }],
    ['Not by phone please', { phone: false }],
    ['Please don’t call me', { phone: false }],
    ['nicht telefonisch bitte', { phone: false }],
  ])('%s', (text, wish) => {
    const heard = hearWish(text, now);
    if (wish === undefined) expect(heard).toBeDefined();
    else expect(heard).toEqual(wish);
  });
});

describe('nothing is moved by', () => {
  test.each([
    'It should have arrived on Monday',
    'My order is 100006',
    'The invoice of 3 March is wrong',
    'I ordered it this morning and paid twice',
    'Thanks!',
    'hello?',
    'How long will it take?',
    'Der Techniker war am Montag schon da und kam nicht wieder',
    'ok',
    '',
  ])('%s', (text) => {
    expect(hearWish(text, now)).toBeUndefined();
  });
});
