import { utf8Length } from './clusters.ts';
import { type CompactFields, compactTexts, type DecodedCompact, decodedOf, mapTexts } from './compact.ts';
import { lettersOf, readCodes, version } from './compact-codes.ts';
import { escapeText, marker, separator, startOf, units } from './escape.ts';

/**
 * The compact form where a platform attaches ten short fields to a call instead of one line: a fact in each, so that its
 * scripts can route by one and its screens show them in rows.
 *
 * | field | holds |
 * |---|---|
 * | 1 | `1`, tier, identity, epoch, with `|` between them |
 * | 2 to 6 | conversation, rule, wants, last side effect, promise |
 * | 7 to 10 | one line of six parts: what each of those had no room for, then the situation |
 *
 * So ids of 128 bytes and codes of 40 come whole. No field is empty, for a platform may take that as "unchanged" and keep
 * what stood there (Cisco's does: developer.cisco.com, Call Context Data): it holds `%` alone, which no text is.
 */
export const fieldCount = 10;

/** Of UTF-8. Where a field is said to have 40 bytes, the zero byte at its end is one of them or is not: here it may be. */
export const fieldBytes = 39;

const blank = '%';
const own = compactTexts.length - 1;
const lineFields = fieldCount - 1 - own;

export function encodeFields(fields: CompactFields): readonly string[] {
  const texts = compactTexts.map((field) => escapeText(fields[field]));
  const starts = texts.slice(0, own).map((text) => startOf(text, fieldBytes));
  const rests = texts.map((text, n) => text.slice(starts[n]?.length ?? 0));
  const line = runOver(rests);
  const blanks = Array.from({ length: lineFields - line.length }, () => '');
  const head = [version, ...lettersOf(fields), fields.epoch].join(separator);
  return [head, ...starts, ...line, ...blanks].map((text) => text || blank);
}

/** undefined where these are not the ten fields of this version. */
export function decodeFields(fields: readonly string[]): DecodedCompact | undefined {
  const [head = '', ...more] = fields;
  const [first, tier, identity, epoch, ...others] = head.split(separator);
  const codes = readCodes(tier, identity, epoch);
  if (fields.length !== fieldCount || first !== version || others.length > 0 || codes === undefined) return undefined;
  const texts = more.map((text) => (text === blank ? '' : text));
  const starts = texts.slice(0, own);
  const rests = texts.slice(own).join('').split(separator);
  if (rests.length !== compactTexts.length || starts.some((text) => text.includes(separator))) return undefined;
  return decodedOf(
    codes,
    mapTexts((field) => {
      const n = compactTexts.indexOf(field);
      return `${starts[n] ?? ''}${rests[n] ?? ''}`;
    }),
  );
}

/** The texts as one line over several fields, each text cut where it would leave the later ones no room. */
function runOver(texts: readonly string[]): readonly string[] {
  return texts.reduce<readonly string[]>((fields, text, n) => {
    // Of every later text, at the least its separator and its marker.
    const spare = 2 * (texts.length - 1 - n);
    return pour(n === 0 ? fields : (put(fields, separator) ?? fields), text, spare);
  }, []);
}

function pour(fields: readonly string[], text: string, spare: number): readonly string[] {
  let filled = fields;
  let beforeMarker = fields;
  for (const unit of units(text)) {
    const next = put(filled, unit);
    if (next === undefined || roomIn(next) < spare) return put(beforeMarker, marker) ?? beforeMarker;
    filled = next;
    if (roomIn(filled) > spare) beforeMarker = filled;
  }
  return filled;
}

/** A character that the last field has no room for begins the next; undefined where none is left that could hold it. */
function put(fields: readonly string[], unit: string): readonly string[] | undefined {
  const last = fields.at(-1);
  if (last !== undefined && utf8Length(last + unit) <= fieldBytes) return [...fields.slice(0, -1), last + unit];
  return fields.length < lineFields && utf8Length(unit) <= fieldBytes ? [...fields, unit] : undefined;
}

const roomIn = (fields: readonly string[]): number =>
  fieldBytes * (lineFields - fields.length) + (fields.length === 0 ? 0 : fieldBytes - utf8Length(fields.at(-1) ?? ''));
