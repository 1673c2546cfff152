import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../input.ts';

/** A sentence and whether it asks for a human: what the reader of requests is fitted to. */
export interface Line {
  readonly lang: string;
  readonly asks: boolean;
  readonly text: string;
}

/** One file a language, one line a sentence: `1` or `0`, a tab, the text. */
export const linesFolder = fileURLToPath(new URL('./lines', import.meta.url));

/** Every line of every language. Throws InputError with file and line for one that has no such form. */
export function readLinesOf(folder: string): readonly Line[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.tsv'));
  return files.sort().flatMap((file) => {
    const texts = readFileSync(join(folder, file), 'utf8').split('\n').slice(0, -1);
    return texts.map((text, i) => lineOf(text, basename(file, '.tsv'), `${file}, line ${i + 1}`));
  });
}

function lineOf(line: string, lang: string, place: string): Line {
  const [label, text, ...more] = line.split('\t');
  if ((label !== '0' && label !== '1') || text === undefined || text === '' || more.length > 0)
    throw new InputError(`${place}: must be 0 or 1, a tab, and a text`);
  return { lang, asks: label === '1', text };
}
