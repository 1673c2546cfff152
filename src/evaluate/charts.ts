import type { TopLevelSpec } from 'vega-lite';
import type { Point } from './operating.ts';
import type { Chart } from './section.ts';
import { reliability } from './statistics/calibration.ts';

/** The pictures of the report, as Vega-Lite specifications. Text takes the page's colour, so it reads on light and dark. */

const size = { width: 340, height: 240 } as const;
/** More points than a picture has dots only make the file larger. */
const pointsMost = 160;

/** False alarms across, recall upwards; a coin goes along the diagonal. */
export const rocChart = (title: string, curves: Readonly<Record<string, readonly Point[]>>): Chart =>
  lines(title, ['false alarms', 'found'], curves, true);

/** How many the AI keeps across, what fails among them upwards. */
export const riskChart = (title: string, curves: Readonly<Record<string, readonly Point[]>>): Chart =>
  lines(title, ['kept by the AI', 'failing among them'], curves, false);

function lines(
  title: string,
  [x, y]: readonly [string, string],
  curves: Readonly<Record<string, readonly Point[]>>,
  square: boolean,
): Chart {
  const values = Object.entries(curves).flatMap(([curve, points]) =>
    thinned(points).map(([across, up]) => ({ curve, across, up })),
  );
  const spec: TopLevelSpec = {
    ...size,
    layer: [
      ...(square ? [diagonal] : []),
      {
        data: { values },
        mark: { type: 'line', interpolate: 'linear', strokeWidth: 2 },
        encoding: {
          x: { field: 'across', type: 'quantitative', axis: percent(x) },
          y: { field: 'up', type: 'quantitative', axis: percent(y) },
          color: colour('curve', Object.keys(curves)),
          order: { field: 'across' },
        },
      },
    ],
  };
  return { title, spec };
}

/** Forecasts in bins: foretold across, came upwards, as large as they have rows. On the diagonal each keeps its word. */
export function reliabilityChart(
  title: string,
  forecasts: Readonly<Record<string, { readonly p: readonly number[]; readonly labels: readonly boolean[] }>>,
): Chart {
  const values = Object.entries(forecasts).flatMap(([forecast, { p, labels }]) =>
    reliability(p, labels)
      .filter(({ n }) => n > 0)
      .map(({ n, foretold, came }) => ({ forecast, foretold, came, n })),
  );
  const spec: TopLevelSpec = {
    ...size,
    layer: [
      diagonal,
      {
        data: { values },
        mark: { type: 'point', filled: true, opacity: 0.85 },
        encoding: {
          x: { field: 'foretold', type: 'quantitative', axis: percent('foretold') },
          y: { field: 'came', type: 'quantitative', axis: percent('came') },
          size: { field: 'n', type: 'quantitative', legend: null, scale: { range: [20, 400] } },
          color: colour('forecast', Object.keys(forecasts)),
        },
      },
    ],
  };
  return { title, spec };
}

/** Shares side by side, one bar for each name and, where given, group. */
export function bars(
  title: string,
  what: string,
  values: readonly { readonly name: string; readonly value: number; readonly group?: string }[],
): Chart {
  const groups = [...new Set(values.map(({ group = '' }) => group))];
  const spec: TopLevelSpec = {
    width: size.width,
    height: { step: groups.length > 1 ? 12 : 20 },
    data: { values: values.map(({ name, value, group = '' }) => ({ name, value, group })) },
    mark: { type: 'bar' },
    encoding: {
      y: { field: 'name', type: 'nominal', sort: null, axis: { title: null } },
      x: { field: 'value', type: 'quantitative', axis: percent(what) },
      ...(groups.length > 1
        ? { yOffset: { field: 'group', sort: null }, color: colour('group', groups) }
        : { color: { value: blue } }),
    },
  };
  return { title, spec };
}

/** Each reads on white and on near black. */
const blue = '#2f80d0';
const palette = [blue, '#d9772b', '#2a9d6a', '#b0579f'];

const colour = (field: string, domain: readonly string[]) => ({
  field,
  type: 'nominal' as const,
  scale: { domain: [...domain], range: palette },
  legend: { title: null, orient: 'bottom' as const, direction: 'vertical' as const, labelLimit: 320 },
});

const percent = (title: string) => ({ title, format: '.0%' });

const diagonal = {
  data: { values: [{ across: 0 }, { across: 1 }] },
  mark: { type: 'line' as const, strokeDash: [4, 4], stroke: 'currentColor', opacity: 0.5 },
  encoding: {
    x: { field: 'across', type: 'quantitative' as const },
    y: { field: 'across', type: 'quantitative' as const },
  },
};

const thinned = (points: readonly Point[]): readonly Point[] => {
  const step = Math.max(1, Math.ceil(points.length / pointsMost));
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
};
