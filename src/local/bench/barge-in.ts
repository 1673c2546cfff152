import { setTimeout as delay } from 'node:timers/promises';
import { Customer, now } from './customer.ts';
import { type Figure, figure, p50, p95 } from './figures.ts';
import type { House } from './house.ts';
import { setModel, unique } from './turns.ts';

interface Seen {
  readonly endedAt?: number;
  readonly end?: string;
}

/** From the customer's barge-in to the model's request aborted, as the model saw it. */
export async function bargeIns(house: House, n: number, pushed: boolean): Promise<readonly Figure[]> {
  await setModel(house, { pace: { words: 400, firstMs: 20, gapMs: 10 } });
  const customer = await Customer.call(house.gateway, `bench-barge-${unique()}`);
  const times: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const turnId = `t${i}`;
    const word = customer.hears((frame) => frame.type === 'word' && frame.turnId === turnId);
    customer.send({ type: 'turn', turnId, text: `Tell me a long story, number ${i}.` });
    await word;
    await delay(100 + Math.random() * 200);
    const cut = now();
    customer.send({ type: 'barge_in', turnId, heardChars: 12 });
    times.push((await abortedAfter(house, cut)) - cut);
  }
  customer.send({ type: 'hang_up' });
  customer.close();
  const how = pushed ? 'cancel pushed by the server' : 'cancel by heartbeat';
  return [
    figure(`barge-in to the model's request aborted, ${how}, p50`, p50(times), 'ms', n),
    figure(`barge-in to the model's request aborted, ${how}, p95`, p95(times), 'ms', n, pushed ? 60 : 150),
  ];
}

async function abortedAfter(house: House, cut: number): Promise<number> {
  for (let waited = 0; waited < 5_000; waited += 20) {
    const { requests }: { requests: readonly Seen[] } = await (await fetch(`${house.model}/control`)).json();
    const aborted = requests.findLast(({ end, endedAt }) => end === 'aborted' && (endedAt ?? 0) >= cut);
    if (aborted?.endedAt !== undefined) return aborted.endedAt;
    await delay(20);
  }
  return Number.POSITIVE_INFINITY;
}
