/** Percentiles by the nearest rank; of nothing it is NaN, which no bound passes. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN;
}

export const p50 = (values: readonly number[]): number => percentile(values, 50);
export const p95 = (values: readonly number[]): number => percentile(values, 95);

/** One figure of the benchmark beside what is asked of it and how many samples it rests on. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'times' | 'events';
  readonly n: number;
  /** At most this; undefined: shown for comparison only. */
  readonly atMost?: number;
}

export const figure = (name: string, value: number, unit: Figure['unit'], n: number, atMost?: number): Figure => ({
  name,
  value: Math.round(value * 100) / 100,
  unit,
  n,
  ...(atMost === undefined ? {} : { atMost: Math.round(atMost * 100) / 100 }),
});

export const misses = (figures: readonly Figure[]): readonly string[] =>
  figures.filter(({ value, atMost }) => atMost !== undefined && !(value <= atMost)).map(({ name }) => name);

export function line({ name, value, unit, n, atMost }: Figure): string {
  const asked = atMost === undefined ? '' : value <= atMost ? `  ≤ ${atMost} ✓` : `  > ${atMost} ✗`;
  return `${name.padEnd(72)} ${String(value).padStart(8)} ${unit.padEnd(6)} n=${n}${asked}`;
}
