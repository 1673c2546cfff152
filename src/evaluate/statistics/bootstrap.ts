import { randomOf } from './random.ts';

/** Where a statistic lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 % interval of a statistic by the bootstrap over groups (percentiles): whole conversations are drawn again, since
 * rows of one conversation are not independent. A draw without a figure (one label only) is left out.
 */
export function interval(
  groups: readonly string[],
  statistic: (indices: readonly number[]) => number,
  { seed, rounds }: { readonly seed: number; readonly rounds: number },
): Interval {
  const members = [...Map.groupBy(groups.keys(), (row) => groups[row] ?? '').values()];
  const random = randomOf(seed);
  const draw = (): readonly number[] => members.flatMap(() => members[Math.floor(random() * members.length)] ?? []);
  const figures = Array.from({ length: rounds }, () => statistic(draw()))
    .filter((figure) => Number.isFinite(figure))
    .sort((a, b) => a - b);
  return { low: quantile(figures, 0.025), high: quantile(figures, 0.975) };
}

/** Of figures in rising order, between neighbours where the place falls between them; NaN of none. */
export function quantile(rising: readonly number[], share: number): number {
  const place = share * (rising.length - 1);
  const below = rising[Math.floor(place)] ?? Number.NaN;
  const above = rising[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
