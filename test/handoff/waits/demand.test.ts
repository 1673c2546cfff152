import { expect, test, vi } from 'vitest';
import { chanceOf } from '../../../src/handoff/waits/chance.ts';
import { type Demand, forecastOf, hourMs, likelihoodOf } from '../../../src/handoff/waits/demand.ts';
import { gamma, poisson } from '../../../src/handoff/waits/draw.ts';

/** How many handoffs the next hour brings, from those of late and from what is brewing. */

vi.setConfig({ testTimeout: 600_000 });

const calm: Demand = {
  queue: 'main',
  quarters: [5, 4, 6, 5, 5, 5, 4, 6],
  leadMs: [],
  brewing: [],
  handleMs: [300_000],
};

test('less than an hour of knowledge foretells nothing', () => {
  expect(forecastOf({ ...calm, quarters: [5, 5, 5] })).toBeUndefined();
});

test('the same knowledge gives the same forecast', () => {
  expect(forecastOf(calm)).toEqual(forecastOf(calm));
  expect(forecastOf(calm)).toMatchObject({ queue: 'main', expected: 20 });
});

test('what is brewing counts by its chance, and what comes later only as far as it comes to a handoff in time', () => {
  expect(forecastOf({ ...calm, brewing: [1, 1, 0.5] })?.expected).toBe(22.5);
  expect(forecastOf({ ...calm, leadMs: [hourMs / 2] })?.expected).toBe(10);
  expect(forecastOf({ ...calm, leadMs: [hourMs / 2], brewing: Array(20).fill(0.5) })?.expected).toBe(20);
});

test('bursts make the bounds wider, and leave what is expected', () => {
  const burst = forecastOf({ ...calm, quarters: [0, 0, 20, 0, 0, 20, 0, 0] });
  const width = (of: ReturnType<typeof forecastOf>) => (of?.to ?? 0) - (of?.from ?? 0);
  expect(burst?.expected).toBe(20);
  expect(width(burst)).toBeGreaterThan(1.5 * width(forecastOf(calm)));
});

test('humans are given for what is expected and for the upper bound, where it is known how long one takes', () => {
  const { staff } = forecastOf(calm) ?? {};
  expect(staff?.atMost).toBeGreaterThan(staff?.expected ?? Number.POSITIVE_INFINITY);
  expect(forecastOf({ ...calm, handleMs: [] })).not.toHaveProperty('staff');
});

/** An hour to come of a shop in which conversations begin by chance, and come to a handoff, or not, after a while. */
interface Shop {
  readonly name: string;
  /** Handoffs in an hour, and how much more than by chance they vary from quarter to quarter. */
  readonly perHour: number;
  readonly bursts: number;
  /** Mean time from a conversation's beginning to its handoff. */
  readonly leadMs: number;
}

const shops: readonly Shop[] = [
  { name: 'a quiet one', perHour: 4, bursts: 1, leadMs: 300_000 },
  { name: 'a busy one', perHour: 80, bursts: 1, leadMs: 300_000 },
  { name: 'one whose conversations take long', perHour: 40, bursts: 1, leadMs: 1_500_000 },
  { name: 'one whose customers come in bursts', perHour: 40, bursts: 3, leadMs: 300_000 },
];

const history = 16;

/** Plays four hours and one more; what is known at the end of the four, and what the fifth brings. */
function play({ perHour, bursts, leadMs }: Shop, seed: string): { demand: Demand; came: number } {
  const chance = chanceOf(seed);
  const now = 0;
  const starts: { at: number; lead: number }[] = [];
  for (let quarter = -history - 16; quarter < 4; quarter++) {
    const mean = perHour / 4;
    const count = poisson(bursts > 1 ? (bursts - 1) * gamma(mean / (bursts - 1), chance) : mean, chance);
    for (let i = 0; i < count; i++)
      starts.push({ at: (quarter + chance()) * 900_000, lead: -Math.log(1 - chance()) * leadMs });
  }
  const handoffs = starts.map(({ at, lead }) => at + lead);
  const quarters = Array.from({ length: history }, (_, i) => {
    const from = (i - history) * 900_000;
    return handoffs.filter((at) => at >= from && at < from + 900_000).length;
  });
  // those that are live and will come to a handoff, among three times as many that will not
  const live = starts.filter(({ at, lead }) => at < now && at + lead >= now);
  const brewing = live.flatMap(() => [1, 2, 3, 4].map(() => 0.25 * (1 - Math.exp(-hourMs / leadMs))));
  const leads = starts.filter(({ at, lead }) => at + lead < now).map(({ lead }) => lead);
  const came = handoffs.filter((at) => at >= now && at < now + hourMs).length;
  return { demand: { queue: 'main', quarters, leadMs: leads.slice(-200), brewing, handleMs: [300_000] }, came };
}

test.each(shops)('nine hours in ten lie within the bounds of $name', (shop) => {
  let inside = 0;
  let width = 0;
  const hours = 300;
  for (let i = 0; i < hours; i++) {
    const { demand, came } = play(shop, `${shop.name}/${i}`);
    const { from = 0, to = -1 } = forecastOf(demand) ?? {};
    if (came >= from && came <= to) inside++;
    width += to - from;
  }
  expect(inside / hours).toBeGreaterThanOrEqual(0.85);
  // whole numbers: of few handoffs the bounds hold a little more than they claim
  expect(inside / hours).toBeLessThanOrEqual(shop.perHour < 10 ? 0.99 : 0.97);
  expect(width / hours).toBeLessThan(2 * 2 * 1.645 * Math.sqrt(shop.perHour * shop.bursts) + 2);
});

test('a conversation that weighs more is likelier to be handed over, where it was so before', () => {
  const before = [
    ...Array.from({ length: 200 }, (_, i) => ({ score: 10, handedOver: i % 20 === 0 })),
    ...Array.from({ length: 50 }, (_, i) => ({ score: 45, handedOver: i % 2 === 0 })),
  ];
  const likelihood = likelihoodOf(before);
  expect(likelihood(0)).toBeCloseTo(0.05, 1);
  expect(likelihood(50)).toBeCloseTo(0.47, 1);
  // of offers nothing is known: as all
  expect(likelihood(65)).toBeCloseTo(35 / 250, 5);
  expect(likelihoodOf([])(80)).toBe(0);
});
