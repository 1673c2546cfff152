import type { Ledger } from '../../ledger/ledger.ts';

/** What the desktop needs of the ledger. Every method throws only when the database does not answer. */
export type DesktopLedger = Pick<
  Ledger,
  | 'conversation'
  | 'waiting'
  | 'held'
  | 'callbacks'
  | 'consults'
  | 'packet'
  | 'rows'
  | 'row'
  | 'append'
  | 'humanSays'
  | 'listen'
  | 'elsewhere'
>;
