/** Features are named by 32-bit numbers: words and classes hashed (FNV-1a), runs of them mixed in order. Integers only. */

const prime = 0x01000193;
const basis = 0x811c9dc5;

export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = basis;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}

/** `other` after `hash`: their order counts. */
export const mixed = (hash: number, other: number): number => {
  const once = Math.imul(hash ^ (other >>> 16) ^ (other << 3), prime);
  return Math.imul(once ^ (once >>> 15) ^ other, 0x2c1b3c6d);
};

/** Where the feature's weight stands among `2 ** bits`. */
export const placeOf = (hash: number, bits: number): number => (hash ^ (hash >>> 15) ^ (hash >>> 7)) & (2 ** bits - 1);
