import type { LedgerPort } from '../activities/ports.ts';
import { type Channel, keys } from '../conversation/entry.ts';
import { append, start, type Taken, take } from './append.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { row, rows, window } from './read.ts';

export type { Taken } from './append.ts';

/** Everything the house asks of the ledger. Every method throws only when the database does not answer. */
export interface Ledger extends LedgerPort {
  /** Writes the first entries of a conversation, once; a repeat is harmless. RangeError for an id that is malformed. */
  start(
    conversation: string,
    channel: Channel,
    snapshot: string,
    greeting?: string,
  ): Promise<{ readonly repeated: boolean } | { readonly refused: 'ended' }>;
  takeTurn(conversation: string, turnId: string, text: string): Promise<Taken>;
  /** `heard`: what of the answer to `turnId` really reached the customer's ear. */
  takeBargeIn(conversation: string, turnId: string, heard: string): Promise<Taken>;
  takeHangUp(conversation: string): Promise<Taken>;
  close(): Promise<void>;
}

/** Brings the schema up to date and connects. `connections`: at most so many at once. */
export async function openLedger(url: string, options: { readonly connections?: number } = {}): Promise<Ledger> {
  await migrate(url);
  const db = openDatabase(url, options.connections);
  return {
    append: (conversation, drafts) => append(db, conversation, drafts),
    window: (conversation, turns, drafts) => window(db, conversation, turns, drafts),
    rows: (conversation) => rows(db, conversation),
    row: (conversation, key) => row(db, conversation, key),
    start: (conversation, channel, snapshot, greeting) => start(db, conversation, channel, snapshot, greeting),
    takeTurn: (conversation, turnId, text) =>
      take(db, conversation, { key: keys.turn(turnId), entry: { kind: 'turn', turnId }, words: text }),
    takeBargeIn: (conversation, turnId, heard) => {
      const entry = { kind: 'barged', turnId, heardChars: heard.length } as const;
      return take(db, conversation, { key: keys.barged(turnId), entry, words: heard });
    },
    takeHangUp: (conversation) => take(db, conversation, { key: keys.hungUp, entry: { kind: 'hung_up' } }),
    close: () => db.close(),
  };
}
