import { type Bench, type Decided, type Driven, drive, handoffIn, turnIdOf } from './drive.ts';
import type { Recording } from './recording.ts';

/** Which decisions of recorded conversations a change of policy moves. */

/** One turn that is decided otherwise. `because`: what the policy says that decides more, in its own words. */
export interface Move {
  readonly conversation: string;
  readonly turn: string;
  readonly before: string;
  readonly after: string;
  readonly because: string;
}

/** How often each rule hands over, offers, or is put on record. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface PolicyDiff {
  readonly conversations: number;
  readonly moved: number;
  readonly before: Counts;
  readonly after: Counts;
  readonly moves: readonly Move[];
}

export function diff(recordings: readonly Recording[], older: Bench, newer: Bench): PolicyDiff {
  const before = recordings.map((recording) => drive(recording, older));
  const after = recordings.map((recording) => drive(recording, newer));
  const moves = before.flatMap((one, i) => movesOf(one, after[i]));
  const moved = new Set(moves.map(({ conversation }) => conversation)).size;
  return { conversations: recordings.length, moved, before: countsOf(before), after: countsOf(after), moves };
}

function movesOf(before: Driven, after: Driven | undefined): readonly Move[] {
  if (after === undefined) return [];
  const { recording } = before;
  return recording.turns.flatMap((_, turn) => {
    const [was, is] = [stand(before, turn), stand(after, turn)];
    if (was.made === is.made || (was.entries.length === 0 && is.entries.length === 0)) return [];
    const because = (is.entries.at(-1) ?? was.entries.at(-1))?.because ?? '';
    return [{ conversation: recording.id, turn: turnIdOf(turn), before: was.made, after: is.made, because }];
  });
}

/** What was made of a turn: its decisions, going on, or nothing because a human has the conversation already. */
function stand(driven: Driven, turn: number): { readonly made: string; readonly entries: readonly Decided[] } {
  const entries = driven.decisions.flatMap((one) => (one.turn === turn ? [one.entry] : []));
  if (entries.length > 0) return { made: entries.map(nameOf).join(', '), entries };
  const handoff = handoffIn(driven);
  const gone = handoff !== undefined && handoff.turn < turn;
  return { made: gone ? `with a human since ${turnIdOf(handoff.turn)}` : 'continue', entries };
}

const nameOf = ({ decision, rule, tier }: Decided): string => `${decision} ${rule} (${tier})`;

function countsOf(all: readonly Driven[]): Counts {
  const counts: Record<string, Record<string, number>> = {};
  for (const { entry } of all.flatMap(({ decisions }) => decisions)) {
    const byRule = counts[entry.decision] ?? {};
    byRule[entry.rule] = (byRule[entry.rule] ?? 0) + 1;
    counts[entry.decision] = byRule;
  }
  return counts;
}
