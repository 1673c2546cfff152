import type { Evidence } from './evidence.ts';
import type { Phrases } from './phrases.ts';

/** One turn of the customer, or one reply of the AI, as its readers take it. */
export interface Heard {
  readonly turnId: string;
  /** As it was said: what capitals and exclamation marks are read from. */
  readonly text: string;
  /** As `tokens` gives them. */
  readonly words: readonly string[];
  /** The same speaker's earlier words in this conversation, oldest first, as `tokens` gives them; the latest few. */
  readonly earlier: readonly (readonly string[])[];
  /** An offer of a human awaits its answer. */
  readonly offered: boolean;
}

/** A reader turns what was said into evidence: pure, without a model, in time linear in the words. */
export interface Reader {
  readonly id: string;
  readonly version: number;
  /** Where the rule comes from. */
  readonly source: string;
  /** `phrases`: the policy file's lists. At most one piece of evidence of each kind for a turn. */
  read(heard: Heard, phrases: Phrases): Evidence | readonly Evidence[] | undefined;
}
