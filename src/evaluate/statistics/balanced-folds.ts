import { randomOf, shuffled } from './random.ts';

/**
 * Folds like `foldsOf`, with about as many rows that hold in each: with few groups, a fold that happens to hold all the
 * failures would else be foretold by rows that have none.
 */
export function balancedFolds(
  groups: readonly string[],
  labels: readonly boolean[],
  k: number,
  seed: number,
): readonly number[] {
  const held = new Map<string, number>();
  for (const [row, group] of groups.entries()) held.set(group, (held.get(group) ?? 0) + (labels[row] ? 1 : 0));
  const order = shuffled([...held], randomOf(seed)).sort(([, one], [, other]) => other - one);
  const totals = Array.from({ length: k }, () => ({ held: 0, groups: 0 }));
  const foldOf = new Map<string, number>();
  for (const [group, count] of order) {
    const least = Math.min(...totals.map(({ groups: many }) => many));
    const open = totals.flatMap((total, fold) => (total.groups === least ? [{ total, fold }] : []));
    const [lowest] = open.sort((one, other) => one.total.held - other.total.held);
    if (lowest === undefined) continue;
    lowest.total.held += count;
    lowest.total.groups++;
    foldOf.set(group, lowest.fold);
  }
  return groups.map((group) => foldOf.get(group) ?? 0);
}
