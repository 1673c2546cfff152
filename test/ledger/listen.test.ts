import { expect, test } from 'vitest';
import { listen } from '../../src/ledger/listen.ts';
import { useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';
import { aiSays, decides, ends, passes, silence } from './drafts.ts';

const at = useLedger();

/** Listens to one conversation; `seqs` is what it was told. */
async function follow(id: string) {
  const heard = { seqs: [] as number[], gaps: 0 };
  const listening = at.ledger.listen({
    changed: (conversation, seq) => {
      if (conversation === id) heard.seqs.push(seq);
    },
    gap: () => {
      heard.gaps += 1;
    },
  });
  await listening.ready;
  return { heard, stop: () => listening.stop() };
}

test('what is said, passed on or settled is told once for each batch, with the last seq', async () => {
  const id = await at.started();
  const { heard, stop } = await follow(id);
  await at.ledger.takeTurn(id, 't1', 'A human!');
  await at.ledger.append(id, [aiSays('t1', 3), silence('a')]);
  await at.ledger.append(id, [decides(1), passes({ holder: 'queue', epoch: 2 })]);
  await at.ledger.append(id, [ends]);
  await expect.poll(() => heard.seqs).toEqual([5, 7, 8]);
  await stop();
});

test('while the AI holds the conversation, a turn and what only the engine reads are written silently', async () => {
  const id = await at.started();
  const { heard, stop } = await follow(id);
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  await at.ledger.append(id, [silence('a')]);
  await at.ledger.append(id, [passes({ holder: 'queue', epoch: 2 })]);
  await at.ledger.takeTurn(id, 't2', 'Is anybody there?');
  await expect.poll(() => heard.seqs).toEqual([5, 6]);
  await stop();
});

test('an append that writes nothing tells nothing', async () => {
  const id = await at.started();
  await at.ledger.append(id, [passes({ holder: 'queue', epoch: 2 })]);
  const { heard, stop } = await follow(id);
  await at.ledger.append(id, [passes({ holder: 'queue', epoch: 2 })]);
  await at.ledger.append(id, [ends]);
  await expect.poll(() => heard.seqs).toEqual([4]);
  await stop();
});

test('a broken connection is made again, and the gap is told', async () => {
  const id = await at.started();
  const { heard, stop } = await follow(id);
  await expect.poll(() => heard.gaps).toBe(1);
  await runSql(
    at.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen readback' and datname = current_database()`,
  );
  await expect.poll(() => heard.gaps, { timeout: 5_000 }).toBe(2);
  await at.ledger.append(id, [ends]);
  await expect.poll(() => heard.seqs).toEqual([3]);
  await stop();
});

test('it waits for a database that is not there yet, and can be stopped while it waits', async () => {
  const url = new URL(at.url);
  url.pathname = '/nothing_here';
  const listening = listen(url.href, { changed: () => {} });
  await listening.stop();
  await listening.ready;
});

test('after stopping no connection is left', async () => {
  const open = () =>
    runSql(at.url, `select from pg_stat_activity where query = 'listen readback' and datname = current_database()`);
  await expect.poll(open).toHaveLength(0);
});
