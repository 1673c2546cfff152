import { type Path, tierFrom } from './decision.ts';
import type { CapacityBars, Policy } from './policy.ts';
import type { Track } from './track.ts';

/** The paths, and when each is taken: docs/judgement.md shows them. The first that fits is. */
export const paths: readonly { readonly path: Path; readonly when: string }[] = [
  {
    path: 'stay',
    when: 'an offer that weighs below `offerFrom`, while nobody is free and the desk has more to do than it can',
  },
  { path: 'warm', when: 'a handover, and somebody is free' },
  { path: 'callback', when: 'a handover, and nobody is there or the wait would surely be longer than `waitMs`' },
  { path: 'queue', when: 'any other handover' },
];

/** Where whoever is handed over goes. Undefined where there is no desk, or the policy does not ask for it. */
export function pathOf({ desk }: Track, { capacity }: Policy): Exclude<Path, 'stay'> | undefined {
  if (desk === undefined || capacity === undefined) return undefined;
  if (desk.free > 0) return 'warm';
  return desk.present === 0 || isLong(desk.waitMs, capacity) ? 'callback' : 'queue';
}

/** Whether an offer of this weight waits until the desk has room. Nothing that is handed over ever does. */
export const isHeldBack = (score: number, track: Track, policy: Policy): boolean =>
  isOverloaded(track, policy) && score < barOf(policy.capacity);

/** Nobody is free, and more wait than those who are there can take soon. */
export function isOverloaded({ desk }: Track, { capacity }: Policy): boolean {
  if (desk === undefined || capacity === undefined || desk.free > 0) return false;
  return desk.waiting >= capacity.overload * desk.present || isLong(desk.waitMs, capacity);
}

const isLong = (waitMs: number | undefined, capacity: CapacityBars): boolean =>
  waitMs !== undefined && waitMs > capacity.waitMs;

/** Whatever the file says, what is grave enough to be handed over is offered at least. */
const barOf = (capacity: CapacityBars | undefined): number => Math.min(capacity?.offerFrom ?? 0, tierFrom.high);
