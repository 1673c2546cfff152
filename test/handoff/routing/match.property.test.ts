import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { fits, stepOf } from '../../../src/handoff/routing/fit.ts';
import { match } from '../../../src/handoff/routing/match.ts';
import type { Pair, Seek } from '../../../src/handoff/routing/seek.ts';
import { tiers } from '../../../src/policy/decision.ts';
import { anyAgents, anySeeks } from './support.ts';

vi.setConfig({ testTimeout: 600_000 });

const now = fc.integer({ min: 60_000, max: 160_000 });
const run = (property: (input: Input) => void, numRuns = 10_000) =>
  fc.assert(
    fc.property(anySeeks, anyAgents, now, (seeks, agents, at) =>
      property({ seeks, agents, at, pairs: match(seeks, agents, at) }),
    ),
    { numRuns },
  );
type Agents = Parameters<typeof match>[1];
interface Input {
  readonly seeks: readonly Seek[];
  readonly agents: Agents;
  readonly at: number;
  readonly pairs: readonly Pair[];
}

/** Said anew, without the code that is tested: may this agent be asked for that? */
function maySay(seek: Seek, agent: Agents[number], at: number): boolean {
  if (seek.except?.includes(agent.agent)) return false;
  return seek.only === undefined ? fits(agent, seek.needs, stepOf(seek, at)) : seek.only === agent.agent;
}

const seekOf = ({ seeks }: Input, pair: Pair): Seek => {
  const found = seeks.find(({ conversation, seekId }) => conversation === pair.conversation && seekId === pair.seekId);
  if (found === undefined) throw new Error('a pair for nobody who seeks');
  return found;
};

/** What an agent has on a channel in the end, or before the pair at `until`. */
const given = (input: Input, agent: string, channel: Seek['channel'], until = input.pairs.length): number =>
  (input.agents.find((one) => one.agent === agent)?.load[channel] ?? 0) +
  input.pairs.slice(0, until).filter((pair) => pair.agent === agent && seekOf(input, pair).channel === channel).length;

test('nobody is given more than their capacity', () => {
  run((input) => {
    for (const { agent } of input.pairs) {
      for (const channel of ['voice', 'chat'] as const) {
        const one = input.agents.find((other) => other.agent === agent);
        const most = Math.max(one?.capacity[channel] ?? 0, one?.load[channel] ?? 0);
        expect(given(input, agent, channel)).toBeLessThanOrEqual(most);
      }
    }
  });
});

test('a search gets one human at most, and one who may be asked', () => {
  run((input) => {
    expect(new Set(input.pairs.map(({ conversation }) => conversation)).size).toBe(input.pairs.length);
    for (const pair of input.pairs) {
      const agent = input.agents.find((one) => one.agent === pair.agent);
      expect(agent !== undefined && maySay(seekOf(input, pair), agent, input.at)).toBe(true);
    }
  });
});

test('no search waits beside a free agent who fits', () => {
  run((input) => {
    const served = new Set(input.pairs.map(({ conversation }) => conversation));
    for (const seek of input.seeks.filter(({ conversation }) => !served.has(conversation))) {
      const idle = input.agents.filter(
        (agent) => given(input, agent.agent, seek.channel) < agent.capacity[seek.channel],
      );
      expect(idle.filter((agent) => maySay(seek, agent, input.at))).toEqual([]);
    }
  });
});

test('who is served could not have been taken by a search of a higher tier, or an older one, that waits', () => {
  run((input) => {
    const served = new Set(input.pairs.map(({ conversation }) => conversation));
    const waiting = input.seeks.filter(({ conversation }) => !served.has(conversation));
    for (const pair of input.pairs) {
      const mine = seekOf(input, pair);
      const agent = input.agents.find((one) => one.agent === pair.agent);
      const passedOver = waiting.filter(
        (other) =>
          agent !== undefined &&
          other.channel === mine.channel &&
          maySay(other, agent, input.at) &&
          (tiers.indexOf(other.tier) < tiers.indexOf(mine.tier) ||
            (other.tier === mine.tier && other.since < mine.since)),
      );
      expect(passedOver).toEqual([]);
    }
  });
});

test('the same searches and agents give the same pairs, in whatever order they come', () => {
  fc.assert(
    fc.property(
      anySeeks.chain((seeks) =>
        fc.tuple(fc.constant(seeks), fc.shuffledSubarray([...seeks], { minLength: seeks.length })),
      ),
      anyAgents.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))),
      now,
      ([seeks, otherSeeks], [agents, otherAgents], at) => {
        expect(match(otherSeeks, otherAgents, at)).toEqual(match(seeks, agents, at));
      },
    ),
    { numRuns: 5_000 },
  );
});

test('whoever waits longer is refused nobody who would have done before', () => {
  run((input) => {
    for (const seek of input.seeks) {
      for (const agent of input.agents)
        if (maySay(seek, agent, input.at)) expect(maySay(seek, agent, input.at + 7_000)).toBe(true);
    }
  }, 5_000);
});
