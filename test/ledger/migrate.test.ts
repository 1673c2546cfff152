import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/ledger/migrate.ts';
import { runSql, type TestPostgres, testPostgres } from '../support/postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await testPostgres();
}, 90_000);
afterAll(() => postgres.stop(), 60_000);

test('several processes that start at once apply each migration once', async () => {
  const url = await postgres.database();
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
  const whole = applied.filter((names) => names.length > 0);
  expect(whole).toHaveLength(1);
  expect(whole[0]?.[0]).toBe('001_tables.sql');
  const { length } = await runSql(url, 'select from readback.migration');
  expect(length).toBe(whole[0]?.length);
});

test('a later start applies nothing', async () => {
  const url = await postgres.database();
  await migrate(url);
  expect(await migrate(url)).toEqual([]);
});

test('a migration whose file has changed since stops the start', async () => {
  const url = await postgres.database();
  await migrate(url);
  await runSql(url, `update readback.migration set sha256 = 'x' where number = 2`);
  await expect(migrate(url)).rejects.toThrow('002_append.sql was applied to this database with other text');
});

test('a database of a newer release stops the start, and nothing is changed', async () => {
  const url = await postgres.database();
  await migrate(url);
  await runSql(url, `insert into readback.migration values (999, '999_future.sql', 'x'); drop function readback.erase`);
  await runSql(url, 'delete from readback.migration where number = 4');
  await expect(migrate(url)).rejects.toThrow('newer release');
  expect(await runSql(url, 'select from readback.migration where number = 4')).toHaveLength(0);
});
