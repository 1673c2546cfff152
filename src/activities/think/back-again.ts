import type { OpenTurn } from '../../conversation/state.ts';
import type { Intent } from '../../handoff/intents.ts';
import type { Other } from '../../handoff/others.ts';
import { matterOf, repeatOf } from '../../handoff/repeat.ts';
import { wantsOf } from '../../handoff/wants.ts';
import type { Evidence } from '../../policy/evidence.ts';
import type { Row } from '../ports.ts';

/** What a customer is here for shows in their first turns, or not by this. */
const firstTurns = 5;

/** A second contact about the same thing, as soon as it shows, and once. */
export function backAgain(
  rows: readonly Row[],
  { turnId }: Pick<OpenTurn, 'turnId'>,
  others: readonly Other[],
  intents: readonly Intent[],
): readonly Evidence[] {
  const turns = rows.filter(({ entry }) => entry.kind === 'turn').length;
  const known = rows.some(({ entry }) => entry.kind === 'evidence' && entry.evidence.type === 'repeat_contact');
  if (others.length === 0 || known || turns > firstTurns) return [];
  const repeat = repeatOf(turnId, matterOf(rows, wantsOf(rows, intents)), others);
  return repeat === undefined ? [] : [repeat];
}
