import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { piecesOf, placesOf, type Weights } from '../../policy/readers/request/hear.ts';
import { languages } from '../../policy/readers/request/languages.ts';
import { tokens } from '../../policy/text/tokens.ts';
import { type Example, fitRequests, meanOf, stepsOf } from './fit.ts';
import type { Line } from './lines.ts';

export const weightsFile = fileURLToPath(new URL('../../policy/readers/request/weights.ts', import.meta.url));

const bits = 18;
/** Nearly half of the lines ask, few turns do: added to the intercept. */
const lean = -0.2;
/** Each fit sees the lines in another order; their mean is what counts. */
const seeds = [1, 2, 3, 4, 5];

export function weightsFrom(lines: readonly Line[]): Weights {
  const examples = lines.map(exampleOf);
  const fitted = stepsOf(meanOf(seeds.map((seed) => fitRequests(examples, bits, seed))));
  return { ...fitted, intercept: fitted.intercept + lean };
}

const exampleOf = ({ text, asks }: Line): Example => ({
  pieces: piecesOf(tokens(text)).map((piece) => placesOf(piece, bits)),
  asks,
});

/** What the weights were fitted to, so that a test sees when a line or a table was changed and they were not. */
export const nameOf = (lines: readonly Line[]): string =>
  createHash('sha256')
    .update(JSON.stringify([languages, lines]))
    .digest('hex')
    .slice(0, 16);

/** The weights as source: a table of bytes, in base64. */
export function writeWeights(file: string, { bits: of, step, intercept, steps }: Weights, fittedTo: string): void {
  const text = Buffer.from(steps.buffer).toString('base64');
  writeFileSync(
    file,
    `// Written by \`npm run calibrate -- --requests\`; not for reading.
export const fittedTo = '${fittedTo}';
export const bits = ${of};
export const step = ${step};
export const intercept = ${intercept};
export const steps =
  '${text}';
`,
  );
}
