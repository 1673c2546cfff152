import { askedOf, type Figure, holds, intervalOf, shown } from '../figure.ts';
import { missesOf, type Section } from '../section.ts';
import { style } from './style.ts';
import { svgOf } from './svg.ts';

/** The report: one HTML page that loads nothing, its pictures drawn here. */
export async function pageOf(sections: readonly Section[]): Promise<string> {
  const bodies: string[] = [];
  for (const section of sections) bodies.push(await bodyOf(section));
  const misses = missesOf(sections);
  const verdict = misses.length === 0 ? 'Every bar is beaten.' : `Missed: ${misses.join(', ')}.`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Readback: the judgement, measured</title>
<style>${style}</style>
</head>
<body>
<h1>The judgement, measured</h1>
<p class="${misses.length === 0 ? 'good' : 'bad'}">${asText(verdict)}</p>
<p>A figure beats its bar when it stands beyond it, and the lower end of its 95 % interval (bootstrap by conversation) above chance.</p>
${barsTable(sections)}
${bodies.join('\n')}
</body>
</html>
`;
}

/** All that is asked, in one table: beaten or not, and by what. */
function barsTable(sections: readonly Section[]): string {
  const rows = sections.flatMap(({ key, title, figures }) =>
    figures
      .filter(({ bar }) => bar !== undefined)
      .map((figure) => row([link(key, title), asText(figure.name), ...cells(figure)], figure)),
  );
  return table(['set', 'figure', 'value', '95 %', 'asked', ''], rows);
}

async function bodyOf({ key, title, text, figures, charts, rows = [] }: Section): Promise<string> {
  const pictures: string[] = [];
  for (const chart of charts)
    pictures.push(`<figure><figcaption>${asText(chart.title)}</figcaption>${await svgOf(chart)}</figure>`);
  const list = figures.map((figure) => row([asText(figure.name), ...cells(figure)], figure));
  const single = rows.map((one) => `<li>${asText(one)}</li>`).join('\n');
  return `<section id="${asText(key)}">
<h2>${asText(title)}</h2>
${text.map((paragraph) => `<p>${asText(paragraph)}</p>`).join('\n')}
<div class="pictures">${pictures.join('\n')}</div>
${table(['figure', 'value', '95 %', 'asked', ''], list)}
${rows.length === 0 ? '' : `<details><summary>${rows.length} single cases</summary><ul>${single}</ul></details>`}
</section>`;
}

const cells = (figure: Figure): readonly string[] => [
  shown(figure.value, figure.unit),
  intervalOf(figure),
  asText(askedOf(figure)),
  figure.bar === undefined ? '' : holds(figure) ? 'beaten' : whyNot(figure),
];

function whyNot({ value, unit, bar, interval, chance }: Figure): string {
  if (bar === undefined || !Number.isFinite(value)) return 'missed: there is no figure';
  const short = `missed by ${shown(Math.abs(value - bar.value), unit)}`;
  if (chance === undefined || interval === undefined || interval.low > chance) return short;
  return `missed: no better than chance with confidence`;
}

const row = (columns: readonly string[], figure: Figure): string =>
  `<tr class="${figure.bar === undefined ? '' : holds(figure) ? 'good' : 'bad'}">${columns.map((one) => `<td>${one}</td>`).join('')}</tr>`;

const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<div class="wide"><table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;

const link = (key: string, title: string): string => `<a href="#${asText(key)}">${asText(title)}</a>`;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asText = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark);
