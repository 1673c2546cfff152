/** How much a mark that few rows have is drawn to the base rate, in rows. */
const prior = 10;
const rowsLeast = 3;

/** Naive Bayes as one figure: the mean change of the log-odds over the marks of a row, damped by their number. */
export function logOdds(
  rows: readonly ReadonlySet<string>[],
  labels: readonly boolean[],
): (row: ReadonlySet<string>) => number {
  const rate = labels.filter(Boolean).length / Math.max(1, labels.length);
  const odds = new Map<string, number>();
  for (const [mark, { n, held }] of countsOf(rows, labels)) {
    if (n >= rowsLeast) odds.set(mark, logit((held + prior * rate) / (n + prior)) - logit(rate));
  }
  return (row) => {
    const known = [...row].flatMap((mark) => odds.get(mark) ?? []);
    return known.reduce((sum, one) => sum + one, 0) / Math.sqrt(Math.max(1, known.length));
  };
}

function countsOf(rows: readonly ReadonlySet<string>[], labels: readonly boolean[]) {
  const counts = new Map<string, { n: number; held: number }>();
  for (const [i, row] of rows.entries()) {
    for (const mark of row) {
      const { n, held } = counts.get(mark) ?? { n: 0, held: 0 };
      counts.set(mark, { n: n + 1, held: held + (labels[i] ? 1 : 0) });
    }
  }
  return counts;
}

const logit = (p: number): number => {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(inside / (1 - inside));
};
