import type { Channel } from '../conversation/entry.ts';
import { fits, stepOf, widest } from '../handoff/routing/fit.ts';
import type { Seek } from '../handoff/routing/seek.ts';
import { type Estimate, estimateOf, type Stated } from '../handoff/waits/estimate.ts';
import type { Line } from '../handoff/waits/line.ts';
import type { Database } from '../ledger/database.ts';
import { type Tier, tiers } from '../policy/decision.ts';
import { agents, type Present } from './presence.ts';
import { seeks } from './reserve.ts';

/** How many of the latest are looked at, of each kind; and how far back. */
const recent = 400;
const backMs = 7 * 86_400_000;

/** What the recent waits of one queue and channel say. All in ms. */
export interface Recent {
  readonly handleMs: readonly number[];
  readonly answerMs: readonly number[];
  readonly past: readonly Stated[];
  readonly leavePerMs: number;
  /** Arrivals in a ms, by tier. */
  readonly arrivePerMs: Readonly<Record<Tier, number>>;
}

interface Of {
  readonly channel: Channel;
  readonly queue: string;
}

/** Where the queue has little of its own, it is judged by the whole channel. */
const enough = 60;

/** The wait of this search, as it looks now; what the line alone says is kept, to be held against what comes of it. */
export async function estimateWait(
  db: Database,
  now: number,
  conversation: string,
  seekId: string,
): Promise<Estimate | undefined> {
  const [sought, here] = await Promise.all([seeks(db, now), agents(db, now)]);
  const seek = sought.find((one) => one.conversation === conversation && one.seekId === seekId);
  if (seek === undefined) return undefined;
  const of = { channel: seek.channel, queue: seek.needs.queue ?? '' };
  const known = await recentOf(db, now, of);
  const line = await lineOf(db, now, seek, sought, here, known);
  const estimate = estimateOf(seekId, line, known.past);
  if (estimate !== undefined) await state(db, now, conversation, estimate);
  return estimate;
}

/** What a wait of medium tier that began now would last at least; undefined where nobody can say. */
export async function leastWait(db: Database, now: number, channel: Channel): Promise<number | undefined> {
  const [sought, here] = await Promise.all([seeks(db, now), agents(db, now)]);
  const seek: Seek = {
    conversation: '',
    seekId: `least/${now}`,
    tier: 'medium',
    channel,
    since: now,
    from: now,
    needs: {},
    widenMs: 0,
  };
  const known = await recentOf(db, now, { channel: seek.channel, queue: '' });
  const line = await lineOf(db, now, seek, sought, here, known);
  return estimateOf(seek.seekId, line, known.past)?.span?.fromMs;
}

/** The line as it stands: who is before it, and the places of those who will do when its turn comes. */
async function lineOf(
  db: Database,
  now: number,
  seek: Seek,
  sought: readonly Seek[],
  here: readonly Present[],
  known: Recent,
): Promise<Line> {
  const step = stepOf(seek, now);
  const mine = here.filter((agent) => willDo(agent, seek, step));
  const names = mine.map(({ agent }) => agent);
  const free = mine.map(({ state, capacity, load }) =>
    state === 'available' ? Math.max(0, capacity[seek.channel] - load[seek.channel]) : 0,
  );
  return {
    tier: seek.tier,
    ahead: sought.filter((other) => isBefore(other, seek) && shares(other, mine, now)).length,
    free: free.reduce((sum, places) => sum + places, 0),
    taken: await takenSince(db, now, names, seek.channel),
    handleMs: known.handleMs,
    answerMs: known.answerMs,
    overtakePerMs: tiers.slice(0, tiers.indexOf(seek.tier)).reduce((sum, tier) => sum + known.arrivePerMs[tier], 0),
    leavePerMs: known.leavePerMs,
  };
}

const willDo = (agent: Present, { needs, channel, except = [], only }: Seek, step: number): boolean =>
  agent.capacity[channel] > 0 &&
  !except.includes(agent.agent) &&
  (only === undefined || only === agent.agent) &&
  fits(agent, needs, step);

const isBefore = (other: Seek, seek: Seek): boolean => {
  const tier = tiers.indexOf(other.tier) - tiers.indexOf(seek.tier);
  return other.conversation !== seek.conversation && (tier < 0 || (tier === 0 && other.since <= seek.since));
};

/** Whether it waits for some of the same humans; found quickly where all of them will do. */
const shares = (other: Seek, mine: readonly Present[], now: number): boolean => {
  const step = Math.min(widest, stepOf(other, now));
  return mine.some((agent) => willDo(agent, other, step));
};

/** How long each place that is taken of these agents has been. */
async function takenSince(
  db: Database,
  now: number,
  names: readonly string[],
  channel: Channel,
): Promise<readonly number[]> {
  const text = `select greatest(0, $2 - coalesce(offered, at)) as ms from readback.wait
    where free is null and given_up is null and agent = any($1) and channel = $3
      and (accepted is not null or offered > $2 - 60000)`;
  return (await db.ask<{ ms: number }>('taken', text, [names, now, channel])).map(({ ms }) => ms);
}

async function state(db: Database, now: number, conversation: string, { model }: Estimate): Promise<void> {
  const text = `update readback.wait set stated = $2, model_from = $3, model_to = $4
    where conversation = $1 and stated is null and accepted is null and given_up is null`;
  await db.ask('state', text, [conversation, now, model.fromMs, model.toMs]);
}

/** What is known of this queue, and of the channel where that is too little. */
export async function recentOf(db: Database, now: number, of: Of): Promise<Recent> {
  const own = await read(db, now, of.channel, of.queue);
  return own.handleMs.length >= enough || of.queue === '' ? own : await read(db, now, of.channel, null);
}

interface StatedRow {
  readonly tier: Tier;
  readonly fromMs: number;
  readonly toMs: number;
  readonly waitedMs: number;
  readonly accepted: boolean;
}

const within = "channel = $1 and ($2::text is null or $2 = '' or queue = $2)";

const handledText = `select free - coalesce(offered, held) as handle, accepted - offered as answer from readback.wait
  where ${within} and free is not null and free > $3 - ${backMs} order by free desc limit ${recent}`;

const statedText = `select tier, model_from as "fromMs", model_to as "toMs", accepted is not null as accepted,
    coalesce(accepted, given_up, $3) - stated as "waitedMs"
  from readback.wait where ${within} and stated is not null and stated > $3 - ${backMs} order by stated desc limit ${recent}`;

const cameText = `select tier, at, accepted is null and given_up is not null as left,
    coalesce(accepted, given_up, $3) - at as "waitedMs"
  from readback.wait where ${within} and at > $3 - ${backMs} order by at desc limit ${recent}`;

interface CameRow {
  readonly tier: Tier;
  readonly at: number;
  readonly left: boolean;
  readonly waitedMs: number;
}

async function read(db: Database, now: number, channel: Channel, queue: string | null): Promise<Recent> {
  const values = [channel, queue, now];
  const [handled, stated, came] = await Promise.all([
    db.ask<{ handle: number; answer: number | null }>('handled', handledText, values),
    db.ask<StatedRow>('stated', statedText, values),
    db.ask<CameRow>('came', cameText, values),
  ]);
  const waited = came.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
  return {
    handleMs: handled.map(({ handle }) => handle).sort((a, b) => a - b),
    answerMs: handled.flatMap(({ answer }) => (answer === null || answer < 0 ? [] : [answer])),
    past: stated.map(({ tier, fromMs, toMs, waitedMs, accepted }) => {
      return { tier, model: { fromMs, toMs }, waitedMs, accepted };
    }),
    leavePerMs: waited <= 0 ? 0 : came.filter(({ left }) => left).length / waited,
    arrivePerMs: arrivals(came, now),
  };
}

function arrivals(came: readonly CameRow[], now: number): Readonly<Record<Tier, number>> {
  const span = now - Math.min(now, ...came.map(({ at }) => at));
  const rate = (tier: Tier): number => (span <= 0 ? 0 : came.filter((one) => one.tier === tier).length / span);
  return {
    critical: rate('critical'),
    high: rate('high'),
    medium: rate('medium'),
    low: rate('low'),
    info: rate('info'),
  };
}
