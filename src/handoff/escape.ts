import { clusters, utf8Length } from './clusters.ts';

/**
 * Text that stands among other text: separator, escape, marker and whatever steers a terminal, a screen or a CTI link
 * are written `%XX` or, above U+00FF, `%uXXXX`. Text that was cut ends in the marker, which no whole text does.
 */

export const separator = '|';
export const marker = '~';

/** C0, DEL and C1; direction marks, which would reorder what stands beside them; line ends; the byte order mark. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be kept out
const reserved = /[%|~\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export const escapeText = (text: string): string => text.toWellFormed().replace(reserved, escapeOf);

function escapeOf(character: string): string {
  const hex = character.charCodeAt(0).toString(16).toUpperCase();
  return hex.length > 2 ? `%u${hex.padStart(4, '0')}` : `%${hex.padStart(2, '0')}`;
}

/** Total: what is no escape stands for itself, half a surrogate pair for its replacement. */
export function unescapeText(escaped: string): string {
  const whole = isCut(escaped) ? escaped.slice(0, -marker.length) : escaped;
  return whole
    .replace(/%(?:u([0-9A-F]{4})|([0-9A-F]{2}))/g, (_, long: string | undefined, short: string) =>
      String.fromCharCode(Number.parseInt(long ?? short, 16)),
    )
    .toWellFormed();
}

export const isCut = (escaped: string): boolean => escaped.endsWith(marker);

/** Whole characters only, the marker included in `bytes`. */
export function cutTo(escaped: string, bytes: number): string {
  return utf8Length(escaped) <= bytes ? escaped : startOf(escaped, bytes - marker.length) + marker;
}

/** As many whole characters as `bytes` hold. */
export function startOf(escaped: string, bytes: number): string {
  let kept = '';
  let left = bytes;
  for (const unit of units(escaped)) {
    left -= utf8Length(unit);
    if (left < 0) break;
    kept += unit;
  }
  return kept;
}

/** What a reader sees as one character; an escape is one. */
export function* units(escaped: string): Generator<string> {
  let held = '';
  for (const cluster of clusters(escaped)) {
    held += cluster;
    if (held.startsWith('%') && held.length < (held[1] === 'u' ? 6 : 3)) continue;
    yield held;
    held = '';
  }
}
