import type { Reader } from '../reader.ts';
import { fold } from '../text/fold.ts';

/** Groups of three behind the first figures, then cents; twelve figures and more are the number of something. */
const figure = "((?:\\d{1,3}(?:[.,' ]\\d{3}){1,3}|\\d{1,12})(?:[.,]\\d{1,2})?)(?![.,]?\\d)";

/** “2k”, “1.5 million”, in Chinese tens of thousands; as `fold` leaves them. */
const factors: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  tausend: 1e3,
  mille: 1e3,
  mil: 1e3,
  тыс: 1e3,
  万: 1e4,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
};
const factor = `(?:\\s?(${Object.keys(factors).join('|')})(?:en|s|яч|ячи)?\\.?(?![a-zа-я]))?`;

/** Units worth about a hundredth of the others. */
const small = '[¥₹₽]|(?:jpy|rub|inr)(?!\\p{L})';
const smallWords = '(?:yen|rupees?|rupien|руб\\p{L}*)(?!\\p{L})|円';
const whole = '(?:r|us|ca?|au?)?[$€£]|(?:usd|eur|gbp|chf|pln|cny|cad|aud)(?!\\p{L})';
const wholeWords =
  '(?:us )?(?:dollars?|dolares|euros?|pounds?|quid|bucks|francs?|franken|libras|zl|zlot(?:y|e|ych)|reais|lira|tl|евро|доллар\\p{L}*|يورو|دولار|ريال|درهم)(?!\\p{L})|[元块]';

/** A figure counts as money where a currency stands beside it; “Euro 2024” is no sum, and 20 in “20 € 123456”, “123456 €20”. */
const behind = new RegExp(
  `(?<!\\p{L}|\\d)(?:(${small})|${whole})(?:\\s(?<!\\d\\s\\S{1,4}\\s))?${figure}${factor}`,
  'gu',
);
const before = new RegExp(
  `(?<![\\d.,'])${figure}${factor}[\\s-]?(?:(${small}|${smallWords})|${whole}|${wholeWords})(?!\\d)`,
  'gu',
);

/** The largest sum that the turn names. */
export const amount: Reader = {
  id: 'amount',
  version: 1,
  source: 'seed 4, financial approvals are hard boundaries',
  read({ text, turnId }) {
    const folded = fold(text);
    let value = 0;
    for (const [, cheap, sum, times] of folded.matchAll(behind)) value = Math.max(value, units(sum, times, cheap));
    for (const [, sum, times, cheap] of folded.matchAll(before)) value = Math.max(value, units(sum, times, cheap));
    return value === 0 ? undefined : { type: 'amount', turnId, value };
  },
};

/** “1,200.50”, “1.200,50”, “1 200”: what follows the last mark is cents where it has one or two digits. */
function units(sum = '', times: string | undefined, cheap: string | undefined): number {
  const [, left = '', cents = ''] = sum.match(/^(.*?)(?:[.,](\d{1,2}))?$/) ?? [];
  const value = Number(`${left.replace(/\D/g, '')}.${cents}`) * (factors[times ?? ''] ?? 1);
  return Math.floor(cheap === undefined ? value : value / 100);
}
