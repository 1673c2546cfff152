import { expect, test } from 'vitest';
import { runSql } from '../support/postgres.ts';
import { useDesk } from './support.ts';

/** The forecast of the next hour, from what stands in the database. */

const at = useDesk();

/** So many handoffs in each quarter of the last two hours, talks of five minutes. */
const twoHoursOf = async (queue: string, perQuarter: number) => {
  for (let ago = 0; ago < 8; ago++) {
    await runSql(
      at.url,
      `insert into readback.wait (conversation, epoch, tier, channel, queue, at, offered, agent, accepted, held, free)
       select $2 || '-' || $3::text || '-' || i, 2, 'high', 'chat', $2, $1::bigint - 900000 * $3::integer - 1000 * i, 0, 'ada', 0, 0, 300000
       from generate_series(1, $4::integer) i`,
      [at.time.now, queue, ago, perQuarter],
    );
  }
  await runSql(at.url, 'update readback.wait set offered = at, free = at + 300000 where queue = $1', [queue]);
};

test('of less than an hour nothing is foretold', async () => {
  await runSql(at.url, 'truncate readback.wait');
  expect(await at.desk.forecast()).toEqual([]);
  await at.seeking();
  expect(await at.desk.forecast()).toEqual([]);
});

test('each queue has its handoffs of the next hour with bounds, the busiest first, and the humans they take', async () => {
  await runSql(at.url, 'truncate readback.wait');
  await twoHoursOf('returns', 2);
  await twoHoursOf('billing', 5);
  const forecasts = await at.desk.forecast();
  expect(forecasts.map(({ queue }) => queue)).toEqual(['billing', 'returns']);
  const [billing] = forecasts;
  expect(billing?.expected).toBeCloseTo(20, -1);
  expect(billing?.from).toBeLessThan(20);
  expect(billing?.to).toBeGreaterThan(20);
  expect(billing?.staff?.expected).toBeGreaterThanOrEqual(2);
});

test('conversations that brew raise it, where such ones came to a handoff before', async () => {
  const { expected: before = 0 } = (await at.desk.forecast())[0] ?? {};
  for (let i = 0; i < 8; i++) {
    const id = await at.started();
    await runSql(at.url, 'update readback.head set started_at = started_at - 7200000 where conversation = $1', [id]);
    await runSql(
      at.url,
      `insert into readback.wait (conversation, epoch, tier, channel, queue, at) values ($1, 2, 'high', 'chat', 'old', 0)`,
      [id],
    );
  }
  for (let i = 0; i < 6; i++) await at.started();
  expect((await at.desk.forecast())[0]?.expected).toBeGreaterThan(before + 1);
});
