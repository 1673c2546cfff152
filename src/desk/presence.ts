import type { Channel } from '../conversation/entry.ts';
import type { AgentProfile, Available } from '../handoff/routing/available.ts';
import type { Database } from '../ledger/database.ts';

/** `missed`: a ring went unanswered; the agent is asked no more until they say that they are back. */
export type Presence = 'available' | 'away' | 'missed';

/** An agent who is present, with what they have on their desk. */
export interface Present extends Available {
  readonly name: string;
  readonly state: Presence;
}

/** So long a desktop that says nothing more is believed to be there. */
export const presentMs = 15_000;

const presentText = `insert into readback.presence as p (agent, name, profile, state, until, idle_since)
  values ($1, $2, $3::jsonb, coalesce($4, 'available'), $5::bigint + ${presentMs}, $5)
  on conflict (agent) do update set name = excluded.name, profile = excluded.profile,
    state = coalesce($4, p.state), until = greatest(p.until, excluded.until),
    idle_since = case when p.until <= $5 or $4 = 'available' and p.state <> 'available' then $5 else p.idle_since end
  returning state`;

/** The desktop says that its agent is here; without `state` that changes nothing about whether they can be asked. */
export async function present(db: Database, now: number, { agent, name, profile, state }: Here): Promise<Presence> {
  const values = [agent, name, JSON.stringify(profile), state ?? null, now];
  const [row] = await db.ask<{ state: Presence }>('present', presentText, values);
  if (row === undefined) throw new Error('the database answered a presence with no row');
  return row.state;
}

export interface Here {
  readonly agent: string;
  readonly name: string;
  readonly profile: AgentProfile;
  /** What the agent says of themselves, where they say something. */
  readonly state?: Exclude<Presence, 'missed'>;
}

/** The agent is gone `inMs` from now, unless their desktop speaks again. */
export async function absent(db: Database, now: number, agent: string, inMs: number): Promise<void> {
  const text = 'update readback.presence set until = least(until, $2::bigint) where agent = $1';
  await db.ask('absent', text, [agent, now + inMs]);
}

interface PresentRow {
  readonly agent: string;
  readonly name: string;
  readonly profile: AgentProfile;
  readonly state: Presence;
  readonly idleSince: number;
  readonly voice: number;
  readonly chat: number;
}

/** Everybody who is present, with their load. */
const agentsText = (only = 'true') => `with load as (
    select agent, count(*) filter (where channel = 'voice') as voice, count(*) filter (where channel = 'chat') as chat from (
      select h.agent, h.channel from readback.head h where not h.ended and h.holder = 'human'
      union all
      select r.agent, r.channel from readback.reservation r where r.until > $1
    ) busy group by agent)
  select p.agent, p.name, p.profile, p.state, p.idle_since as "idleSince",
    coalesce(l.voice, 0) as voice, coalesce(l.chat, 0) as chat
  from readback.presence p left join load l on l.agent = p.agent where p.until > $1 and ${only}`;

export async function agents(db: Database, now: number): Promise<readonly Present[]> {
  return (await db.ask<PresentRow>('agents', `${agentsText()} order by p.agent`, [now])).map(toPresent);
}

/** Somebody is sought on this channel, and this agent has room on it. */
const wanted = (channel: Channel) => `(exists (
    select from readback.seek s where s.channel = '${channel}' and not exists (
      select from readback.reservation r where r.conversation = s.conversation and r.until > $1))
    and (p.profile->'capacity'->>'${channel}')::integer > coalesce(l.${channel}, 0))`;

const freeText = agentsText(`p.state = 'available' and (${wanted('voice')} or ${wanted('chat')})`);

/** Those who can be asked; nobody is looked up where nobody is sought. */
export async function freeAgents(db: Database, now: number): Promise<readonly Available[]> {
  return (await db.ask<PresentRow>('free', freeText, [now])).map(toPresent);
}

function toPresent({ profile, voice, chat, ...row }: PresentRow): Present {
  const load: Readonly<Record<Channel, number>> = { voice, chat };
  return { ...row, ...profile, load };
}
