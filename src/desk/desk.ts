import type { Channel } from '../conversation/entry.ts';
import type { AgentProfile } from '../handoff/routing/available.ts';
import type { Forecast } from '../handoff/waits/demand.ts';
import type { Span } from '../handoff/waits/estimate.ts';
import { type Database, openDatabase } from '../ledger/database.ts';
import type { Capacity } from '../policy/evidence.ts';
import { forecastDemand } from './demand.ts';
import { absent, agents, type Presence, type Present, present } from './presence.ts';
import { type Pressure, pressureOf, queuesOf } from './pressure.ts';
import { claim, type Reserved, reserve, seeks, told, unanswered, withdraw } from './reserve.ts';
import { estimateWait, leastWait } from './waits.ts';

export type { Presence, Present } from './presence.ts';
export type { Pressure } from './pressure.ts';
export type { Reserved } from './reserve.ts';

/**
 * The human side: who is present, and who is reserved for which conversation. It keeps nothing in memory; any number of
 * processes may work with it at once. A method throws only when the database does not answer.
 */
export interface Desk {
  /** The agent's desktop is there, for the next 15 s. With `state` the agent says whether they can be asked. Answers what stands. */
  present(agent: string, name: string, profile: AgentProfile, state?: Exclude<Presence, 'missed'>): Promise<Presence>;
  /** The agent is gone, in so many ms, unless their desktop speaks again until then. */
  absent(agent: string, inMs?: number): Promise<void>;
  /** Reserves whom it can. Answers those to tell: the new ones whose brief is not being written, and those that no offer answers. */
  match(now?: number): Promise<readonly Reserved[]>;
  /** Whom it has reserved for a conversation whose brief is in place: its own step tells it, nobody else does. */
  claim(conversation: string, seekId: string): Promise<Pick<Reserved, 'agent' | 'until'> | undefined>;
  /** The conversation has heard of it. */
  told(of: Pick<Reserved, 'conversation' | 'seekId'>): Promise<void>;
  /** This conversation is gone for good. */
  withdraw(of: Pick<Reserved, 'conversation' | 'seekId'>): Promise<void>;
  /** Who is present, by name, with state and load. */
  agents(): Promise<readonly Present[]>;
  /** Of one queue, or of the whole desk. */
  capacity(queue?: string): Promise<Pressure>;
  /** Of every queue that anybody serves or asks for. */
  pressure(): Promise<Readonly<Record<string, Pressure>>>;
  /** How the desk stands for one more on this channel; with nobody free, what the wait would last at least, where that is known. */
  outlook(channel: Channel): Promise<Capacity>;
  /** How long this search will take until a human accepts; undefined where there is no ground to say. */
  estimate(conversation: string, seekId: string): Promise<Span | undefined>;
  /** The handoffs of the next hour by queue, where at least an hour is known; the busiest first. */
  forecast(): Promise<readonly Forecast[]>;
  close(): Promise<void>;
}

/** The schema is the ledger's: whoever opens the ledger brings it up to date. Connects when it is first asked. */
export function openDesk(at: string | Database, clock: () => number = Date.now): Desk {
  const db = typeof at === 'string' ? openDatabase(at, 4) : at;
  const both = async () => await Promise.all([agents(db, clock()), seeks(db, clock())]);
  return {
    present: (agent, name, profile, state) =>
      present(db, clock(), { agent, name, profile, ...(state === undefined ? {} : { state }) }),
    absent: (agent, inMs = 0) => absent(db, clock(), agent, inMs),
    match: async (now = clock()) => {
      const again = await unanswered(db, now);
      return [...again, ...(await reserve(db, now))];
    },
    claim: (conversation, seekId) => claim(db, clock(), { conversation, seekId }),
    told: (of) => told(db, clock(), of),
    withdraw: (of) => withdraw(db, of),
    agents: () => agents(db, clock()),
    capacity: async (queue) => pressureOf(...(await both()), queue),
    pressure: async () => {
      const [here, sought] = await both();
      const queues = queuesOf(here, sought);
      return Object.fromEntries(queues.map((queue) => [queue, pressureOf(here, sought, queue)]));
    },
    outlook: async (channel) => {
      const now = clock();
      const [here, sought] = await both();
      const stands = pressureOf(here, sought);
      const waitMs = stands.free > 0 ? undefined : await leastWait(db, now, channel);
      return waitMs === undefined ? stands : { ...stands, waitMs };
    },
    forecast: () => forecastDemand(db, clock()),
    estimate: async (conversation, seekId) => (await estimateWait(db, clock(), conversation, seekId))?.span,
    close: () => (typeof at === 'string' ? db.close() : Promise.resolve()),
  };
}
