import { literalWords, months, numbersInWords, units } from './brief-words.ts';

/**
 * What a text says that can be checked by machine: numbers, amounts, dates, times and codes, each as a key that is the
 * same however it was written (1,200.50 and 1.200,50; 3 June and 2026-06-03).
 */
export interface Facts {
  readonly keys: ReadonlySet<string>;
  /** Units that stand by no number: in data they belong to a number elsewhere. */
  readonly units: ReadonlySet<string>;
  /** Every word in lower case. */
  readonly words: ReadonlySet<string>;
}

/** One line of what people can see: what is checked is what is shown. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();

export function factsIn(text: string): Facts {
  const plain = plainOf(text);
  const { keys, units: unitsIn } = foundIn(plain);
  return { keys, units: unitsIn, words: new Set(Array.from(plain.matchAll(word), ([one]) => one.toLowerCase())) };
}

/** Words with a capital that no beginning of a sentence explains, in lower case. Scripts without capitals tell no names. */
export function namesIn(text: string): readonly string[] {
  const plain = plainOf(text);
  const { taken } = foundIn(plain);
  return Array.from(plain.matchAll(word)).flatMap(({ 0: one, index }) => {
    if (plainCapitals.has(one) || taken.some(([from, to]) => index >= from && index < to)) return [];
    const begins = beginning.test(plain.slice(0, index));
    return /\p{Lu}|\p{Lt}/u.test(begins ? one.slice(1) : one) ? [one.toLowerCase()] : [];
  });
}

const word = /[\p{L}\p{M}]+/gu;
/** A point behind fewer than four letters may end an abbreviation: “Mr. Smith” begins nothing. */
const beginning = /(?:^|[!?。！？]|[^\s.]{4}\.)[\p{P}\p{S}\s]*$/u;
/** Capitals that name nobody. */
const plainCapitals: ReadonlySet<string> = new Set(['I', 'AI']);

const plainOf = (text: string): string => plainDigits(visible(text).normalize('NFKC'));

interface Found {
  readonly keys: Set<string>;
  readonly units: Set<string>;
  /** Where the unit of the last number ends. */
  unitTo: number;
  /** Spans that are more than words: nobody's name. */
  readonly taken: [from: number, to: number][];
}

function foundIn(plain: string): Found {
  const found: Found = { keys: new Set(), units: new Set(), unitTo: 0, taken: [] };
  for (const match of plain.matchAll(token)) take(found, match);
  return found;
}

const month = `(?:${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const edge = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const ordinal = '(?:st|nd|rd|th|º|er)?';

/** What a text may say, the longest first; a span belongs to one of these. */
const token = new RegExp(
  [
    `${edge}(?<address>[^\\s@"',;<>]{1,64}@[^\\s@"',;<>]{1,255}|\\w{1,20}://[^\\s"'<>]{1,500})`,
    `${edge}(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})(?!\\d|[-/.]\\d)`,
    `${edge}(?:(?<cy>\\d{4})年)?(?<cm>\\d{1,2})月(?<cd>\\d{1,2})日`,
    `${edge}(?<dd>\\d{1,2})\\.\\s?(?<dm>\\d{1,2})\\.\\s?(?<dy>\\d{4}|\\d{2})(?!\\d|[.,]\\d)`,
    `${edge}(?<s1>\\d{1,2})/(?<s2>\\d{1,2})(?:/(?<s3>\\d{4}|\\d{2}))?(?!\\d|[/.]\\d)`,
    `${edge}(?<td>\\d{1,2})\\.?${ordinal}\\s(?:of\\s|de\\s|di\\s)?(?<tm>${month})${end}\\.?(?:,?\\s(?:de\\s)?(?<ty>\\d{4})(?!\\d))?`,
    `${edge}(?<um>${month})\\.?\\s(?:the\\s)?(?<ud>\\d{1,2})${ordinal}(?!\\d|[.,:]\\d|[\\p{L}])(?:,?\\s(?<uy>\\d{4})(?!\\d))?`,
    '(?:(?<=\\d)T|(?<!\\d))(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<sec>\\d{2}))?(?:\\.\\d+)?(?:\\s?(?<ap>[ap])\\.?m\\b\\.?)?(?!\\d|:\\d)',
    "(?<sign>(?<![\\p{L}\\p{N}])[-−])?(?<number>\\d{1,3}(?:[ ’']\\d{3})+(?:[.,]\\d{1,2})?(?![\\d]|[.,]\\d)|\\d+(?:[.,]\\d+)*|(?<![^\\s$€£])[.]\\d+)(?<nth>(?:st|nd|rd|th)(?![\\p{L}\\p{N}]))?(?![\\p{L}\\p{N}_]|[-/_:][\\p{L}\\p{N}]|[.,]\\d)",
    "(?<code>[\\p{L}\\p{N}]+(?:[-/_:.'’][\\p{L}\\p{N}]+)*)",
    '(?<symbol>[$€£¥₽₺₹%])',
    '(?<odd>\\p{N})',
  ].join('|'),
  'giu',
);

function take(found: Found, match: RegExpMatchArray): void {
  const { groups: g = {}, index: at = 0, input = '' } = match;
  const [whole] = match;
  if (g.code === undefined && g.number === undefined) found.taken.push([at, at + whole.length]);
  if (g.code !== undefined) takeWordlike(found, input, at, g.code);
  else if (g.symbol !== undefined) takeUnit(found, input, at, g.symbol);
  else if (g.number !== undefined) takeNumber(found, input, at, whole, g);
  else if (g.address !== undefined) found.keys.add(`address ${trimmed(g.address).toLowerCase()}`);
  else if (g.odd !== undefined) found.keys.add(`sign ${g.odd}`);
  else if (g.h !== undefined) found.keys.add(timeOf(g));
  else for (const key of dateKeys(g)) found.keys.add(key);
}

const trimmed = (text: string): string => text.replace(/[\p{P}\p{S}]+$/u, '');

/** Letters and digits together are a code; letters alone may say a figure in words. */
function takeWordlike(found: Found, input: string, at: number, written: string): void {
  const text = written.toLowerCase();
  if (/\p{N}/u.test(text)) {
    found.keys.add(`code ${text}`);
    found.taken.push([at, at + written.length]);
    return;
  }
  for (const [figures] of text.matchAll(/[零二三四五六七八九十百千万億亿兩两]+/gu)) found.keys.add(`word ${figures}`);
  for (const part of [text, ...text.split(/[-/_:.]/)]) {
    takeUnit(found, input, at, part);
    const value = numbersInWords.get(part);
    if (value !== undefined) found.keys.add(`number ${value}`);
    else if (literalWords.has(part)) found.keys.add(`word ${part}`);
  }
}

/** One that stands by a number is that number's. */
function takeUnit(found: Found, input: string, at: number, written: string): void {
  const unit = unitOf(written);
  const numbers = at < found.unitTo || /^\s?\d/.test(input.slice(at + written.length, at + written.length + 2));
  if (unit !== undefined && !numbers) found.units.add(unit);
}

/** The unit may stand on either side; a number that has one is an amount. */
function takeNumber(found: Found, text: string, at: number, whole: string, g: Groups): void {
  const value = writtenValue(g.number ?? '');
  const to = at + whole.length;
  const before = /([$€£¥₽₺₹]|us\$|\b[a-z]{3})\s?$/iu.exec(text.slice(Math.max(0, at - 5), at))?.[1];
  const behind = /^[\s-]?([%$€£¥₽₺₹¢円元]|\p{L}+)/u.exec(text.slice(to, to + 16));
  const after = behind?.[1];
  const unit = unitOf(after) ?? unitOf(before);
  found.keys.add(`number ${value}`);
  if (g.sign !== undefined) found.keys.add(`minus ${value}`);
  if (unit === undefined) found.keys.add(`bare ${value}`);
  else found.keys.add(`amount ${value} ${unit}`);
  if (unitOf(after) !== undefined) found.unitTo = to + (behind?.[0].length ?? 0);
}

type Groups = Readonly<Record<string, string | undefined>>;
const unitOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : units.get(text.toLowerCase());

/**
 * One value for each way of writing: the last of two kinds of separators is the decimal one; a lone one before just three
 * digits parts thousands. Leading zeros stay, for such a number is a name.
 */
export function writtenValue(written: string): string {
  const text = written.replace(/[ ’']/g, '');
  const kinds = new Set(text.replace(/\d/g, ''));
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return text;
  if (last === 0) return writtenValue(`0${text}`);
  const grouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(text);
  if (grouped) return text.replace(/[.,]/g, '');
  const [whole, part] = [text.slice(0, last), text.slice(last + 1)];
  const sound = kinds.size === 1 ? /^\d+$/.test(whole) : /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole);
  if (!sound) return text;
  const fraction = part.replace(/0+$/, '');
  const digits = whole.replace(/[.,]/g, '');
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

/** With its year a date carries itself without one too. What may be read in two ways stands for nothing but itself. */
function dateKeys(g: Groups): readonly string[] {
  if (g.s1 !== undefined) return slashed(g);
  const day = g.d ?? g.cd ?? g.dd ?? g.td ?? g.ud;
  const named = g.tm ?? g.um;
  const number = g.m ?? g.cm ?? g.dm;
  const monthOf = named === undefined ? Number(number) : (months.get(named.toLowerCase()) ?? 0);
  return dateOf(g.y ?? g.cy ?? g.dy ?? g.ty ?? g.uy, monthOf, Number(day));
}

function slashed({ s1, s2, s3 }: Groups): readonly string[] {
  const [one, two] = [Number(s1), Number(s2)];
  if (one > 12 && two <= 12) return dateOf(s3, two, one);
  if (two > 12 && one <= 12) return dateOf(s3, one, two);
  if (one === two && s3 !== undefined) return dateOf(s3, one, two);
  return [`slashed ${one}/${two}${s3 === undefined ? '' : `/${s3}`}`];
}

function dateOf(year: string | undefined, monthOf: number, day: number): readonly string[] {
  const short = `date ${monthOf}-${day}`;
  if (year === undefined) return [short];
  return [`${short}-${year.length === 2 ? `20${year}` : year}`, `part ${monthOf}-${day}`];
}

function timeOf({ h, min, sec, ap }: Groups): string {
  const half = ap?.toLowerCase();
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half === 'p' ? 12 : 0);
  return `time ${hour}:${min}${sec === undefined || sec === '00' ? '' : `:${sec}`}`;
}

/** Digits of every script as 0–9, with their separators. */
const plainDigits = (text: string): string =>
  text
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/\p{Nd}/gu, (digit) => digitOf(digit.codePointAt(0) ?? 0));

/** Each script has its ten digits side by side. */
function digitOf(point: number): string {
  if (point < 128) return String.fromCodePoint(point);
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}
