import { fileURLToPath } from 'node:url';
import { loadPolicy } from '../../src/config/policy-file.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import type { Reader } from '../../src/policy/reader.ts';
import { tokens } from '../../src/policy/text/tokens.ts';

/** What one reader reads, by the phrases that are shipped. */

export const shippedPolicy = fileURLToPath(new URL('../../agent/policy.yaml', import.meta.url));
export const { phrases } = loadPolicy(shippedPolicy);

export interface Before {
  /** What the same speaker said before, oldest first. */
  readonly earlier?: readonly string[];
  readonly offered?: boolean;
}

export function readBy(reader: Reader, text: string, { earlier = [], offered = false }: Before = {}): Evidence[] {
  const heard = { turnId: 't1', text, words: tokens(text), earlier: earlier.map(tokens), offered };
  return [reader.read(heard, phrases) ?? []].flat();
}
