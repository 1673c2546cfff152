import { type Draft, keys } from '../conversation/entry.ts';
import { type Other, otherOf } from '../handoff/others.ts';
import { carriedProof } from '../handoff/proof.ts';
import type { ThinkPorts } from './join.ts';
import type { Row } from './ports.ts';

/** How far back a contact counts as one, and how many of them: nobody reads more, and no policy looks further. */
const lookBackMs = 30 * 86_400_000;
const most = 10;

export type OthersPorts = Pick<ThinkPorts, 'identity' | 'agent' | 'tools'>;

/**
 * The same customer's other conversations. They are context: where the ledger cannot say, a thought or a packet goes on
 * without. A conversation that is whole in `rows` and names nobody costs no question.
 */
export async function othersOf(
  { identity, agent, tools }: OthersPorts,
  conversation: string,
  rows: readonly Row[],
): Promise<readonly Other[]> {
  const whole = (rows[0]?.seq ?? 1) === 1;
  if (identity === undefined || (whole && !rows.some(({ entry }) => entry.kind === 'joined'))) return [];
  const since = (rows.at(-1)?.at ?? 0) - lookBackMs;
  const found = await identity.others(conversation, { since, most }).catch(() => []);
  const identifying = tools.specs.flatMap(({ name, grants }) => (grants === undefined ? [] : [name]));
  return found.map((one) => otherOf(one, { intents: agent.intents, identifying }));
}

/** What was proven elsewhere and counts here, to be put on record here: nothing where that has been done. */
export function carried(rows: readonly Row[], others: readonly Other[]): readonly Draft[] {
  const proof = carriedProof(rows, others);
  if (proof === undefined) return [];
  const key = keys.joined(proof.from, proof.until);
  return rows.some((row) => row.key === key) ? [] : [{ key, entry: { kind: 'joined', ...proof } }];
}
