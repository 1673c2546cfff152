import { setTimeout as pause } from 'node:timers/promises';
import type { CapacityPort } from '../activities/ports.ts';
import type { Channel } from '../conversation/entry.ts';
import type { Capacity } from '../policy/evidence.ts';

/** So long what was seen is good enough for every turn of this process. */
const freshMs = 1_000;
/** No turn waits longer for it. */
const patienceMs = 50;

/** How the desk stands, looked at once a second at most however many turns ask. What the desk does not answer in time is absent. */
export function cachedCapacity(
  read: (channel: Channel) => Promise<Capacity>,
  now: () => number = Date.now,
): CapacityPort {
  const seen = new Map<Channel, { readonly at: number; readonly desk: Promise<Capacity | undefined> }>();
  return {
    async look(channel) {
      const last = seen.get(channel);
      const fresh = last !== undefined && now() - last.at < freshMs;
      const desk = fresh ? last.desk : read(channel).catch(() => undefined);
      if (!fresh) seen.set(channel, { at: now(), desk });
      return await Promise.race([desk, pause(patienceMs, undefined)]);
    },
  };
}
