import type { Row } from './row.ts';

/** What a matter is about: numbers of orders, contracts, parcels, as tools are asked about them and customers name them. */

/** Values of each call's arguments that look like such a number, by call id. */
export function argumentValues(rows: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    rows.flatMap(({ entry, words }) =>
      entry.kind === 'asked'
        ? Object.entries(objectIn(words ?? '')).map(
            ([callId, args]) => [callId, Object.values(objectIn(String(args))).filter(isThing)] as const,
          )
        : [],
    ),
  );
}

/** A word of at least four characters, three digits among them; sums and quantities are numbers in JSON, not text. */
const isThing = (value: unknown): value is string =>
  typeof value === 'string' && /^[\p{L}\d][\p{L}\d._/-]{3,63}$/u.test(value) && value.replace(/\D/g, '').length >= 3;

function objectIn(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Words with digits in what the customer said. */
export const named = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ entry, words }) =>
    entry.kind === 'turn' ? ((words ?? '').match(/[\p{L}\d][\p{L}\d._/-]*[\p{L}\d]/gu) ?? []).filter(isThing) : [],
  );

/** Two numbers of one kind look alike: letters for letters, digits for digits. */
export const shapeOf = (thing: string): string => thing.replace(/\d/g, '9').replace(/\p{L}/gu, 'a');
