import type { Tier } from '../../policy/decision.ts';
import type { CallbackItem, ConsultItem, MineItem, Queue, WaitingItem } from '../wire.ts';
import type { DesktopLedger } from './ledger.ts';
import { isConsulted, ringsFor } from './standing.ts';

/** What is asked of the ledger once, whoever looks. */
export type QueueViews = Awaited<ReturnType<typeof readViews>>;

export async function readViews(ledger: DesktopLedger) {
  const [waiting, held, callbacks, consults] = await Promise.all([
    ledger.waiting(),
    ledger.held(),
    ledger.callbacks(),
    ledger.consults(),
  ]);
  return { waiting, held, callbacks, consults };
}

/** The queue as one agent sees it. */
export function queueFor(agent: string, views: QueueViews, at: number): Queue {
  const readingBack = views.waiting.filter(({ takenBy }) => takenBy === agent);
  const others = views.waiting.filter(({ takenBy }) => takenBy !== agent);
  const inQueue = new Set(views.waiting.map(({ conversation }) => conversation));
  return {
    at,
    waiting: others.map((view) => waitingItem(agent, view)).sort(byTierThenWait),
    mine: [
      ...readingBack.map((view) => mineItem(view, 'reading_back')),
      ...views.held.filter((view) => view.agent === agent).map((view) => mineItem(view, 'with_human')),
    ].sort((one, other) => one.since - other.since),
    // A callback that rings again stands with the waiting.
    callbacks: views.callbacks.filter(({ conversation }) => !inQueue.has(conversation)).map(callbackItem),
    consults: views.consults.filter((view) => isConsulted(agent, consultOf(view))).map(consultItem),
  };
}

type Consult = QueueViews['consults'][number];

const consultOf = ({ consultId, by, to, colleague }: Consult) => ({
  consultId,
  by,
  ...(to === null ? {} : { to }),
  ...(colleague === null ? {} : { colleague }),
});

const consultItem = (view: Consult): ConsultItem => ({
  ...item(view),
  since: view.askedAt,
  by: view.by,
  ...(view.colleague === null ? {} : { joined: true }),
});

export type View =
  | QueueViews['consults'][number]
  | QueueViews['waiting'][number]
  | QueueViews['held'][number]
  | QueueViews['callbacks'][number];

export const item = ({ conversation, channel, tier, rule, because }: View) => ({
  conversation,
  channel,
  tier: tier ?? 'medium',
  rule: rule ?? '',
  because: because ?? '',
});

/** What rings for others only has no offer for this agent to act on. */
function waitingItem(agent: string, view: QueueViews['waiting'][number]): WaitingItem {
  const common = { ...item(view), since: view.since, ...(view.takenBy === null ? {} : { takenBy: view.takenBy }) };
  if (view.offer === null) return common;
  if (!ringsFor(agent, view.offer)) return { ...common, forOthers: true };
  const { offerId, epoch, round, until } = view.offer;
  return { ...common, offer: { offerId, epoch, round, until } };
}

const mineItem = (view: View, stage: MineItem['stage']): MineItem => ({
  ...item(view),
  since: view.since,
  stage,
  ...(view.unanswered === null ? {} : { unanswered: view.unanswered }),
});

const callbackItem = (view: QueueViews['callbacks'][number]): CallbackItem => ({
  ...item(view),
  due: view.due,
  until: view.until,
});

const tiers: readonly Tier[] = ['critical', 'high', 'medium', 'low', 'info'];

type Ranked = Pick<WaitingItem, 'tier' | 'since'>;

export const byTierThenWait = (one: Ranked, other: Ranked): number =>
  tiers.indexOf(one.tier) - tiers.indexOf(other.tier) || one.since - other.since;
