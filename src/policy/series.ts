/** A run of figures kept as sums, so that level, trend and volatility cost nothing to carry on. Plain JSON. */
export interface Series {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  /** Sum of place × figure, places from 0: what the trend is made of. */
  readonly placed: number;
  readonly least: number;
  readonly most: number;
  readonly last: number;
}

export const emptySeries: Series = { n: 0, sum: 0, squares: 0, placed: 0, least: 0, most: 0, last: 0 };

export const carryOn = ({ n, sum, squares, placed, least, most }: Series, figure: number): Series => ({
  n: n + 1,
  sum: sum + figure,
  squares: squares + figure * figure,
  placed: placed + n * figure,
  least: n === 0 ? figure : Math.min(least, figure),
  most: n === 0 ? figure : Math.max(most, figure),
  last: figure,
});

/** The mean; 0 of nothing. */
export const level = ({ n, sum }: Series): number => (n === 0 ? 0 : sum / n);

/** The slope of the straight line through the figures, per step; 0 below three figures. */
export function trend({ n, sum, placed }: Series): number {
  if (n < 3) return 0;
  const places = (n * (n - 1)) / 2;
  const spread = (n * (n * n - 1)) / 12;
  return (placed - (places * sum) / n) / spread;
}

/** The standard deviation; 0 below two figures. */
export const volatility = ({ n, sum, squares }: Series): number =>
  n < 2 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
