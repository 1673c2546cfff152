import type { CallbackWindow } from '../handoff/callbacks/calendar.ts';
import type { Database } from '../ledger/database.ts';

/** The windows of callbacks that are held: each for one promise, never more of them than a window takes. */

export interface HoldQuery {
  readonly conversation: string;
  readonly promiseId: string;
  readonly queue: string;
  /** In the order in which they are tried. */
  readonly windows: readonly CallbackWindow[];
  readonly capacity: number;
}

/** A hold that nothing is promised upon frees itself after this: a promise follows its hold within seconds. */
const keepMs = 120_000;

/** The first of the windows that is free is held; undefined where none is. The same promise gets the same again. */
export async function holdSlot(db: Database, query: HoldQuery): Promise<CallbackWindow | undefined> {
  const { conversation, promiseId, queue, windows, capacity } = query;
  const text = 'select from_at as "from", until_at as until from readback.hold_slot($1, $2, $3, $4, $5, $6, $7)';
  const froms = windows.map(({ from }) => from);
  const untils = windows.map(({ until }) => until);
  const [held] = await db.ask<CallbackWindow & Record<string, unknown>>('hold_slot', text, [
    conversation,
    promiseId,
    queue,
    froms,
    untils,
    capacity,
    keepMs,
  ]);
  return held === undefined ? undefined : { from: held.from, until: held.until };
}

/** A window that is held. `promised`: a promise stands on it. */
export interface Hold extends CallbackWindow {
  readonly conversation: string;
  readonly promiseId: string;
  readonly queue: string;
  readonly promised: boolean;
}

/** The holds over this time, the earliest first; of one queue, or of all. */
export async function holdsIn(db: Database, { from, until }: CallbackWindow, queue?: string): Promise<readonly Hold[]> {
  const text = `select conversation, promise_id as "promiseId", queue, from_at as "from", until_at as until,
      expires_at is null as promised
    from readback.slot_hold where from_at < $2 and until_at > $1 and ($3::text is null or queue = $3)
      and coalesce(expires_at > (extract(epoch from clock_timestamp()) * 1000)::bigint, true)
    order by from_at, conversation`;
  return db.ask<Hold & Record<string, unknown>>('holds', text, [from, until, queue ?? null]);
}
