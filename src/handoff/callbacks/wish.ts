import type { CallbackWindow } from './calendar.ts';
import { dayOf, localOf, minuteOf, type OffsetAt, weekdayOf } from './local-time.ts';

/** When the customer would be called back, as codes: what of it they said. */
export interface Wish {
  /** Days from today. */
  readonly day?: number;
  /** 0 is Sunday. */
  readonly weekday?: number;
  readonly part?: DayPart;
  /** Minutes of the day: “at 3” may be meant in two ways. */
  readonly minutes?: readonly number[];
  /** Not before this instant: “later”. */
  readonly after?: number;
  /** The window that begins at this instant, and no other. */
  readonly from?: number;
  /** False: not by phone. */
  readonly phone?: boolean;
}

export type DayPart = 'morning' | 'afternoon' | 'evening';

const parts: Readonly<Record<DayPart, readonly [number, number]>> = {
  morning: [5 * 60, 12 * 60],
  afternoon: [12 * 60, 18 * 60],
  evening: [17 * 60, 24 * 60],
};

/** Of these windows those that fit the wish, in order. `zone`: the customer's, in which they meant it. */
export function fitting(
  windows: readonly CallbackWindow[],
  wish: Wish,
  now: number,
  zone: string,
  offsetAt: OffsetAt,
): CallbackWindow[] {
  const today = dayOf(localOf(now, zone, offsetAt));
  return windows.filter(({ from, until }) => {
    const local = localOf(from, zone, offsetAt);
    const day = dayOf(local);
    const minute = minuteOf(local);
    const [first, end] = wish.part === undefined ? [0, 24 * 60] : parts[wish.part];
    return (
      (wish.from === undefined || wish.from === from) &&
      (wish.after === undefined || from >= wish.after) &&
      (wish.day === undefined || day === today + wish.day) &&
      (wish.weekday === undefined || weekdayOf(day) === wish.weekday) &&
      minute >= first &&
      minute < end &&
      (wish.minutes?.some((wished) => wished >= minute && wished < minute + (until - from) / 60_000) ?? true)
    );
  });
}
