import type { Present } from '../../desk/desk.ts';
import type { Overview, OverviewItem, PresentAgent } from '../wire.ts';
import type { Desk } from './desk.ts';
import { byTierThenWait, item, type QueueViews } from './queue.ts';

/** For those who answer for all of it: what is not with the AI, and who is present. */
export async function readOverview({ present }: Desk, views: QueueViews, at: number): Promise<Overview> {
  const here = await present?.();
  return { ...overviewOf(views, at), ...(here === undefined ? {} : { present: here.map(presentAgent) }) };
}

const presentAgent = ({ agent, name, state, load, capacity }: Present): PresentAgent => ({
  agent,
  name,
  state,
  load,
  capacity,
});

function overviewOf({ waiting, held, callbacks }: QueueViews, at: number): Overview {
  const elsewhere = new Set([...waiting, ...held].map(({ conversation }) => conversation));
  const items: OverviewItem[] = [
    ...waiting.map((view) => ({
      ...item(view),
      since: view.since,
      holder: 'queue' as const,
      ...(view.takenBy === null ? {} : { agent: view.takenBy }),
    })),
    ...held.map((view) => ({
      ...item(view),
      since: view.since,
      holder: 'human' as const,
      agent: view.agent,
      ...(view.unanswered === null ? {} : { unanswered: view.unanswered }),
    })),
    // A promise outlives the ring that keeps it: then the conversation stands with whoever holds it.
    ...callbacks
      .filter(({ conversation }) => !elsewhere.has(conversation))
      .map((view) => ({ ...item(view), since: view.since, holder: 'callback' as const, due: view.due })),
  ];
  return { at, items: items.sort(byTierThenWait) };
}
