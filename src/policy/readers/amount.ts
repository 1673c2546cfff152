import type { Reader } from '../reader.ts';

/** A figure counts as money where a currency stands beside it. */
const money =
  /(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|pln|try|rub|jpy|cny)\b)\s?(\d[\d.,' ]*\d|\d)|(\d[\d.,' ]*\d|\d)\s?(?:[$€£¥₹]|(?:usd|eur|gbp|chf|pln|rub|jpy|cny|dollars?|euros?|pounds?|francs?|bucks)\b)/giu;

/** The largest sum that the turn names. */
export const amount: Reader = {
  id: 'amount',
  version: 1,
  source: 'seed 4, financial approvals are hard boundaries',
  read({ text, turnId }) {
    const sums = [...text.matchAll(money)].map(([, after, before]) => wholeUnits(after ?? before ?? ''));
    const value = Math.max(0, ...sums);
    return value === 0 ? undefined : { type: 'amount', turnId, value };
  },
};

/** “1,200.50”, “1.200,50”, “1 200”: what follows the last mark is cents where it has one or two digits. */
function wholeUnits(figure: string): number {
  const whole = figure.replace(/[.,]\d{1,2}$/, '');
  const value = Number(whole.replace(/\D/g, ''));
  return Number.isFinite(value) ? value : 0;
}
