/** One text for one value: what the chain hashes must not depend on the order in which an object was built. */

/** JSON with the keys of every object sorted by UTF-16 unit and undefined fields left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) => {
    if (typeof field === 'string') return storable(field);
    return isPlainObject(field) ? sortedCopy(field) : field;
  });
}

/** The text as PostgreSQL can store it: U+0000 and lone surrogates, which it refuses, become U+FFFD. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortedCopy(object: Record<string, unknown>): Record<string, unknown> {
  // Without a prototype, so that a field named __proto__ stays a field.
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object).sort()) copy[storable(key)] = object[key];
  return copy;
}
