import { expect, test } from 'vitest';
import { cachedCapacity } from '../../src/workers/capacity.ts';

/** How the desk stands, as turns ask for it. */

const desk = { free: 1, present: 2, waiting: 3 };

test('the desk is looked at once a second, however many turns ask', async () => {
  let [now, looks] = [0, 0];
  const read = async () => ({ ...desk, waiting: ++looks });
  const { look } = cachedCapacity(read, () => now);
  expect(await Promise.all([look('chat'), look('chat')])).toEqual([
    { ...desk, waiting: 1 },
    { ...desk, waiting: 1 },
  ]);
  now = 999;
  expect(await look('chat')).toMatchObject({ waiting: 1 });
  expect(await look('voice')).toMatchObject({ waiting: 2 });
  now = 1_000;
  expect(await look('chat')).toMatchObject({ waiting: 3 });
});

test('a desk that does not answer, or not in time, is absent', async () => {
  expect(await cachedCapacity(() => Promise.reject(new Error('away'))).look('chat')).toBeUndefined();
  expect(await cachedCapacity(() => new Promise(() => {})).look('chat')).toBeUndefined();
});
