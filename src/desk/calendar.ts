import type { CallbacksPort } from '../activities/ports.ts';
import { type CallbackWindow, type Opening, windowsFrom } from '../handoff/callbacks/calendar.ts';
import { type CallbackRules, everyQueue } from '../handoff/callbacks/rules.ts';
import { fitting, type Wish } from '../handoff/callbacks/wish.ts';
import { type Database, openDatabase } from '../ledger/database.ts';
import type { Tier } from '../policy/decision.ts';
import { type Hold, holdSlot, holdsIn } from './slots.ts';
import { isZone, offsetAt, windowWords } from './zones.ts';

/** The callback calendar: what is open by the rules, less what is held. It keeps nothing in memory. */
export interface CallbackCalendar extends CallbacksPort {
  /** The windows that somebody can still have, in order, as this customer reads them. */
  free(query: {
    readonly queue?: string | undefined;
    readonly zone?: string | undefined;
    readonly most: number;
  }): Promise<readonly FreeWindow[]>;
  /** Every window of today and tomorrow by the queue's clocks, with what is held in it. */
  board(queue?: string): Promise<readonly BoardWindow[]>;
  close(): Promise<void>;
}

export interface FreeWindow extends CallbackWindow {
  readonly words: string;
}

export interface BoardWindow extends CallbackWindow {
  readonly queue: string;
  /** As the queue's clocks have it. */
  readonly day: string;
  readonly time: string;
  readonly capacity: number;
  readonly holds: readonly Hold[];
}

/** The schema is the ledger's. Connects when it is first asked; every method throws only when the database does not answer. */
export function openCalendar(
  at: string | Database,
  rules: CallbackRules,
  clock: () => number = Date.now,
): CallbackCalendar {
  const db = typeof at === 'string' ? openDatabase(at, 2) : at;
  const openingOf = (queue: string): Opening => openingIn(rules, queue);
  const nameOf = (queue: string | undefined): string =>
    queue !== undefined && Object.hasOwn(rules.queues, queue) ? queue : everyQueue;
  const zoneOf = (queue: string | undefined, theirs: string | undefined): string =>
    theirs !== undefined && isZone(theirs) ? theirs : openingOf(nameOf(queue)).zone;
  const windowsOf = (queue: string, zone: string, from: number): CallbackWindow[] => {
    const { quiet, horizonDays } = rules;
    return windowsFrom(from, { opening: openingOf(queue), quiet, horizonDays }, zone, offsetAt);
  };
  const soonest = (): number => clock() + rules.leadMinutes * minuteMs;
  const words = (window: CallbackWindow, zone: string): string => {
    const { day, time } = windowWords(window, zone, rules.locale);
    return `${day}, ${time}`;
  };
  return {
    zoneOf,
    words,
    async hold({ conversation, promiseId, queue: asked, tier, wish, zone }) {
      const queue = nameOf(asked);
      const windows = fitting(windowsOf(queue, zone, soonest()), wish, clock(), zone, offsetAt);
      const capacity = capacityFor(openingOf(queue), tier);
      const held = await holdSlot(db, { conversation, promiseId, queue, windows, capacity });
      return held === undefined ? undefined : { ...held, queue };
    },
    async free({ queue: asked, zone: theirs, most }) {
      const queue = nameOf(asked);
      const zone = zoneOf(queue, theirs);
      const windows = windowsOf(queue, zone, soonest());
      const holds = await holdsIn(db, spanOf(windows), queue);
      const capacity = capacityFor(openingOf(queue), 'medium');
      const open = windows.filter((window) => over(holds, window).length < capacity).slice(0, most);
      return open.map((window) => ({ ...window, words: words(window, zone) }));
    },
    async board(asked) {
      const queue = nameOf(asked);
      const { zone, capacity } = openingOf(queue);
      const midnight = startOfDay(clock(), zone);
      const rest = { opening: openingOf(queue), quiet: { from: 0, to: 0 }, horizonDays: 1 };
      const windows = windowsFrom(midnight, rest, zone, offsetAt).filter(({ until }) => until > clock());
      const holds = await holdsIn(db, spanOf(windows), queue);
      return windows.map((window) => ({
        ...window,
        queue,
        ...windowWords(window, zone, rules.locale),
        capacity,
        holds: over(holds, window),
      }));
    },
    close: () => db.close(),
  };
}

const minuteMs = 60_000;

function openingIn({ queues }: CallbackRules, queue: string): Opening {
  const opening = queues[queue] ?? queues[everyQueue];
  if (opening === undefined) throw new Error('callbacks are configured without a queue *');
  return opening;
}

/** The last places of a window are kept for those who can wait least. */
const capacityFor = ({ capacity, reserved }: Opening, tier: Tier): number =>
  tier === 'critical' || tier === 'high' ? capacity : capacity - reserved;

const over = (holds: readonly Hold[], { from, until }: CallbackWindow): Hold[] =>
  holds.filter((hold) => hold.from < until && hold.until > from);

const spanOf = (windows: readonly CallbackWindow[]): CallbackWindow => ({
  from: windows[0]?.from ?? 0,
  until: windows.at(-1)?.until ?? 0,
});

const startOfDay = (at: number, zone: string): number => {
  const local = at + offsetAt(zone, at) * minuteMs;
  return at - (((local % dayMs) + dayMs) % dayMs);
};

const dayMs = 86_400_000;

export type { Hold, Wish };
