import type { Evidence } from './evidence.ts';
import type { Reader } from './reader.ts';
import { explicitRequest } from './readers/explicit-request.ts';
import { tokens } from './text/tokens.ts';

export const readers: readonly Reader[] = [explicitRequest];

/** What a turn's words are evidence of, in the readers' order. The evidence names rules, never the words. */
export function read(words: string, turnId: string): Evidence[] {
  const taken = tokens(words);
  return readers.flatMap((reader) => reader.read(taken, turnId) ?? []);
}
