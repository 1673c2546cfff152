/** Solves the symmetric positive definite system `matrix · x = right` (Cholesky); works on copies. */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const lower = factor(matrix);
  const n = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let j = 0; j < i; j++) sum -= at(lower[i], j) * at(x, j);
    x[i] = sum / at(lower[i], i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let j = i + 1; j < n; j++) sum -= at(lower[j], i) * at(x, j);
    x[i] = sum / at(lower[i], i);
  }
  return x;
}

/** The lower triangle whose product with itself is the matrix. */
function factor(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const lower = matrix.map((row) => new Float64Array(row.length));
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j <= i; j++) {
      let sum = at(matrix[i], j);
      for (let k = 0; k < j; k++) sum -= at(row, k) * at(lower[j], k);
      row[j] = i === j ? Math.sqrt(Math.max(sum, tiny)) : sum / at(lower[j], j);
    }
  }
  return lower;
}

/** Where rounding leaves less than nothing under the root. */
const tiny = 1e-12;

/** A place of a row; 0 outside of it. */
export const at = (row: ArrayLike<number> | undefined, place: number): number => row?.[place] ?? 0;
