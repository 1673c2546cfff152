/**
 * The share of pairs, one of either label, that the score puts in the right order; ties count half. NaN where a label
 * never comes.
 */
export function auc(scores: readonly number[], labels: readonly boolean[]): number {
  const order = scores.map((score, row) => ({ score, label: labels[row] === true })).sort((a, b) => a.score - b.score);
  let ranks = 0;
  let yes = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && order[end]?.score === order[start]?.score) end++;
    const tied = order.slice(start, end).filter(({ label }) => label).length;
    ranks += (tied * (start + end + 1)) / 2;
    yes += tied;
  }
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (order.length - yes));
}
