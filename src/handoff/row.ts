import type { Entry } from '../conversation/entry.ts';

/** A ledger entry as the packet reads it. `at`: ms since the epoch. `words` is null where there are none, or once erased. */
export interface Row {
  readonly seq: number;
  readonly at: number;
  readonly key: string;
  readonly entry: Entry;
  readonly words: string | null;
}
