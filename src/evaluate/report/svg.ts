import { parse, View } from 'vega';
import { type Config, compile } from 'vega-lite';
import type { Chart } from '../section.ts';

/** Nothing but the data has a colour of its own. */
const config: Config = {
  background: 'transparent',
  view: { stroke: 'currentColor', strokeOpacity: 0.3 },
  axis: {
    labelColor: 'currentColor',
    titleColor: 'currentColor',
    tickColor: 'currentColor',
    domainColor: 'currentColor',
    gridColor: 'currentColor',
    gridOpacity: 0.12,
    titleFontWeight: 'normal',
  },
  legend: { labelColor: 'currentColor', titleColor: 'currentColor' },
  font: 'system-ui, sans-serif',
};

/** Draws a picture without a browser. */
export async function svgOf({ spec }: Chart): Promise<string> {
  const view = new View(parse(compile(spec, { config }).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
