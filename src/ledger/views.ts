import type { Row } from '../activities/ports.ts';
import type { Channel } from '../conversation/entry.ts';
import type { Tier } from '../policy/decision.ts';
import type { Database } from './database.ts';
import { rowColumns, rowTables, type StoredRow, toRow } from './read.ts';

/** What the desktop shows of the conversations that somebody other than the AI holds. Times in ms since the epoch. */

interface View {
  readonly conversation: string;
  readonly channel: Channel;
  /** To act under. */
  readonly epoch: number;
  /** When custody came to where it is. */
  readonly since: number;
  /** Of the decision that took the conversation from the AI. */
  readonly tier: Tier | null;
  readonly rule: string | null;
  readonly because: string | null;
  /** Since when the customer's latest words wait for somebody's answer; null where none do. */
  readonly unanswered: number | null;
  /** What the customer last said, at most 200 characters; null once erased. */
  readonly lastWords: string | null;
}

/** In the queue. Without an offer the packet is being prepared; `takenBy`: who accepted and reads back. */
export interface WaitingView extends View {
  readonly offer: OfferView | null;
  readonly takenBy: string | null;
}

export interface OfferView {
  readonly offerId: string;
  readonly epoch: number;
  readonly round: number;
  readonly until: number;
  /** Agents for whom it does not ring, and the one for whom alone it does; null where it says nothing of either. */
  readonly except: readonly string[] | null;
  readonly only: string | null;
}

/** With a human. `offerId`: the offer that was accepted. */
export interface HeldView extends View {
  readonly agent: string;
  readonly offerId: string | null;
}

/** A callback that is promised and neither kept, broken nor called off, whoever holds the conversation by now. */
export interface CallbackView extends View {
  readonly promiseId: string;
  readonly due: number;
  readonly until: number;
}

/** A colleague is asked to look on, or does. `by`: who holds the conversation; `to`: who is asked; `colleague`: who joined. */
export interface ConsultView extends View {
  readonly consultId: string;
  readonly by: string;
  readonly to: string | null;
  readonly colleague: string | null;
  readonly askedAt: number;
}

/** One conversation's latest row of a kind as JSON, found from the end of its chain backwards. */
const latest = (kind: string, also = 'true') => `lateral (
  select e.seq, e.at, e.body::jsonb as body from readback.entry e
  where e.conversation = h.conversation and e.kind = '${kind}' and ${also} order by e.seq desc limit 1)`;

const viewColumns = `h.conversation, h.channel, h.epoch, h.since, h.tier, h.rule, d.body->>'because' as because,
  left(w.words, 200) as "lastWords", (
    select min(t.at) from readback.entry t where t.conversation = h.conversation and t.kind = 'turn'
    and t.seq > coalesce((
      select max(s.seq) from readback.entry s where s.conversation = h.conversation and s.kind = 'said'
      and s.body::jsonb->>'by' <> 'script'), 0)) as unanswered`;

const viewTables = `readback.head h
  left join ${latest('decision', `e.body::jsonb->>'decision' <> 'continue'`)} d on true
  left join ${latest('turn')} t on true
  left join readback.words w on w.conversation = h.conversation and w.seq = t.seq`;

const openOffer = latest(
  'offer',
  `(e.body::jsonb->>'epoch')::integer = h.epoch and not exists (
    select from readback.entry l where l.conversation = h.conversation and l.kind = 'lapsed'
    and l.seq > e.seq and l.body::jsonb->>'offerId' = e.body::jsonb->>'offerId')`,
);

const waitingText = `select ${viewColumns}, a.body->>'agent' as "takenBy",
    case when o.body is not null then jsonb_build_object('offerId', o.body->'offerId', 'epoch', o.body->'epoch',
      'round', o.body->'round', 'until', o.body->'until', 'except', o.body->'except', 'only', o.body->'only') end as offer
  from ${viewTables}
  left join ${openOffer} o on true
  left join ${latest('accepted', `e.seq > o.seq and e.body::jsonb->>'offerId' = o.body->>'offerId'`)} a on true
  where not h.ended and h.holder = 'queue' order by h.since, h.conversation`;

/** Every conversation in the queue, the longest waiting first. */
export const waiting = (db: Database): Promise<readonly WaitingView[]> => db.ask('waiting', waitingText, []);

const heldText = `select ${viewColumns}, h.agent, a.body->>'offerId' as "offerId"
  from ${viewTables} left join ${latest('accepted')} a on true
  where not h.ended and h.holder = 'human' and ($1::text is null or h.agent = $1) order by h.since, h.conversation`;

/** Every conversation with a human, or with this one. */
export const held = (db: Database, agent?: string): Promise<readonly HeldView[]> =>
  db.ask('held', heldText, [agent ?? null]);

const callbacksText = `select ${viewColumns}, p.body->>'promiseId' as "promiseId",
    (p.body->>'due')::bigint as due, (p.body->>'until')::bigint as until
  from ${viewTables} join ${latest('promise')} p on true
  where not h.ended and h.holder <> 'ai' and not exists (
    select from readback.entry x where x.conversation = h.conversation and x.kind = 'promise_end'
    and x.seq > p.seq and x.body::jsonb->>'promiseId' = p.body->>'promiseId')
  order by due, h.conversation`;

/** Every open promise of a callback, the next due first. */
export const callbacks = (db: Database): Promise<readonly CallbackView[]> => db.ask('callbacks', callbacksText, []);

const consultsText = `select ${viewColumns}, h.agent as by, k.body->>'consultId' as "consultId", k.body->>'to' as "to",
    j.body->>'agent' as colleague, k.at as "askedAt"
  from ${viewTables}
  join ${latest('consulted', `e.body::jsonb->>'act' = 'asked' and (e.body::jsonb->>'epoch')::integer = h.epoch`)} k on true
  left join ${latest('consulted', `e.seq > k.seq and e.body::jsonb->>'act' = 'joined'`)} j on true
  where not h.ended and h.holder = 'human' and not exists (
    select from readback.entry x where x.conversation = h.conversation and x.kind = 'consulted' and x.seq > k.seq
    and x.body::jsonb->>'act' = 'ended')
  order by k.at, h.conversation`;

/** Every consult that is open: at most one for each conversation that a human holds, over when custody leaves them. */
export const consults = (db: Database): Promise<readonly ConsultView[]> => db.ask('consults', consultsText, []);

/** What a human reads of the conversation after `after`: who said what, tools called, who held it. */
export async function transcript(db: Database, conversation: string, after = 0): Promise<readonly Row[]> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.seq > $2 and e.kind in
    ('started', 'turn', 'barged', 'hung_up', 'said', 'called', 'custody', 'promise', 'promise_end', 'human',
    'asked_assistant', 'assisted', 'consulted', 'ended') order by e.seq`;
  return (await db.ask<StoredRow>('transcript', text, [conversation, after])).map(toRow);
}

/** The packet that was sealed last; its words are the packet as JSON. Undefined where none was. */
export async function packet(db: Database, conversation: string): Promise<Row | undefined> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.kind = 'packet' order by e.seq desc limit 1`;
  const [found] = await db.ask<StoredRow>('packet', text, [conversation]);
  return found && toRow(found);
}
