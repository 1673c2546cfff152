import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDesk } from '../../src/desk/desk.ts';
import { type Call, useEngine } from '../support/engine.ts';
import { runSql } from '../support/postgres.ts';

/** A customer in a real queue is told how long it will be. */
const engine = useEngine();

const routed = { queueMs: 60_000, tellWaitMs: 1_000 };

async function waiting(): Promise<Call> {
  const call = await engine().call(routed);
  await engine().model({});
  await call.say('I want to talk to a human, please.');
  await call.reaches('seeking');
  return call;
}

/** The script that the customer hears of the wait; a bounded time is given to it. */
async function heard(call: Call, script: string): Promise<string | null | undefined> {
  for (let tries = 0; tries < 400; tries++) {
    const row = (await engine().ledger.rows(call.id)).find(
      ({ key, entry }) => entry.kind === 'said' && entry.by === 'script' && entry.script === script && /\d+$/.test(key),
    );
    if (row !== undefined) return row.words;
    await delay(50);
  }
  return undefined;
}

test('before anything is known the customer hears that we are looking, and no figure', async () => {
  const call = await waiting();
  expect(await heard(call, 'still_looking')).toMatch(/still looking/);
  expect(await call.wrote('wait')).toEqual([]);
  await call.hangUp();
});

test('once enough is known the customer hears minutes that hold what the ledger keeps', async () => {
  const now = Date.now();
  await runSql(
    engine().ledgerUrl,
    `insert into readback.wait (conversation, epoch, tier, channel, queue, at, offered, agent, accepted, held, free, stated, model_from, model_to)
     select 'past-' || i, 2, 'high', 'chat', '', $1 - 900000 - i, $1 - 780000 - i, 'ada', $1 - 770000 - i, $1 - 760000 - i,
       $1 - 600000 - i + (i % 40) * 1000, $1 - 899000 - i, 100000 + (i % 50) * 1000, 110000 + (i % 50) * 1000
     from generate_series(1, 150) i`,
    [now],
  );
  const desk = openDesk(engine().ledgerUrl);
  const profile = { skills: { '*': 5 }, languages: ['*'], queues: ['*'], capacity: { voice: 1, chat: 1 } };
  await desk.present('ada', 'Ada', profile, 'away');
  await desk.close();
  await runSql(
    engine().ledgerUrl,
    `insert into readback.wait (conversation, epoch, tier, channel, queue, at, offered, agent, accepted)
     values ('now', 2, 'high', 'chat', '', $1 - 20000, $1 - 10000, 'ada', $1 - 5000)`,
    [now],
  );
  const call = await waiting();
  const words = (await heard(call, 'wait_told')) ?? (await heard(call, 'wait_within'));
  const [wait] = await call.wrote('wait');
  expect(words).toMatch(/\d+ minutes/);
  const to = Number(words?.match(/(\d+) minutes/)?.[1]);
  expect(to * 60_000).toBeGreaterThanOrEqual(wait?.toMs ?? Number.POSITIVE_INFINITY);
  expect(words).not.toMatch(/[{}]/);
  const { history } = await call.handle.fetchHistory().then((fetched) => ({ history: JSON.stringify(fetched) }));
  expect(history).toContain('estimate');
  await call.hangUp();
});
