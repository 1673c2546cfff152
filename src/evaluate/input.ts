import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';

/** A file that cannot be used; the message names file, line (or row) and field. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}

/** More would only repeat what is wrong. */
const problemsMost = 5;

/** Reads a file of one JSON object a line. */
export function readLines<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const places = textOf(file)
    .split('\n')
    .map((text, i) => ({ text, place: `line ${i + 1}` }))
    .filter(({ text }) => text.trim() !== '');
  return checked(
    file,
    schema,
    places.map(({ text, place }) => ({ place, value: json(text, file, place) })),
  );
}

/** Reads a file that is one JSON array. */
export function readArray<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const value = json(textOf(file), file);
  if (!Array.isArray(value)) throw new InputError(`${basename(file)}: must be a JSON array`);
  return checked(
    file,
    schema,
    value.map((row: unknown, i) => ({ place: `row ${i + 1}`, value: row })),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function json(text: string, file: string, place?: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = place === undefined ? basename(file) : `${basename(file)}, ${place}`;
    throw new InputError(`${at}: is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function checked<T>(
  file: string,
  schema: z.ZodType<T>,
  rows: readonly { readonly place: string; readonly value: unknown }[],
): readonly T[] {
  const good: T[] = [];
  const problems: string[] = [];
  for (const { place, value } of rows) {
    const parsed = schema.safeParse(value);
    if (parsed.success) good.push(parsed.data);
    else problems.push(...parsed.error.issues.map((issue) => problem(file, place, issue)));
    if (problems.length >= problemsMost) break;
  }
  if (problems.length > 0) throw new InputError(problems.slice(0, problemsMost).join('\n'));
  if (good.length === 0) throw new InputError(`${basename(file)}: holds no row`);
  return good;
}

const problem = (file: string, place: string, { path, message }: z.core.$ZodIssue): string =>
  [`${basename(file)}, ${place}`, path.map(String).join('.'), message].filter((part) => part !== '').join(': ');
