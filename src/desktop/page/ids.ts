export interface ActIds {
  of(what: string): string;
  forget(what: string): void;
}

/** An act keeps its id until it has an answer, so that trying again does it once. */
export function actIds(): ActIds {
  const ids = new Map<string, string>();
  return {
    of(what) {
      const id = ids.get(what) ?? uuid();
      ids.set(what, id);
      return id;
    },
    forget: (what) => ids.delete(what),
  };
}

/** Random, version 4. The browser's own `randomUUID` is missing on plain HTTP beyond loopback. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const marked = Array.from(bytes, (byte, i) =>
    i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = marked.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
