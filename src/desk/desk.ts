import type { AgentProfile } from '../handoff/routing/available.ts';
import { type Database, openDatabase } from '../ledger/database.ts';
import { absent, agents, type Presence, type Present, present } from './presence.ts';
import { type Pressure, pressureOf, queuesOf } from './pressure.ts';
import { type Reserved, reserve, seeks, told, unanswered, withdraw } from './reserve.ts';

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
  /** Reserves whom it can. Answers those to tell: the new ones, and those that no offer answers. */
  match(now?: number): Promise<readonly Reserved[]>;
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
    told: (of) => told(db, clock(), of),
    withdraw: (of) => withdraw(db, of),
    agents: () => agents(db, clock()),
    capacity: async (queue) => pressureOf(...(await both()), queue),
    pressure: async () => {
      const [here, sought] = await both();
      const queues = queuesOf(here, sought);
      return Object.fromEntries(queues.map((queue) => [queue, pressureOf(here, sought, queue)]));
    },
    close: () => (typeof at === 'string' ? db.close() : Promise.resolve()),
  };
}
