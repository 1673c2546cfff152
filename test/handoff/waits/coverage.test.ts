import { expect, test, vi } from 'vitest';
import { type Scenario, SimulatedDesk, type TalkTimes, type Wait } from './simulated-desk.ts';

/** Waits that are said come true in nine of ten, whatever the load, the talks and the size of the desk. */

vi.setConfig({ testTimeout: 900_000 });

const warmUp = 800;

const within = ({ waitedMs }: Wait, span: { fromMs: number; toMs: number } | undefined): boolean =>
  span !== undefined && waitedMs >= span.fromMs && waitedMs <= span.toMs;
const share = <T>(all: readonly T[], fits: (one: T) => boolean): number => all.filter(fits).length / all.length;
const widthOf = (spans: readonly { fromMs: number; toMs: number }[]): number =>
  spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0) / spans.length;

const loads = [0.5, 0.9, 1.3];
const talks: readonly TalkTimes[] = ['uniform', 'exponential', 'heavy-tailed'];
const small = talks.flatMap((talk) => loads.map((load) => ({ agents: 3, load, talk, arrivals: 2_500 })));
const large = loads.map((load) => ({ agents: 200, load, talk: 'uniform' as const, arrivals: 3_500 }));
const largeOverloaded = (['exponential', 'heavy-tailed'] as const).map((talk) => ({
  agents: 200,
  load: 1.3,
  talk,
  arrivals: 3_500,
}));
const scenarios: readonly Omit<Scenario, 'seed'>[] = [...small, ...large, ...largeOverloaded];

test.each(scenarios)('with $agents agents at $load of what they can serve, $talk talks', (scenario) => {
  const waits = new SimulatedDesk({ ...scenario, seed: 'waits' }).run().filter(({ place }) => place >= warmUp);
  const told = waits.filter(({ estimate }) => estimate?.span !== undefined);
  const inside = (wait: Wait) => within(wait, wait.estimate?.span);
  expect(told.length / waits.length).toBeGreaterThan(0.75);
  // of all who were told, those who gave up included: how long they would have waited is known here
  expect(share(told, inside)).toBeGreaterThanOrEqual(0.85);
  expect(share(told, inside)).toBeLessThanOrEqual(0.95);
  // and of those whom a human took, who are all that a real desk sees
  const taken = told.filter(({ waitedMs, leftMs }) => waitedMs <= leftMs);
  expect(share(taken, inside)).toBeGreaterThanOrEqual(0.85);
  expect(share(taken, inside)).toBeLessThanOrEqual(0.95);
  const mine = widthOf(told.flatMap(({ estimate }) => estimate?.span ?? []));
  const naive = widthOf(told.flatMap((wait) => wait.naive ?? []));
  // 200 agents at less than their capacity let nobody wait: what is left is how long a human takes to accept
  if (scenario.agents === 3 && scenario.load < 1) expect(mine).toBeLessThan(0.75 * naive);
  else if (scenario.load < 1) expect(mine).toBeLessThan(1.2 * naive);
});
