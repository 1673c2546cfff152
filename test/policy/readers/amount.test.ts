import { expect, test } from 'vitest';
import { amount } from '../../../src/policy/readers/amount.ts';
import { readBy } from '../../support/reading.ts';

const amountIn = (text: string): number | undefined => {
  const [found] = readBy(amount, text);
  return found?.type === 'amount' ? found.value : undefined;
};

test.each([
  ['please refund $1200', 1_200],
  ['$1,200.50 was taken', 1_200],
  ['1.200,50 € zurück', 1_200],
  ['1 200 € sur mon compte', 1_200],
  ["CHF 1'200.-", 1_200],
  ['EUR 950', 950],
  ['950 EUR', 950],
  ['950EUR', 950],
  ['£2k', 2_000],
  ['$1.5 million', 1_500_000],
  ['about 3 thousand dollars', 3_000],
  ['2 Tausend Euro', 2_000],
  ['US$ 900', 900],
  ['R$ 5.000,00', 5_000],
  ['2 000 zł', 2_000],
  ['zapłaciłem 2000 złotych', 2_000],
  ['1500 tl ödedim', 1_500],
  ['1500 евро', 1_500],
  ['5 тыс. евро', 5_000],
  ['1,5 Mio. € Schaden', 1_500_000],
  ['5 тысяч долларов', 5_000],
  ['٥٠', undefined],
  ['500 دولار', 500],
  ['1000元', 1_000],
  ['10万元', 100_000],
  ['a 500-dollar voucher', 500],
  ['300 bucks', 300],
  ['1,000,000 dollars', 1_000_000],
  ['$0.99', undefined],
])('%s: %s', (text, value) => {
  expect(amountIn(text)).toBe(value);
});

test.each([
  ['¥120000', 1_200],
  ['120000円', 1_200],
  ['5万円', 500],
  ['₹50,000', 500],
  ['50,000 rupees', 500],
  ['90000 рублей', 900],
])('in units worth about a hundredth of the others: %s: %d', (text, value) => {
  expect(amountIn(text)).toBe(value);
});

test.each([
  'my order number is 48213',
  'call me at 555 0199 1234',
  'I bought 1200 of them',
  'Euro 2024 tickets',
  'it weighs 20 kilos',
  'a million thanks',
  'between 2023 and 2024',
  'two thousand dollars',
  'iban de89370400440532013000',
])('no sum: %s', (text) => {
  expect(amountIn(text)).toBeUndefined();
});

test('the largest of several, wherever it stands', () => {
  expect(amountIn('I paid $20, then €3,000 and $40')).toBe(3_000);
  expect(amountIn('3000 € and later 20 €')).toBe(3_000);
});

test('a figure beside a sum is not drawn into it', () => {
  expect(amountIn('20 € 123456')).toBe(20);
  expect(amountIn('order 123456 €20')).toBe(20);
  expect(amountIn('123456789012345 $')).toBeUndefined();
});
