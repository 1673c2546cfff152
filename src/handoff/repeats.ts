import type { Row } from './row.ts';

/** One conversation as it counts in the figure of repeat contacts. */
export interface Counted {
  readonly repeat: boolean;
  /** Of the last decision other than to go on; `none` where the AI was never stopped. */
  readonly rule: string;
  /** Why it ended; `open` while it has not. */
  readonly outcome: string;
}

/** `withinDays`: what is on record as a repeat contact counts if the one before was no longer ago. */
export function countedOf(rows: readonly Row[], withinDays: number): Counted {
  const evidence = rows.flatMap(({ entry }) => (entry.kind === 'evidence' ? [entry.evidence] : []));
  const decision = rows.findLast(({ entry }) => entry.kind === 'decision' && entry.decision !== 'continue')?.entry;
  const end = rows.findLast(({ entry }) => entry.kind === 'ended')?.entry;
  return {
    repeat: evidence.some((piece) => piece.type === 'repeat_contact' && piece.days < withinDays),
    rule: decision?.kind === 'decision' ? decision.rule : 'none',
    outcome: end?.kind === 'ended' ? end.why : 'open',
  };
}

export interface Share {
  readonly conversations: number;
  readonly repeats: number;
  /** 0–1, three places. */
  readonly share: number;
}

export interface RepeatFigure extends Share {
  readonly withinDays: number;
  readonly byRule: Readonly<Record<string, Share>>;
  readonly byOutcome: Readonly<Record<string, Share>>;
}

/** The share of conversations in which a customer is back about the same thing: over all, by what was decided, by how it ended. */
export function repeatFigure(counted: readonly Counted[], withinDays: number): RepeatFigure {
  return {
    withinDays,
    ...shareOf(counted),
    byRule: sharesBy(counted, ({ rule }) => rule),
    byOutcome: sharesBy(counted, ({ outcome }) => outcome),
  };
}

function shareOf(counted: readonly Counted[]): Share {
  const repeats = counted.filter(({ repeat }) => repeat).length;
  const share = counted.length === 0 ? 0 : Math.round((1_000 * repeats) / counted.length) / 1_000;
  return { conversations: counted.length, repeats, share };
}

const sharesBy = (counted: readonly Counted[], of: (one: Counted) => string): Readonly<Record<string, Share>> =>
  Object.fromEntries(
    [...Map.groupBy(counted, of)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => [name, shareOf(some)]),
  );
