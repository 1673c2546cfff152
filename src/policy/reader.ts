import type { Evidence } from './evidence.ts';

/** A reader turns what the customer said into evidence: pure, without a model, in time linear in the words. */
export interface Reader {
  readonly id: string;
  readonly version: number;
  /** Where the rule comes from. */
  readonly source: string;
  /** `words`: as `tokens` gives them. At most one piece of evidence for each turn. */
  read(words: readonly string[], turnId: string): Evidence | undefined;
}
