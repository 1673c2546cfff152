import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Customer, now } from './customer.ts';
import { type Figure, figure, p50, p95 } from './figures.ts';
import type { House } from './house.ts';
import { rawEnd, rawUpdate } from './raw/workflow.ts';

/** What each turn cost beside the model's own time, in ms. `start`: until the activity ran, or the first word came less its budget. */
export interface Cost {
  readonly total: number;
  readonly start: number;
}

/** The model's pace: 15 words over 150 ms, the first at 50. */
export const pace = { words: 15, firstMs: 50, gapMs: 100 / 14 } as const;
const modelMs = 150;

export const unique = (): string => randomBytes(6).toString('hex');

/** Sets the scripted model's pace; forgets what it has counted. */
export async function setModel(house: House, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${house.model}/control`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ reset: true, ...body }),
  });
  if (!response.ok) throw new Error(`the scripted model refused its control: ${await response.text()}`);
}

export async function rawEngine(house: House): Promise<{ turn(ms: number): Promise<Cost>; end(): Promise<void> }> {
  const handle = await house.client.workflow.start('raw', { taskQueue: 'raw', workflowId: `raw-${unique()}` });
  return {
    async turn(ms) {
      const sent = now();
      const { from, to } = await handle.executeUpdate(rawUpdate, { args: [ms] });
      return { total: now() - sent - (to - from), start: from - sent };
    },
    end: () => handle.signal(rawEnd),
  };
}

/** One turn of the product. The model's own time, as the model measured it, is taken off as the raw activity's is. */
async function productTurn(house: House, customer: Customer, n: number): Promise<Cost> {
  const { sent, word, outcome } = await customer.turn(`t${n}`, `Tell me something, number ${n}.`);
  const { begunAt, firstWordAt, endedAt } = await lastRequest(house);
  return { total: outcome - sent - (endedAt - begunAt), start: word - sent - (firstWordAt - begunAt) };
}

interface Seen {
  readonly begunAt: number;
  readonly firstWordAt: number;
  readonly endedAt: number;
}

async function lastRequest(house: House): Promise<Seen> {
  const { begun }: { begun: number } = await (await fetch(`${house.model}/control?since=1000000000`)).json();
  const { requests }: { requests: Seen[] } = await (await fetch(`${house.model}/control?since=${begun - 1}`)).json();
  const [last] = requests;
  if (last === undefined) throw new Error('the model has seen no request');
  return last;
}

/** Raw and product turn about, each after the same pause and each first as often, so that what slows the machine slows both. */
export async function interleaved(house: House, n: number, pauseMs: number): Promise<{ raw: Cost[]; product: Cost[] }> {
  await setModel(house, { pace });
  const engine = await rawEngine(house);
  const customer = await Customer.call(house.gateway, `bench-${unique()}`);
  const costs = { raw: [] as Cost[], product: [] as Cost[] };
  const turns = {
    raw: () => engine.turn(modelMs),
    product: (i: number) => productTurn(house, customer, i),
  };
  const warmUp = 5;
  for (let i = 0; i < n + warmUp; i += 1) {
    for (const kind of i % 2 === 0 ? (['raw', 'product'] as const) : (['product', 'raw'] as const)) {
      if (pauseMs > 0) await delay(pauseMs);
      const cost = await turns[kind](i);
      if (i >= warmUp) costs[kind].push(cost);
    }
  }
  customer.send({ type: 'hang_up' });
  customer.close();
  await engine.end();
  return costs;
}

export function turnFigures(
  name: string,
  { raw, product }: { raw: readonly Cost[]; product: readonly Cost[] },
): readonly Figure[] {
  const n = product.length;
  const totals = { raw: raw.map(({ total }) => total), product: product.map(({ total }) => total) };
  const starts = { raw: raw.map(({ start }) => start), product: product.map(({ start }) => start) };
  return [
    figure(`${name}: raw engine, added time a turn, p50`, p50(totals.raw), 'ms', n),
    figure(`${name}: raw engine, added time a turn, p95`, p95(totals.raw), 'ms', n),
    figure(`${name}: product, added time a turn, p50`, p50(totals.product), 'ms', n),
    figure(`${name}: product, added time a turn, p95`, p95(totals.product), 'ms', n),
    figure(`${name}: product over raw, p50`, p50(totals.product) / p50(totals.raw), 'times', n, 1.35),
    figure(`${name}: product over raw, p95`, p95(totals.product) / p95(totals.raw), 'times', n, 1.35),
    figure(`${name}: raw engine, Update to activity running, p50`, p50(starts.raw), 'ms', n),
    figure(`${name}: product, added to first word, p50`, p50(starts.product), 'ms', n, 30),
    figure(
      `${name}: product, added to first word, over raw start, p50`,
      p50(starts.product) / p50(starts.raw),
      'times',
      n,
      1.25,
    ),
  ];
}
