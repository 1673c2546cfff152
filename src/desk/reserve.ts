import { match } from '../handoff/routing/match.ts';
import type { Pair, Seek } from '../handoff/routing/seek.ts';
import type { Database } from '../ledger/database.ts';
import { freeAgents } from './presence.ts';

/** One human held for one conversation, which is to be told of it. `until`: from then on nobody is held. */
export interface Reserved extends Pair {
  readonly until: number;
}

/** A conversation answers within a moment. One that does not holds its human no longer than this. */
const reservedMs = 60_000;
/** What a conversation has to put its offer into the ledger, which holds the human from then on. */
export const offerMs = 30_000;
/** Whether it was told nobody knows until `told` says so: a process may have died over it, which another makes good. */
const tellAgainMs = 1_000;
/** One that was told, or took it with its brief, answers; that it never heard is all but impossible. */
const answersMs = 5_000;

const openSeeks = `readback.seek s where not exists (
  select from readback.reservation r where r.conversation = s.conversation and r.until > $1)`;

const seeksText = `select s.conversation, s.seek_id as "seekId", s.tier, s.channel, s.since, s.begun as "from", s.needs, s.widen_ms as "widenMs",
  s.excepted as except, s.named as only from ${openSeeks}`;

type SeekRow = Omit<Seek, 'except' | 'only'> & {
  readonly except: readonly string[] | null;
  readonly only: string | null;
};

/** Everybody who is sought and not yet reserved. */
export async function seeks(db: Database, now: number): Promise<readonly Seek[]> {
  const rows = await db.ask<SeekRow>('seeks', seeksText, [now]);
  return rows.map(({ except, only, ...seek }) => ({
    ...seek,
    ...(except === null ? {} : { except }),
    ...(only === null ? {} : { only }),
  }));
}

const columns = 'conversation, seek_id as "seekId", agent, until';

/** Those to tell now: a conversation whose brief is being written is told when it is late. */
const reserveText = `select ${columns} from readback.reserve($1, $2, $3, $4, $5, $6) where tell_at <= $5`;

/** Matches what is sought with who is free, and holds them. What another process was quicker with is not among them. */
export async function reserve(db: Database, now: number): Promise<readonly Reserved[]> {
  const free = await freeAgents(db, now);
  if (free.length === 0) return [];
  const pairs = match(await seeks(db, now), free, now);
  if (pairs.length === 0) return [];
  const of = (field: keyof Pair) => pairs.map((pair) => pair[field]);
  const values = [of('conversation'), of('seekId'), of('agent'), now, now + tellAgainMs, now + reservedMs];
  return await db.ask<Reserved>('reserve', reserveText, values);
}

/** A search that is over has taken its reservation with it: nothing else need be looked at. */
const unansweredText = `update readback.reservation set tell_at = $1::bigint + ${tellAgainMs}
  where offer_id is null and tell_at <= $1 and until > $1 returning ${columns}`;

/** Reservations that no offer answers yet; each is given out once in a while, to one process. */
export const unanswered = (db: Database, now: number): Promise<readonly Reserved[]> =>
  db.ask<Reserved>('unanswered', unansweredText, [now]);

const claimText = 'select agent, until from readback.claim($1, $2, $3, $4)';

/**
 * Whoever writes the brief takes the reservation with it, so that the conversation need not be told. `until`: as it is told.
 * Where nobody is reserved yet, it is told of whoever will be.
 */
export async function claim(
  db: Database,
  now: number,
  { conversation, seekId }: Pick<Pair, 'conversation' | 'seekId'>,
) {
  const values = [conversation, seekId, now, now + answersMs];
  const [held] = await db.ask<Pick<Reserved, 'agent' | 'until'>>('claim', claimText, values);
  return held && { agent: held.agent, until: held.until - offerMs };
}

/** Its conversation has heard of the reservation. */
export async function told(db: Database, now: number, { conversation, seekId }: Pick<Pair, 'conversation' | 'seekId'>) {
  const text =
    'update readback.reservation set tell_at = $3 where conversation = $1 and seek_id = $2 and offer_id is null';
  await db.ask('told', text, [conversation, seekId, now + answersMs]);
}

/** The conversation is gone for good: it seeks nobody any more, and holds nobody. */
export async function withdraw(db: Database, { conversation, seekId }: Pick<Pair, 'conversation' | 'seekId'>) {
  const text = `with gone as (delete from readback.seek where conversation = $1 and seek_id = $2)
    delete from readback.reservation where conversation = $1 and seek_id = $2 and offer_id is null`;
  await db.ask('withdraw', text, [conversation, seekId]);
}
