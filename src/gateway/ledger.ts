import type { Ledger } from '../ledger/ledger.ts';

/** What the gateway asks of the ledger. Every method throws only when the database does not answer. */
export type GatewayLedger = Pick<
  Ledger,
  | 'start'
  | 'takeTurn'
  | 'takeBargeIn'
  | 'takeHangUp'
  | 'append'
  | 'row'
  | 'rows'
  | 'heard'
  | 'conversation'
  | 'settledOutcome'
  | 'openActs'
  | 'listen'
  | 'ping'
>;

/** One ledger entry as it is read back. */
export type Row = Awaited<ReturnType<GatewayLedger['heard']>>[number];
