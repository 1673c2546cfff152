import { basename } from 'node:path';
import { type Phrases, phrasesOf } from '../policy/phrases.ts';
import type { Policy } from '../policy/policy.ts';
import { readFile } from './file.ts';
import { policyOf, policySchema } from './policy-schema.ts';
import { ConfigError } from './problem.ts';

/** A policy file by itself, without the agent that it belongs to. Throws ConfigError with every problem. */
export function loadPolicy(path: string): { readonly policy: Policy; readonly phrases: Phrases } {
  const { value, wrong } = readFile(path, basename(path), policySchema);
  if (value === undefined) throw new ConfigError(wrong);
  return { policy: policyOf(value), phrases: phrasesOf(value.phrases) };
}
