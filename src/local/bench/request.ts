import { Customer, now } from './customer.ts';
import { type Figure, figure, p50, p95 } from './figures.ts';
import type { House } from './house.ts';
import { rawEngine, setModel, unique } from './turns.ts';

/** An explicit request: from the customer's words to the transition script in their ear, beside the raw engine with a model of 0 ms. */
export async function explicitRequests(house: House, n: number): Promise<readonly Figure[]> {
  await setModel(house, {});
  const engine = await rawEngine(house);
  const raw: number[] = [];
  const product: number[] = [];
  for (let i = 0; i < n + 3; i += 1) {
    const one = (await engine.turn(0)).total;
    const other = await request(house);
    if (i < 3) continue;
    raw.push(one);
    product.push(other);
  }
  await engine.end();
  return [
    figure('raw engine, a turn with a model of 0 ms, p95', p95(raw), 'ms', n),
    figure('explicit request to transition script, p50', p50(product), 'ms', n),
    figure('explicit request to transition script, p95', p95(product), 'ms', n, p95(raw) + 50),
  ];
}

async function request(house: House): Promise<number> {
  const customer = await Customer.call(house.gateway, `bench-request-${unique()}`);
  await customer.turn('t0', 'Hello.');
  const script = customer.hears((frame) => frame.type === 'said' && frame.script === 'transition');
  const sent = now();
  customer.send({ type: 'turn', turnId: 't1', text: 'I want to talk to a human, please.' });
  const { at } = await script;
  customer.send({ type: 'hang_up' });
  customer.close();
  return at - sent;
}
