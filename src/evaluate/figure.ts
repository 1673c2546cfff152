import type { Interval } from './statistics/bootstrap.ts';

/** What is asked of a figure. */
export interface Bar {
  readonly is: 'above' | 'below' | 'at least' | 'at most';
  readonly value: number;
  /** Where it comes from, in a few words. */
  readonly source: string;
}

/** One measured figure beside what is asked of it. */
export interface Figure {
  /** In the JSON line, camelCase. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  readonly value: number;
  /** `share` is shown as a percentage. */
  readonly unit: 'share' | 'number';
  /** 95 %. */
  readonly interval?: Interval;
  /** Without a bar the figure is shown for comparison only. */
  readonly bar?: Bar;
  /** What pure chance would give: the interval's lower end must lie above it too. */
  readonly chance?: number;
}

/** Beats its bar: the figure itself stands beyond it, and the lower end of its interval above chance. */
export function holds({ value, interval, bar, chance }: Figure): boolean {
  if (bar === undefined) return true;
  if (chance !== undefined && interval !== undefined && !(interval.low > chance)) return false;
  switch (bar.is) {
    case 'above':
      return value > bar.value;
    case 'at least':
      return value >= bar.value;
    case 'below':
      return value < bar.value;
    case 'at most':
      return value <= bar.value;
  }
}

export const shown = (value: number, unit: Figure['unit']): string => {
  if (!Number.isFinite(value)) return 'none';
  return unit === 'share' ? `${(100 * value).toFixed(1)} %` : value.toFixed(3);
};

export const askedOf = ({ bar, unit }: Figure): string =>
  bar === undefined ? '' : `${bar.is} ${shown(bar.value, unit)} (${bar.source})`;

export const intervalOf = ({ interval, unit }: Figure): string =>
  interval === undefined ? '' : `${shown(interval.low, unit)} – ${shown(interval.high, unit)}`;

/** One line of the table for people. */
export function line(figure: Figure): string {
  const verdict = figure.bar === undefined ? ' ' : holds(figure) ? '✓' : '✗';
  const cells = [
    figure.name.padEnd(58),
    shown(figure.value, figure.unit).padStart(8),
    intervalOf(figure).padEnd(17),
    verdict,
    askedOf(figure),
  ];
  return `  ${cells.join('  ')}`.trimEnd();
}
