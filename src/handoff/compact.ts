import type { Tier } from '../policy/decision.ts';
import { clusters, utf8Length } from './clusters.ts';
import type { IdentityLevel } from './read-back.ts';

/**
 * The compact form: the packet's key fields in one line that fits the small fields of old telephony.
 *
 * `1|conversation|rule|tier|identity|wants|lastSideEffect|promise|epoch|situation`
 *
 * `%`, `|`, `~` and control characters stand as `%XX`, so no value can end its field. A value that was cut ends in `~`.
 */
export interface CompactFields {
  readonly conversation: string;
  readonly rule: string;
  readonly tier: Tier;
  readonly identity: IdentityLevel;
  readonly wants: string;
  readonly lastSideEffect: string;
  readonly promise: string;
  /** An integer from 1. */
  readonly epoch: number;
  readonly situation: string;
}

/** `cut` names the fields that did not fit whole. */
export interface DecodedCompact extends CompactFields {
  readonly cut: readonly CompactText[];
}

const order = ['conversation', 'rule', 'wants', 'lastSideEffect', 'promise', 'situation'] as const;
export type CompactText = (typeof order)[number];

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
const version = '1';
const tierCodes = { critical: 'c', high: 'h', medium: 'm', low: 'l', info: 'i' } as const satisfies Record<
  Tier,
  string
>;
const levelCodes = { none: 'n', claimed: 'c', verified: 'v' } as const satisfies Record<IdentityLevel, string>;

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
  const parts = text.split('|');
  const [first, conversation, rule, tier, level, wants, lastSideEffect, promise, epoch, situation] = parts;
  if (first !== version || parts.length !== 10 || situation === undefined) return undefined;
  if (conversation === undefined || rule === undefined || wants === undefined) return undefined;
  if (lastSideEffect === undefined || promise === undefined || !/^[1-9][0-9]{0,15}$/.test(epoch ?? ''))
    return undefined;
  const tierName = nameOf(tierCodes, tier);
  const levelName = nameOf(levelCodes, level);
  if (tierName === undefined || levelName === undefined) return undefined;
  const texts = { conversation, rule, wants, lastSideEffect, promise, situation };
  return {
    ...mapTexts((field) => unescapeText(texts[field])),
    tier: tierName,
    identity: levelName,
    epoch: Number(epoch),
    cut: order.filter((field) => texts[field].endsWith(marker)),
  };
}

function line({ tier, identity, epoch }: CompactFields, texts: Record<CompactText, string>): string {
  const { conversation, rule, wants, lastSideEffect, promise, situation } = texts;
  const codes = [tierCodes[tier], levelCodes[identity]];
  return [version, conversation, rule, ...codes, wants, lastSideEffect, promise, epoch, situation].join('|');
}

const marker = '~';

const escapeText = (text: string): string =>
  text.toWellFormed().replace(reserved, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);

const unescapeText = (text: string): string =>
  (text.endsWith(marker) ? text.slice(0, -1) : text).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Separator, escape and marker; C0, DEL and C1, which terminals and CTI links act upon. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be kept out
const reserved = /[%|~\u0000-\u001f\u007f-\u009f]/g;

/** Whole characters only, the marker included in `bytes`; an escape counts as one character. */
function cutTo(escaped: string, bytes: number): string {
  if (utf8Length(escaped) <= bytes) return escaped;
  let kept = '';
  let left = bytes - 1;
  for (const unit of units(escaped)) {
    left -= utf8Length(unit);
    if (left < 0) break;
    kept += unit;
  }
  return kept + marker;
}

function* units(escaped: string): Generator<string> {
  let held = '';
  for (const cluster of clusters(escaped)) {
    held += held !== '' || cluster.startsWith('%') ? cluster : '';
    if (held === '') yield cluster;
    else if (held.length >= 3) {
      yield held;
      held = '';
    }
  }
}

function mapTexts(to: (field: CompactText) => string): Record<CompactText, string> {
  return {
    conversation: to('conversation'),
    rule: to('rule'),
    wants: to('wants'),
    lastSideEffect: to('lastSideEffect'),
    promise: to('promise'),
    situation: to('situation'),
  };
}

function nameOf<K extends string>(codes: Readonly<Record<K, string>>, code: string | undefined): K | undefined {
  for (const name in codes) if (codes[name] === code) return name;
  return undefined;
}
