import { Customer } from './customer.ts';
import { type Figure, figure, p50 } from './figures.ts';
import type { House } from './house.ts';
import { pace, setModel, unique } from './turns.ts';

/** One conversation of 300 turns: the last twenty cost what the first twenty did. */
export async function longConversation(house: House): Promise<readonly Figure[]> {
  await setModel(house, { pace: { ...pace, firstMs: 0, gapMs: 0 } });
  const customer = await Customer.call(house.gateway, `bench-long-${unique()}`);
  const times: number[] = [];
  for (let i = 0; i < 303; i += 1) {
    const { sent, outcome } = await customer.turn(`t${i}`, `Turn ${i}.`);
    // The first ones pay for connections and caches.
    if (i >= 3) times.push(outcome - sent);
  }
  customer.send({ type: 'hang_up' });
  customer.close();
  const [first, last] = [p50(times.slice(0, 20)), p50(times.slice(-20))];
  return [
    figure('300 turns: the first 20, p50', first, 'ms', 20),
    figure('300 turns: the last 20, p50', last, 'ms', 20),
    figure('300 turns: last 20 over first 20, p50', last / first, 'times', 20, 1.2),
  ];
}
