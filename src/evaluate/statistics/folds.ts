import { randomOf, shuffled } from './random.ts';

/**
 * The fold, 0 to k − 1, of each row. Rows of one group stay together, so that nothing is learnt about a conversation that
 * is then foretold; the folds differ by one group at most.
 */
export function foldsOf(groups: readonly string[], k: number, seed: number): readonly number[] {
  const order = shuffled([...new Set(groups)], randomOf(seed));
  const foldOf = new Map(order.map((group, place) => [group, place % k]));
  return groups.map((group) => foldOf.get(group) ?? 0);
}

/** Each row's score by what was learnt from all folds but its own. */
export function heldOut(
  folds: readonly number[],
  learn: (train: readonly number[], fold: number) => (row: number) => number,
): number[] {
  const out = folds.map(() => 0);
  for (const fold of new Set(folds)) {
    const train = folds.flatMap((other, row) => (other === fold ? [] : [row]));
    const score = learn(train, fold);
    for (const [row, own] of folds.entries()) if (own === fold) out[row] = score(row);
  }
  return out;
}
