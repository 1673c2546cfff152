import { expect, test } from 'vitest';
import { readReply } from '../../../src/policy/read.ts';
import { sameAnswer } from '../../../src/policy/readers/same-answer.ts';
import { phrases, readBy } from '../../support/reading.ts';

const likeness = (text: string, ...earlier: string[]): number | undefined => {
  const [found] = readBy(sameAnswer, text, { earlier });
  return found?.type === 'same_answer' ? found.likeness : undefined;
};

test('the same answer, whatever the capitals and marks', () => {
  expect(likeness('Please restart the router and try again.', 'please restart the router, and TRY again!')).toBe(1);
});

test('in other words: what they share of all that either has', () => {
  // 10 of 16
  expect(likeness('please restart your router and try again', 'please restart the router and try again')).toBe(0.63);
});

test('half in common is worth keeping, less is not', () => {
  // 8 of 16, and 7 of 17
  expect(likeness('the parcel will arrive on monday', 'the parcel will arrive there by monday')).toBe(0.5);
  expect(likeness('the parcel will arrive on monday', 'the parcel will arrive there by train')).toBeUndefined();
});

test('five words are alike too easily', () => {
  expect(likeness('is there anything else then', 'is there anything else then')).toBeUndefined();
  expect(likeness('is there anything else for you', 'is there anything else for you')).toBe(1);
});

test('the same sentence with another figure is another answer', () => {
  expect(likeness('your order 4711 is on its way', 'your order 4712 is on its way')).toBeUndefined();
});

test('in Chinese, by its characters', () => {
  expect(likeness('请您重新启动路由器然后再试一次', '请您重新启动路由器然后再试一次')).toBe(1);
});

test('another answer, or the first, is none again', () => {
  expect(likeness('please restart the router and try again')).toBeUndefined();
  expect(likeness('please restart the router and try again', 'your refund has been sent to your card')).toBeUndefined();
});

test('only the latest six answers are compared with', () => {
  const text = 'please restart the router and try again';
  const others = ['It is blue.', 'No.', 'Yes.', 'Hm.', 'Thanks.'];
  const again = (earlier: readonly string[]) =>
    readReply({ turnId: 't9', text, earlier, offered: false }, phrases).some(({ type }) => type === 'same_answer');
  expect(again([text, ...others])).toBe(true);
  expect(again([text, ...others, 'Good.'])).toBe(false);
});
