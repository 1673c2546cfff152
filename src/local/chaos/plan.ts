import type { Random } from './random.ts';

/**
 * `turn`: the worker inside an open turn that needs words only, the break seen by the gateway; `turn_unseen`: the same,
 * the break kept from it; `turn_tools`: inside a turn with tools; `idle`: the worker a conversation sticks to, between
 * its turns; `idle_long`: the same in a conversation of 300 turns.
 */
export const killKinds = [
  'turn',
  'turn_unseen',
  'turn_tools',
  'idle',
  'idle_long',
  'gateway',
  'temporal',
  'postgres',
] as const;
export type KillKind = (typeof killKinds)[number];

/** What is killed while many customers talk. */
export type CrowdKill = Exclude<KillKind, 'idle_long'>;

export interface Plan {
  readonly crowd: readonly CrowdKill[];
  /** Kills in one long conversation afterwards. */
  readonly long: number;
}

const everyone: readonly CrowdKill[] = [
  'turn',
  'turn_unseen',
  'turn_tools',
  'idle',
  'gateway',
  'temporal',
  'postgres',
  'turn',
];
const workersAgain: readonly CrowdKill[] = ['turn', 'turn', 'turn_unseen', 'idle'];

/** In runs of so many kills, these are spent on a conversation of 300 turns at the end. */
const longKills = { from: 30, count: 5 } as const;

/** Who is killed, one after the other: each round kills everybody, in an order of its own, and workers most. */
export function planOf(kills: number, random: Random, only?: KillKind): Plan {
  if (only === 'idle_long') return { crowd: [], long: kills };
  if (only !== undefined) return { crowd: Array.from({ length: kills }, () => only), long: 0 };
  const long = kills >= longKills.from ? longKills.count : 0;
  const crowd: CrowdKill[] = [];
  while (crowd.length < kills - long) crowd.push(...random.shuffled(everyone), ...random.shuffled(workersAgain));
  return { crowd: crowd.slice(0, kills - long), long };
}
