import type { Entry } from '../conversation/entry.ts';
import type { Database } from './database.ts';

/** One line of an export. Bytes as hex; with `hmacKey` the words can be checked against `mac`. */
export interface Exported {
  readonly conversation: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly key: string;
  readonly entry: Entry;
  readonly words: string | null;
  readonly hmacKey: string | null;
  readonly mac: string | null;
  readonly prev: string;
  readonly hash: string;
}

interface ExportRow extends Omit<Exported, 'entry'> {
  readonly body: string;
}

const text = `select e.conversation, e.seq, e.at, e.kind, e.key, e.body, w.words, encode(w.hmac_key, 'hex') as "hmacKey",
    encode(e.mac, 'hex') as mac, encode(e.prev, 'hex') as prev, encode(e.hash, 'hex') as hash
  from readback.entry e left join readback.words w using (conversation, seq)
  where e.conversation = $1 and e.seq > $2 order by e.seq limit 500`;

/** A whole conversation as JSON lines, one entry a line, in order; nothing for an unknown one. */
export async function* exportLines(db: Database, conversation: string): AsyncGenerator<string> {
  let after = 0;
  for (;;) {
    const rows = await db.ask<ExportRow>('export', text, [conversation, after]);
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const { body, ...row } of rows) yield JSON.stringify(exported(row, body));
    after = last.seq;
  }
}

function exported(row: Omit<ExportRow, 'body'>, body: string): Exported {
  const entry: Entry = JSON.parse(body);
  const { conversation, seq, at, kind, key, ...chained } = row;
  return { conversation, seq, at, kind, key, entry, ...chained };
}
