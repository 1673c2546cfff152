import { utf8Length } from './clusters.ts';
import { type CompactCodes, lettersOf, readCodes, version } from './compact-codes.ts';
import { cutTo, escapeText, isCut, separator, unescapeText } from './escape.ts';

/**
 * The compact form: the packet's key fields in one line that fits the small fields of old telephony.
 *
 * `1|conversation|rule|tier|identity|wants|lastSideEffect|promise|epoch|situation`
 *
 * No value can end its field, and one that was cut ends in `~`: see escape.ts. How long a line may be: see profiles.ts.
 */
export interface CompactFields extends CompactCodes {
  readonly conversation: string;
  readonly rule: string;
  readonly wants: string;
  readonly lastSideEffect: string;
  readonly promise: string;
  readonly situation: string;
}

/** `cut` names the fields that did not fit whole. */
export interface DecodedCompact extends CompactFields {
  readonly cut: readonly CompactText[];
}

/** The situation is the last: it takes what room the others leave. */
export const compactTexts = ['conversation', 'rule', 'wants', 'lastSideEffect', 'promise', 'situation'] as const;
export type CompactText = (typeof compactTexts)[number];

/** What gives way first where room is short, and the bytes it keeps. With codes of at most 40 bytes, 256 need only two. */
const yields: readonly { readonly field: CompactText; readonly keeps: number }[] = [
  { field: 'situation', keeps: 1 },
  { field: 'conversation', keeps: 12 },
  { field: 'rule', keeps: 8 },
  { field: 'promise', keeps: 6 },
  { field: 'lastSideEffect', keeps: 8 },
  { field: 'wants', keeps: 6 },
];

export const compactBytes = 256;

/** At most `maxBytes` of UTF-8, which must be 80 or more; below that it throws, for no key field would be left. */
export function encodeCompact(fields: CompactFields, maxBytes: number = compactBytes): string {
  if (maxBytes < smallest) throw new RangeError(`a compact form needs at least ${smallest} bytes`);
  const texts = mapTexts((field) => escapeText(fields[field]));
  let over = utf8Length(line(fields, texts)) - maxBytes;
  for (const { field, keeps } of yields) {
    if (over <= 0) break;
    const bytes = utf8Length(texts[field]);
    texts[field] = cutTo(texts[field], Math.max(keeps, bytes - over));
    over -= bytes - utf8Length(texts[field]);
  }
  return line(fields, texts);
}

/** Separators, codes and the longest epoch, plus what each text keeps. */
const smallest = 80;

/** undefined where the text is no compact form of this version. */
export function decodeCompact(text: string): DecodedCompact | undefined {
  const parts = text.split(separator);
  const [first, conversation, rule, tier, level, wants, lastSideEffect, promise, epoch, situation] = parts;
  if (first !== version || parts.length !== 10 || situation === undefined) return undefined;
  if (conversation === undefined || rule === undefined || wants === undefined) return undefined;
  if (lastSideEffect === undefined || promise === undefined) return undefined;
  const codes = readCodes(tier, level, epoch);
  return codes && decodedOf(codes, { conversation, rule, wants, lastSideEffect, promise, situation });
}

/** The fields from their codes and escaped texts. */
export const decodedOf = (codes: CompactCodes, texts: Readonly<Record<CompactText, string>>): DecodedCompact => ({
  ...codes,
  ...mapTexts((field) => unescapeText(texts[field])),
  cut: compactTexts.filter((field) => isCut(texts[field])),
});

function line(fields: CompactFields, texts: Record<CompactText, string>): string {
  const { conversation, rule, wants, lastSideEffect, promise, situation } = texts;
  const codes = lettersOf(fields);
  const { epoch } = fields;
  return [version, conversation, rule, ...codes, wants, lastSideEffect, promise, epoch, situation].join(separator);
}

export function mapTexts(to: (field: CompactText) => string): Record<CompactText, string> {
  return {
    conversation: to('conversation'),
    rule: to('rule'),
    wants: to('wants'),
    lastSideEffect: to('lastSideEffect'),
    promise: to('promise'),
    situation: to('situation'),
  };
}
