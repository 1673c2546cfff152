import type { Overview, OverviewItem } from '../wire.ts';
import { byTierThenWait, item, type QueueViews } from './queue.ts';

/** Every conversation that somebody other than the AI holds, for those who answer for all of it. */
export function overviewOf({ waiting, held, callbacks }: QueueViews, at: number): Overview {
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
