import type { TopLevelSpec } from 'vega-lite';
import { type Figure, holds } from './figure.ts';

/** A picture for the report: a Vega-Lite specification with its data inside. */
export interface Chart {
  readonly title: string;
  readonly spec: TopLevelSpec;
}

/** What one set says: a part of the table, of the JSON line and of the report. */
export interface Section {
  /** Its name in the JSON line. */
  readonly key: string;
  readonly title: string;
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly figures: readonly Figure[];
  readonly charts: readonly Chart[];
  /** Single rows worth seeing, such as misses: below the figures, one a line. */
  readonly rows?: readonly string[];
}

/** As `set.figure`. */
export const missesOf = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ key, figures }) =>
    figures.filter((figure) => !holds(figure)).map((figure) => `${key}.${figure.key}`),
  );

/** The last line of the command: every figure, by set and key, and which of them miss their bar. */
export function jsonOf(sections: readonly Section[]): string {
  const sets = sections.map(({ key, figures }) => [key, Object.fromEntries(figures.map(entryOf))]);
  return JSON.stringify({ ...Object.fromEntries(sets), misses: missesOf(sections) });
}

const entryOf = (figure: Figure): [string, unknown] => {
  const { key, value, interval, bar } = figure;
  const figures = { value: rounded(value), low: rounded(interval?.low), high: rounded(interval?.high) };
  return [key, bar === undefined ? figures : { ...figures, bar: bar.value, is: bar.is, holds: holds(figure) }];
};

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1e5) / 1e5;
