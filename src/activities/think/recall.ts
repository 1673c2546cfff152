import { keys } from '../../conversation/entry.ts';
import type { BargedIn, HungUp, ThinkOutcome, TurnTaken } from '../../conversation/event.ts';
import { floorOf, isReply } from '../../conversation/hearing.ts';
import type { OpenTurn } from '../../conversation/state.ts';
import type { Evidence } from '../../policy/evidence.ts';
import type { Row, Window } from '../ports.ts';

/** How many of the customer's turns the model sees: enough for a call's thread, bounded so that turn 300 costs what turn 30 did. */
export const contextTurns = 20;

/**
 * What the ledger already says about a thought: an earlier attempt may have written before its worker died. The customer's
 * later word counts for more than what was only asked for.
 */
export function recall(window: Window, turn: OpenTurn): ThinkOutcome | undefined {
  const reply = window.rows.find((row) => row.key === keys.outcome(turn.turnId));
  if (reply?.entry.kind === 'said') {
    return { kind: 'replied', seq: reply.seq, evidence: evidenceBehind(window, reply) };
  }
  const by = end(window) ?? laterAct(window, turn.floor);
  if (by !== undefined) return { kind: 'overtaken', by };
  const asked = window.rows.find((row) => row.key === keys.asked(turn.turnId, turn.step));
  return asked?.entry.kind === 'asked'
    ? { kind: 'asked', calls: asked.entry.calls, evidence: evidenceBehind(window, asked) }
    : undefined;
}

/** What was found with this row and stands right behind it, so that a crash changes no judgement. */
function evidenceBehind({ rows }: Window, place: Row): readonly Evidence[] {
  const behind = rows.slice(rows.indexOf(place) + 1);
  const end = behind.findIndex(({ entry }) => entry.kind !== 'evidence');
  return behind
    .slice(0, end < 0 ? behind.length : end)
    .flatMap(({ entry }) => (entry.kind === 'evidence' ? [entry.evidence] : []));
}

/**
 * The ledger knows the conversation for ended while a run of its workflow does not: one that an operator has reset to an
 * earlier point, say. Nobody is there any more, as after a hang-up.
 */
function end(window: Window): HungUp | undefined {
  const row = window.rows.find(({ entry }) => entry.kind === 'ended');
  return row === undefined ? undefined : { type: 'hang_up', ...placeOf(window, row) };
}

/** The customer's latest act, where it came after the floor that the thought was to answer. */
function laterAct(window: Window, floor: number): TurnTaken | BargedIn | HungUp | undefined {
  if (window.floor <= floor) return undefined;
  const row = window.rows.find(({ seq }) => seq === window.floor);
  if (row === undefined) return undefined;
  const act = placeOf(window, row);
  switch (row.entry.kind) {
    case 'turn':
      return { type: 'turn', turnId: row.entry.turnId, ...act };
    case 'barged':
      return { type: 'barge_in', turnId: row.entry.turnId, ...act };
    case 'hung_up':
      return { type: 'hang_up', ...act };
    default:
      return undefined;
  }
}

function placeOf(window: Window, row: Row): Pick<HungUp, 'seq' | 'answered' | 'answeredSeq'> {
  const reply = lastReply(window, row);
  return { seq: row.seq, answered: floorOf(reply?.entry), answeredSeq: reply?.seq ?? 0 };
}

const lastReply = (window: Window, before: Row): Row | undefined =>
  window.rows.findLast(({ seq, entry }) => seq < before.seq && isReply(entry));
