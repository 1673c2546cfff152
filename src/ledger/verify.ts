import type pg from 'pg';
import { Audit, type AuditedEntry, type Finding, type StoredHead } from './audit.ts';
import type { Database } from './database.ts';
import { headColumns } from './read.ts';

export interface Verdict {
  readonly conversations: number;
  readonly entries: number;
  /** Entries whose words were erased: no fault. */
  readonly erased: number;
  readonly findings: number;
}

const entriesText = `select e.conversation, e.seq, e.at, e.kind, e.key, e.body, e.mac, e.prev, e.hash,
    w.hmac_key as "hmacKey", w.words
  from readback.entry e left join readback.words w using (conversation, seq)
  where $1::text is null or e.conversation = $1 order by e.conversation, e.seq`;
const headsText = `select ${headColumns}, hash from readback.head where $1::text is null or conversation = $1 order by conversation`;

/**
 * Recomputes every hash of one conversation, or of all, as of one instant; others may go on writing. Memory stays bounded.
 * An unknown conversation gives a verdict over no conversations.
 */
export async function verify(
  db: Database,
  conversation?: string,
  found: (finding: Finding) => void = () => {},
): Promise<Verdict> {
  return db.dedicated(async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const heads = cursor<StoredHead>(client, 'heads', headsText, conversation);
    const entries = cursor<AuditedEntry>(client, 'entries', entriesText, conversation);
    const total = { conversations: 0, entries: 0, erased: 0, findings: 0 };
    const close = (audit: Audit, head: StoredHead | undefined) => {
      const findings = audit.finish(head);
      findings.forEach(found);
      total.conversations += 1;
      total.erased += audit.erased;
      total.findings += findings.length;
    };
    total.entries = await auditAll(heads, entries, close);
    return total;
  });
}

/** Walks both in step, by conversation. Returns how many entries there were. */
async function auditAll(
  heads: AsyncGenerator<StoredHead>,
  entries: AsyncGenerator<AuditedEntry>,
  close: (audit: Audit, head: StoredHead | undefined) => void,
): Promise<number> {
  let count = 0;
  let head = await next(heads);
  let entry = await next(entries);
  for (;;) {
    const conversation = first(head?.conversation, entry?.conversation);
    if (conversation === undefined) return count;
    const audit = new Audit(conversation);
    for (; entry?.conversation === conversation; entry = await next(entries)) {
      audit.add(entry);
      count += 1;
    }
    const itsHead = head?.conversation === conversation ? head : undefined;
    close(audit, itsHead);
    if (itsHead !== undefined) head = await next(heads);
  }
}

async function next<T>(from: AsyncGenerator<T>): Promise<T | undefined> {
  const result = await from.next();
  return result.done === true ? undefined : result.value;
}

/** The database sorts ids by their bytes, as < does: they are ASCII. */
function first(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b < a ? b : a;
}

async function* cursor<R extends pg.QueryResultRow>(
  client: pg.Client,
  name: string,
  text: string,
  conversation: string | undefined,
): AsyncGenerator<R> {
  await client.query(`declare ${name} no scroll cursor for ${text}`, [conversation ?? null]);
  for (;;) {
    const { rows } = await client.query<R>(`fetch 500 from ${name}`);
    if (rows.length === 0) return;
    yield* rows;
  }
}
