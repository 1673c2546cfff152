import type { Row, Window } from '../activities/ports.ts';
import type { Channel, Draft, Entry } from '../conversation/entry.ts';
import { neverStarted, pack } from './append.ts';
import type { Database } from './database.ts';

/** A row as statements select it: `body` is the entry's canonical JSON. */
export interface StoredRow {
  readonly seq: number;
  readonly at: number;
  readonly key: string;
  readonly body: string;
  readonly words: string | null;
}

/** The columns of a StoredRow, from `entry e left join words w`. */
const rowColumns = 'e.seq, e.at, e.key, e.body, w.words';
const rowTables = 'readback.entry e left join readback.words w using (conversation, seq)';

interface WindowRow {
  readonly channel: Channel;
  readonly epoch: number;
  readonly floor: number;
  readonly ended: boolean;
  readonly salt: Buffer | null;
  readonly entries: string | null;
}

/** See LedgerPort. Throws for a conversation that was never started. `salt` is empty once the words are erased. */
export async function window(
  db: Database,
  conversation: string,
  turns: number,
  drafts: readonly Draft[],
): Promise<Window> {
  const [found] = await db.ask<WindowRow>(
    'window',
    'select channel, epoch, floor, ended, salt, entries from readback.window($1, $2, $3, $4, $5, $6, $7)',
    [conversation, turns, ...pack(drafts)],
  );
  if (found === undefined) throw neverStarted(conversation);
  const entries: [number, number, string, Entry, string | null][] = JSON.parse(found.entries ?? '[]');
  return {
    rows: entries.map(([seq, at, key, entry, words]) => ({ seq, at, key, entry, words })),
    channel: found.channel,
    epoch: found.epoch,
    floor: found.floor,
    ended: found.ended,
    salt: found.salt ?? new Uint8Array(),
  };
}

/** Every entry after `after`, in order. */
export async function rows(db: Database, conversation: string, after = 0): Promise<readonly Row[]> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.seq > $2 order by e.seq`;
  return (await db.ask<StoredRow>('rows', text, [conversation, after])).map(toRow);
}

export async function row(db: Database, conversation: string, key: string): Promise<Row | undefined> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.key = $2`;
  const [found] = await db.ask<StoredRow>('row', text, [conversation, key]);
  return found && toRow(found);
}

export function toRow(stored: StoredRow): Row {
  const entry: Entry = JSON.parse(stored.body);
  return { seq: stored.seq, at: stored.at, key: stored.key, entry, words: stored.words };
}
