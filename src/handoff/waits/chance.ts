/** Numbers from 0 up to 1, without 1, that the text alone decides: the same seek gets the same estimate, in a year too. */
export function chanceOf(text: string): () => number {
  let state = hash(text);
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return state;
}

/** The time to the next of what happens so often in a ms; never where it does not happen. */
export const untilNext = (perMs: number, chance: () => number): number =>
  perMs <= 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - chance()) / perMs;
