import type { Channel, Join } from '../conversation/entry.ts';
import type { OtherRows } from '../handoff/others.ts';
import type { Database } from './database.ts';
import { rowColumns, rowTables, type StoredRow, toRow } from './read.ts';

/** Which other conversations are the same customer's. `since`: only those with an entry at or after it; the latest first. */
export interface OthersQuery {
  readonly since: number;
  readonly most: number;
}

interface Meeting {
  readonly conversation: string;
  readonly here: string;
  readonly there: string;
}

/** Every pair of joins under one pseudonym, one of this conversation and one of another. */
const meetingsText = `with other as (
    select h.conversation, h.at from readback.head h
    where h.at >= $2 and h.conversation <> $1 and h.conversation in (
      select t.conversation from readback.joined m join readback.joined t using (customer) where m.conversation = $1)
    order by h.at desc, h.conversation limit $3)
  select o.conversation, me.body as here, te.body as there
  from other o
    join readback.joined t on t.conversation = o.conversation
    join readback.joined m on m.customer = t.customer and m.conversation = $1
    join readback.entry me on me.conversation = m.conversation and me.seq = m.seq
    join readback.entry te on te.conversation = t.conversation and te.seq = t.seq
  order by o.at desc, o.conversation, te.seq`;

/** What says how another conversation went; not what was said in answer. */
const rowsText = `select e.conversation, ${rowColumns} from ${rowTables} where e.conversation = any($1::text[])
  and e.kind in ('started', 'turn', 'asked', 'calling', 'called', 'custody', 'decision', 'accepted', 'human', 'joined', 'ended')
  order by e.conversation, e.seq`;

export async function others(db: Database, conversation: string, query: OthersQuery): Promise<readonly OtherRows[]> {
  const { since, most } = query;
  const meetings = await db.ask<Meeting>('others', meetingsText, [conversation, since, most]);
  const found = Map.groupBy(meetings, (meeting) => meeting.conversation);
  if (found.size === 0) return [];
  const stored = await db.ask<StoredRow & { conversation: string }>('others_rows', rowsText, [[...found.keys()]]);
  const rows = Map.groupBy(stored, (row) => row.conversation);
  return [...found].map(([id, pairs]) => ({
    conversation: id,
    meetings: pairs.map(({ here, there }) => ({ here: joinIn(here), there: joinIn(there) })),
    rows: (rows.get(id) ?? []).map(toRow),
  }));
}

const joinIn = (body: string): Join => JSON.parse(body);

/** The same customer's other conversations that somebody has in hand now; who waits for a callback is with nobody. */
export interface ElsewhereView {
  readonly conversation: string;
  readonly channel: Channel;
  readonly holder: 'ai' | 'queue' | 'human';
  readonly agent: string | null;
  readonly since: number;
  /** Both know who it is, and that it is one customer, as handoff/others.ts has it. */
  readonly trusted: boolean;
  /** Side effects that were done there, or may have been. */
  readonly done: readonly { readonly tool: string; readonly status: string }[];
}

const known = (entry: string): string => `${entry}.body::jsonb->>'level' <> 'claimed'`;

const elsewhereText = `select h.conversation, h.channel, h.holder, h.agent, h.since,
    bool_or(${known('me')} and ${known('te')}) and (
      select count(distinct e.body::jsonb->>'customer') < 2 from readback.entry e where e.conversation = h.conversation
      and e.kind = 'joined' and e.body::jsonb->>'of' = 'id' and ${known('e')}) as trusted, (
      select coalesce(jsonb_agg(jsonb_build_object('tool', c.body::jsonb->'tool', 'status', c.body::jsonb->'status')
        order by c.seq), '[]') from readback.entry c where c.conversation = h.conversation and c.kind = 'called'
      and (c.body::jsonb->>'sideEffect')::boolean and c.body::jsonb->>'status' in ('ok', 'in_doubt', 'timeout')) as done
  from readback.joined m
    join readback.joined t on t.customer = m.customer and t.conversation <> m.conversation
    join readback.head h on h.conversation = t.conversation and not h.ended and h.holder <> 'callback'
    join readback.entry me on me.conversation = m.conversation and me.seq = m.seq
    join readback.entry te on te.conversation = t.conversation and te.seq = t.seq
  where m.conversation = $1 group by h.conversation order by h.since desc, h.conversation limit 10`;

export const elsewhere = (db: Database, conversation: string): Promise<readonly ElsewhereView[]> =>
  db.ask('elsewhere', elsewhereText, [conversation]);

/** Every conversation under any of these pseudonyms. */
export async function conversationsOf(db: Database, customers: readonly string[]): Promise<readonly string[]> {
  const text =
    'select distinct conversation from readback.joined where customer = any($1::text[]) order by conversation';
  const found = await db.ask<{ conversation: string }>('conversations_of', text, [customers]);
  return found.map(({ conversation }) => conversation);
}

const joinedText = `select distinct conversation from readback.joined where conversation > $1
  order by conversation limit 500`;

/** Every conversation whose customer is known by any name, by id. */
export async function* joined(db: Database): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const found = await db.ask<{ conversation: string }>('joined', joinedText, [after]);
    for (const { conversation } of found) yield conversation;
    const last = found.at(-1);
    if (last === undefined) return;
    after = last.conversation;
  }
}
