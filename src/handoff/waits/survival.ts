/** A figure, or, where `over`, only that it is more than this: who waited so long and left would have waited longer. */
export interface Seen {
  readonly figure: number;
  readonly over: boolean;
}

/**
 * The figure that so great a share (0–1) of all stay at or below, by Kaplan and Meier: what is known only to be more counts
 * with those that are seen beyond it, and not as what it was. Undefined where too few were seen to the end to say.
 */
export function quantileOf(seen: readonly Seen[], share: number): number | undefined {
  const ascending = [...seen].sort((a, b) => a.figure - b.figure || Number(a.over) - Number(b.over));
  let beyond = 1;
  for (const [i, { figure, over }] of ascending.entries()) {
    if (over) continue;
    beyond *= 1 - 1 / (ascending.length - i);
    if (beyond <= 1 - share + 1e-12) return figure;
  }
  return undefined;
}
