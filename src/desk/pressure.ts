import type { Seek } from '../handoff/routing/seek.ts';
import type { Present } from './presence.ts';

/** How the desk stands to what is asked of it: agents present, those of them who can take one more, searches without anybody. */
export interface Pressure {
  readonly present: number;
  readonly free: number;
  readonly waiting: number;
}

/** Of one queue, or of the whole desk. Who serves every queue counts in each. */
export function pressureOf(agents: readonly Present[], seeks: readonly Seek[], queue?: string): Pressure {
  const here = agents.filter(({ queues }) => queue === undefined || queues.includes(queue) || queues.includes('*'));
  return {
    present: here.length,
    free: here.filter(canTakeOne).length,
    waiting: seeks.filter(({ needs }) => queue === undefined || needs.queue === queue).length,
  };
}

const canTakeOne = ({ state, capacity, load }: Present): boolean =>
  state === 'available' && (load.voice < capacity.voice || load.chat < capacity.chat);

/** Every queue that an agent serves or a search names. */
export function queuesOf(agents: readonly Present[], seeks: readonly Seek[]): readonly string[] {
  const named = [...agents.flatMap(({ queues }) => queues), ...seeks.flatMap(({ needs }) => needs.queue ?? [])];
  return [...new Set(named)].filter((queue) => queue !== '*').sort();
}
