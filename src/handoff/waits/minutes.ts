import type { Span } from './estimate.ts';

/** A span as it is said: whole minutes, never narrower than it is. `from` is 0 where it may be no minute at all. */
export interface Minutes {
  readonly from: number;
  readonly to: number;
}

/** Nobody keeps 37 minutes in mind: beyond this many they are told in fives. */
const finelyUntil = 10;
/** “Within two minutes” is said of less as well: it is true, and no language has to say “one minutes”. */
const fewest = 2;

export function minutesOf({ fromMs, toMs }: Span): Minutes {
  const from = down(fromMs / 60_000);
  return { from, to: Math.max(up(toMs / 60_000), from + 1, fewest) };
}

const down = (minutes: number): number => (minutes <= finelyUntil ? Math.floor(minutes) : Math.floor(minutes / 5) * 5);
const up = (minutes: number): number => (minutes <= finelyUntil ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5);

/**
 * Whether what is to be expected now is no longer what was said then, `ago` ms before: the whole of the one lies beyond the
 * other. Less than that would only be noise.
 */
export function hasChanged(said: Span, ago: number, now: Span): boolean {
  return now.fromMs > said.toMs - ago || now.toMs < said.fromMs - ago;
}
