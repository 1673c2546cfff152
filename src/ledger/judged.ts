import type { Database } from './database.ts';

/** The latest decision other than continue stands in the head: without one there was no handoff. */
const text = `select conversation from readback.head where rule is not null and conversation > $1
  order by conversation limit 500`;

/** Every conversation in which something was decided, by id. */
export async function* judged(db: Database): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const found = await db.ask<{ conversation: string }>('judged', text, [after]);
    for (const { conversation } of found) yield conversation;
    const last = found.at(-1);
    if (last === undefined) return;
    after = last.conversation;
  }
}
