import type { Database } from './database.ts';

export type Erased = { readonly words: number } | { readonly refused: 'unknown' | 'not_ended' };

/**
 * Deletes everything that was said in an ended conversation, with the keys and the salt; the chain stays and verifies.
 * A repeat deletes nothing. What a side effect still brings afterwards is not kept either.
 */
export async function erase(db: Database, conversation: string): Promise<Erased> {
  const text = 'select readback.erase($1) as words';
  const [done] = await db.ask<{ words: number | null }>('erase', text, [conversation]);
  const words = done?.words ?? null;
  if (words === null) return { refused: 'unknown' };
  return words < 0 ? { refused: 'not_ended' } : { words };
}
