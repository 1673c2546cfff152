/** Local time and instants. What a zone's clocks show comes from outside: the pure rooms know no zones. */

/** Minutes that a zone's clocks are ahead of UTC at an instant. */
export type OffsetAt = (zone: string, at: number) => number;

const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** What a zone's clock shows at an instant, as if it were UTC: days and minutes are read from it. */
export const localOf = (at: number, zone: string, offsetAt: OffsetAt): number => at + offsetAt(zone, at) * minuteMs;

/** Days since 1970-01-01. */
export const dayOf = (local: number): number => Math.floor(local / dayMs);
export const minuteOf = (local: number): number => Math.floor((local - dayOf(local) * dayMs) / minuteMs);
/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/**
 * When a zone's clock shows this minute of this day. An hour that is skipped has no instant; of an hour that comes twice
 * the first counts.
 */
export function instantOf(day: number, minute: number, zone: string, offsetAt: OffsetAt): number | undefined {
  const local = day * dayMs + minute * minuteMs;
  const offsets = [offsetAt(zone, local - dayMs), offsetAt(zone, local + dayMs)];
  const instants = offsets
    .map((offset) => ({ offset, at: local - offset * minuteMs }))
    .flatMap(({ offset, at }) => (offsetAt(zone, at) === offset ? [at] : []));
  return instants.length === 0 ? undefined : Math.min(...instants);
}
