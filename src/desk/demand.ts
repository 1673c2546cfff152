import { type Brewed, type Forecast, forecastOf, likelihoodOf } from '../handoff/waits/demand.ts';
import type { Database } from '../ledger/database.ts';

/** What the ledger and the desk say of the hour to come. Times in ms since the epoch. */

const quarterMs = 900_000;
const mostQuarters = 16;
const dayMs = 86_400_000;
/** A conversation in which nothing has happened for so long brews nothing. */
const liveMs = 1_800_000;

/** Every queue that anybody waited for of late, the busiest first. */
export async function forecastDemand(db: Database, now: number): Promise<readonly Forecast[]> {
  const [came, leadMs, live, before, handled] = await Promise.all([
    arrivals(db, now),
    leads(db, now),
    liveScores(db, now),
    brewedBefore(db, now),
    handleTimes(db, now),
  ]);
  const likelihood = likelihoodOf(before);
  const total = came.reduce((sum, { count }) => sum + count, 0);
  const queues = [...new Set(came.map(({ queue }) => queue))];
  const forecasts = queues.flatMap((queue) => {
    const mine = came.filter((one) => one.queue === queue);
    // which queue a live conversation would come to is not known before its handoff: as those of late
    const share = mine.reduce((sum, { count }) => sum + count, 0) / total;
    const handleMs = handled.flatMap((one) => (one.queue === queue ? [one.ms] : []));
    const brewing = live.map((score) => likelihood(score) * share);
    const forecast = forecastOf({ queue, quarters: quartersOf(mine, came), leadMs, brewing, handleMs });
    return forecast === undefined ? [] : [forecast];
  });
  return forecasts.sort((a, b) => b.expected - a.expected);
}

interface Came {
  readonly queue: string;
  /** Whole quarters of an hour ago; 0 is the one that ends now. */
  readonly ago: number;
  readonly count: number;
}

async function arrivals(db: Database, now: number): Promise<readonly Came[]> {
  const text = `select queue, (($1 - 1 - at) / ${quarterMs})::integer as ago, count(*)::integer as count from readback.wait
    where at < $1 and at >= $1 - ${mostQuarters * quarterMs} group by 1, 2`;
  return await db.ask<Came>('arrivals', text, [now]);
}

/** Oldest first. A desk that has been there for two hours knows eight quarters, and the first may not have been whole. */
function quartersOf(mine: readonly Came[], all: readonly Came[]): readonly number[] {
  const known = Math.max(...all.map(({ ago }) => ago));
  return Array.from({ length: known }, (_, i) => mine.find(({ ago }) => ago === known - 1 - i)?.count ?? 0);
}

/** From the beginning to the first handoff. */
async function leads(db: Database, now: number): Promise<readonly number[]> {
  const text = `select w.at - h.started_at as ms from readback.wait w join readback.head h using (conversation)
    where w.epoch = 2 and w.at < $1 and w.at > $1 - ${7 * dayMs} order by w.at desc limit 400`;
  return (await db.ask<{ ms: number }>('leads', text, [now])).map(({ ms }) => ms);
}

const scoreOf = (only: string): string => `coalesce((
  select (e.body::jsonb->>'score')::double precision from readback.entry e
  where e.conversation = h.conversation and e.kind = 'decision' ${only} order by e.seq desc limit 1), 0) as score`;

/** What each conversation that is live with the AI weighs now. */
async function liveScores(db: Database, now: number): Promise<readonly number[]> {
  const text = `select ${scoreOf('')} from readback.head h where not h.ended and h.holder = 'ai' and h.at > $1 - ${liveMs}`;
  return (await db.ask<{ score: number }>('live_scores', text, [now])).map(({ score }) => score);
}

/** What the conversations of the last day weighed before the decision that took them from the AI, if one did. */
async function brewedBefore(db: Database, now: number): Promise<readonly Brewed[]> {
  const text = `select ${scoreOf("and e.body::jsonb->>'decision' <> 'hand_off'")},
      exists (select from readback.wait w where w.conversation = h.conversation) as "handedOver"
    from readback.head h where h.started_at > $1 - ${dayMs} and h.started_at < $1 - 3600000
    order by h.started_at desc limit 1000`;
  return await db.ask<Brewed>('brewed', text, [now]);
}

interface Handled {
  readonly queue: string;
  readonly ms: number;
}

async function handleTimes(db: Database, now: number): Promise<readonly Handled[]> {
  const text = `select queue, free - coalesce(offered, held) as ms from readback.wait
    where free is not null and free > $1 - ${7 * dayMs} order by free desc limit 2000`;
  return await db.ask<Handled>('handle_times', text, [now]);
}
