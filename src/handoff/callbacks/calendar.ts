import { dayOf, instantOf, localOf, minuteOf, type OffsetAt, weekdayOf } from './local-time.ts';

/** When callbacks can be made: the opening hours of a queue, cut into windows, without the customer's quiet hours. */

/** Minutes of a local day, from 0 to 1440. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Opening {
  /** IANA name of the zone that the hours are meant in. */
  readonly zone: string;
  /** Seven lists, Sunday first. */
  readonly week: readonly (readonly Span[])[];
  readonly windowMinutes: number;
  /** Callbacks in one window; the last `reserved` of them are for the high tiers. */
  readonly capacity: number;
  readonly reserved: number;
}

export interface Calendar {
  readonly opening: Opening;
  /** In the customer's own time; it may go over midnight. */
  readonly quiet: Span;
  /** How far ahead is looked. */
  readonly horizonDays: number;
}

/** One window, as instants. `until` is its end. */
export interface CallbackWindow {
  readonly from: number;
  readonly until: number;
}

const minuteMs = 60_000;

/** The windows that begin from `now` on, in order, none over another. `zone`: the customer's. */
export function windowsFrom(now: number, calendar: Calendar, zone: string, offsetAt: OffsetAt): CallbackWindow[] {
  const { opening, quiet, horizonDays } = calendar;
  const today = dayOf(localOf(now, opening.zone, offsetAt));
  const found: CallbackWindow[] = [];
  for (let day = today; day <= today + horizonDays; day++) {
    for (const minute of startsOf(opening, weekdayOf(day))) {
      const from = instantOf(day, minute, opening.zone, offsetAt);
      if (from === undefined || from < now || from < (found.at(-1)?.until ?? now)) continue;
      const window = { from, until: from + opening.windowMinutes * minuteMs };
      if (!isQuiet(window, quiet, zone, offsetAt)) found.push(window);
    }
  }
  return found;
}

/** The minutes of a weekday at which windows begin: only whole windows. */
function startsOf({ week, windowMinutes }: Opening, weekday: number): number[] {
  const spans = week[weekday] ?? [];
  return spans.flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, Math.floor((to - from) / windowMinutes)) }, (_, i) => from + i * windowMinutes),
  );
}

const dayMinutes = 1440;

/** Whether any of it falls into the quiet hours. */
function isQuiet({ from, until }: CallbackWindow, quiet: Span, zone: string, offsetAt: OffsetAt): boolean {
  if (quiet.from === quiet.to) return false;
  const quietFor = ahead(quiet.from, quiet.to);
  const first = minuteOf(localOf(from, zone, offsetAt));
  const last = minuteOf(localOf(until - 1, zone, offsetAt));
  const within = (minute: number): boolean => ahead(quiet.from, minute) < quietFor;
  return within(first) || within(last) || ahead(first, quiet.from) < (until - from) / minuteMs;
}

const ahead = (from: number, to: number): number => (((to - from) % dayMinutes) + dayMinutes) % dayMinutes;
