import type { Channel } from '../../conversation/entry.ts';
import { tiers } from '../../policy/decision.ts';
import type { Available } from './available.ts';
import { fits, levelIn, stepOf } from './fit.ts';
import type { Pair, Seek } from './seek.ts';

/**
 * Who is reserved for whom: searches by tier, then by waiting time; for each the one who had the customer before, else the
 * highest level of the skill, else who holds least, else the longest idle. Equal input gives equal pairs in whatever order
 * it comes, and no search that fits waits beside an agent who is free.
 */
export function match(seeks: readonly Seek[], agents: readonly Available[], now: number): readonly Pair[] {
  const free = new FreeAgents(agents);
  // Capacity only shrinks: what found nobody finds nobody later either, and need not be asked again.
  const hopeless = new Set<string>();
  const pairs: Pair[] = [];
  for (const seek of [...seeks].sort(byTurn)) {
    const step = stepOf(seek, now);
    const kind = kindOf(seek, step);
    if (hopeless.has(kind)) continue;
    const found = free.best(seek, step);
    if (found !== undefined) {
      const { conversation, seekId } = seek;
      pairs.push({ conversation, seekId, agent: free.take(found, seek.channel) });
    } else if (seek.except === undefined) hopeless.add(kind);
  }
  return pairs;
}

const byTurn = (one: Seek, other: Seek): number =>
  tiers.indexOf(one.tier) - tiers.indexOf(other.tier) ||
  one.since - other.since ||
  compare(one.conversation, other.conversation) ||
  compare(one.seekId, other.seekId);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Searches of one kind are answered by the same agents. */
const kindOf = ({ channel, only, needs: { skill, level, language, queue } }: Seek, step: number): string =>
  JSON.stringify([channel, only, step, skill, level, language, queue]);

interface Free {
  readonly of: Available;
  readonly load: Record<Channel, number>;
  held: number;
}

/** The agents with what they are given in this run. */
class FreeAgents {
  readonly #agents: readonly Free[];

  constructor(agents: readonly Available[]) {
    this.#agents = agents.map((of) => ({ of, load: { ...of.load }, held: of.load.voice + of.load.chat }));
  }

  best(seek: Seek, step: number): Free | undefined {
    let best: Free | undefined;
    for (const free of this.#agents) {
      if (free.load[seek.channel] >= free.of.capacity[seek.channel] || !mayAsk(seek, free.of, step)) continue;
      if (best === undefined || rank(seek, free, best) < 0) best = free;
    }
    return best;
  }

  take(free: Free, channel: Channel): string {
    free.load[channel] += 1;
    free.held += 1;
    return free.of.agent;
  }
}

/** Whoever is named is asked whatever they can do: a colleague has chosen them. */
function mayAsk({ except, only, needs }: Seek, of: Available, step: number): boolean {
  if (except?.includes(of.agent)) return false;
  return only === undefined ? fits(of, needs, step) : only === of.agent;
}

/** Below 0 where `one` is the better choice. */
function rank({ needs: { past, skill } }: Seek, one: Free, other: Free): number {
  if (past !== undefined && one.of.agent !== other.of.agent) {
    if (one.of.agent === past) return -1;
    if (other.of.agent === past) return 1;
  }
  return (
    levelIn(other.of, skill) - levelIn(one.of, skill) ||
    one.held - other.held ||
    one.of.idleSince - other.of.idleSince ||
    compare(one.of.agent, other.of.agent)
  );
}
