import { expect, test } from 'vitest';
import type { Draft, Entry } from '../../src/conversation/entry.ts';
import { leastHandled, leastStated } from '../../src/handoff/waits/estimate.ts';
import { passes } from '../ledger/drafts.ts';
import { runSql } from '../support/postgres.ts';
import { accepts, lapses, offers, seeks, useDesk } from './support.ts';

/** What the desk keeps of every wait, and what it says of the next. */

const at = useDesk();

const row = async (conversation: string) =>
  (await runSql(at.url, 'select * from readback.wait where conversation = $1 order by epoch', [conversation]))[0];

const toHuman = (agent: string, epoch = 3): Draft => passes({ holder: 'human', epoch, agent });
const ended = (epoch = 4): Draft => passes({ holder: 'ended', epoch });
const append = (conversation: string, ...drafts: Draft[]) => at.ledger.append(conversation, drafts);

test('a wait follows the ledger from the search over the ring to the end of the talk', async () => {
  const id = await at.seeking({ tier: 'medium', needs: { queue: 'billing' } });
  expect(await row(id)).toMatchObject({ tier: 'medium', queue: 'billing', accepted: null, given_up: null });
  await append(id, offers('o1', 'ada'), accepts('o1', 'ada'), toHuman('ada'), ended());
  const done = await row(id);
  expect(done).toMatchObject({ agent: 'ada', given_up: null });
  for (const field of ['offered', 'accepted', 'held', 'free']) expect(done?.[field]).not.toBeNull();
});

test('however often it rings, it is one wait, from the first search to the first acceptance', async () => {
  const id = await at.seeking();
  await append(id, offers('o1', 'ada'), lapses('o1', 'nobody_accepted'), seeks('s2'), offers('o2', 'bob'));
  await append(id, accepts('o2', 'bob'));
  const rows = await runSql(at.url, 'select agent from readback.wait where conversation = $1', [id]);
  expect(rows).toEqual([{ agent: 'bob' }]);
});

test('whoever gives up, is called back or needs nobody any more was not served', async () => {
  for (const holder of ['ended', 'ai', 'callback'] as const) {
    const id = await at.seeking();
    await append(id, passes({ holder, epoch: 3 }));
    expect(await row(id)).toMatchObject({ accepted: null, free: null });
    expect((await row(id))?.given_up).not.toBeNull();
  }
});

test('each time that it comes to the queue is a wait of its own', async () => {
  const id = await at.seeking();
  await append(id, offers('o1', 'ada'), accepts('o1', 'ada'), toHuman('ada'), passes({ holder: 'queue', epoch: 4 }));
  await append(id, seeks('s2', { epoch: 4 }));
  const rows = await runSql(at.url, 'select epoch, free is null as open from readback.wait where conversation = $1', [
    id,
  ]);
  expect(rows).toEqual(
    expect.arrayContaining([
      { epoch: 2, open: false },
      { epoch: 4, open: true },
    ]),
  );
});

/** Waits of a while ago as the ledger would have left them: talks of 20–60 s after statements that came true. */
const history = (count: number, times = 1) =>
  runSql(
    at.url,
    `insert into readback.wait (conversation, epoch, tier, channel, queue, at, offered, agent, accepted, held, free, stated, model_from, model_to)
     select 'past-' || i || '-' || $3, 2, 'high', 'chat', '', $1 - 900000 - i, $1 - 880000 - i, 'ada', $1 - 878000 - i, $1 - 870000 - i,
       $1 - 860000 - i + (i % 40) * 1000, $1 - 899000 - i,
       10000, 10000 + (20000 * $4::double precision)::bigint
     from generate_series(1, $2::integer) i`,
    [at.time.now, count, `${Math.random()}`, times],
  );

const forget = () => runSql(at.url, 'truncate readback.wait');

test('before anything is known nothing is said', async () => {
  await forget();
  await at.here();
  const id = await at.seeking();
  expect(await at.desk.estimate(id, 's1')).toBeUndefined();
  await history(leastHandled);
  expect(await at.desk.estimate(id, 's1')).toBeUndefined();
  expect((await row(id))?.model_to).toBeGreaterThan(0);
});

test('once enough has come to its end a span is said, longer for whoever has others before them', async () => {
  await forget();
  await history(leastStated * 3);
  await at.here();
  const first = await at.seeking();
  const span = await at.desk.estimate(first, 's1');
  expect(span?.toMs).toBeGreaterThan(span?.fromMs ?? Number.POSITIVE_INFINITY);
  for (let i = 0; i < 5; i++) await at.seeking({ since: Date.now() - 60_000 });
  const behind = await at.seeking();
  expect((await at.desk.estimate(behind, 's1'))?.toMs).toBeGreaterThan(span?.toMs ?? Number.POSITIVE_INFINITY);
});

test('the same search gets the same answer, and only the first statement is held against what comes', async () => {
  await forget();
  await history(leastStated * 3);
  await at.here();
  const id = await at.seeking();
  const span = await at.desk.estimate(id, 's1');
  const stated = (await row(id))?.stated;
  expect(await at.desk.estimate(id, 's1')).toEqual(span);
  at.time.now += 5_000;
  await at.desk.estimate(id, 's1');
  expect((await row(id))?.stated).toBe(stated);
});

test('a search that is over, or that nobody is there for, gets none', async () => {
  await forget();
  await history(leastStated * 3);
  const id = await at.seeking();
  expect(await at.desk.estimate(id, 's1')).toBeUndefined();
  await at.here();
  expect(await at.desk.estimate(id, 's0')).toBeUndefined();
});

test('the outlook says who is there; how long one would wait only while nobody is free', async () => {
  await forget();
  await history(leastStated * 3);
  expect(await at.desk.outlook('chat')).toEqual({ present: 0, free: 0, waiting: 0 });
  const agent = await at.here({ capacity: { voice: 0, chat: 1 } });
  expect(await at.desk.outlook('chat')).toEqual({ present: 1, free: 1, waiting: 0 });
  const id = await at.seeking();
  await append(id, offers('o1', agent), accepts('o1', agent), toHuman(agent));
  at.time.now = Date.now();
  expect(await at.desk.outlook('chat')).toMatchObject({ present: 1, free: 0, waiting: 0, waitMs: expect.any(Number) });
});

test('what the ledger keeps of a wait that was told verifies', async () => {
  const id = await at.seeking();
  const wait: Entry = { kind: 'wait', seekId: 's1', fromMs: 1_000, toMs: 90_000 };
  await append(id, { key: 'wait/4', entry: wait });
  expect(await at.ledger.verify(id)).toMatchObject({ findings: 0 });
});
