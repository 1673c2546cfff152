import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { problemsOf } from './problem.ts';

/** Reads one file and checks it: its value, or one line for each thing that is wrong. `shown`: what the lines call it. */
export function readFile<T>(
  path: string,
  shown: string,
  schema: z.ZodType<T>,
  from: (text: string) => unknown = parse,
): { readonly value?: T; readonly wrong: readonly string[] } {
  let raw: unknown;
  try {
    raw = from(readFileSync(path, 'utf8').replaceAll('\r\n', '\n'));
  } catch (error) {
    return { wrong: [`${shown}: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, wrong: [] };
  return { wrong: problemsOf(shown, parsed.error, (path) => fieldName(raw, path)) };
}

/** Rows are called by their name or code rather than by their place: `refund_order.http.path`, not `4.http.path`. */
function fieldName(raw: unknown, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  const row: unknown = Array.isArray(raw) && typeof first === 'number' ? raw[first] : undefined;
  const known =
    row && typeof row === 'object' ? Object.entries(row).find(([key]) => key === 'name' || key === 'code') : undefined;
  return [known ? known[1] : first, ...rest]
    .filter((part) => part !== undefined)
    .map(String)
    .join('.');
}
