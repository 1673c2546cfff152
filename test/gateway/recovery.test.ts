import { Client, type Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { lateLedger } from '../../src/workers/late-ledger.ts';
import { doorConnection } from '../../src/workers/temporal-connection.ts';
import { Caller, events, post, say } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';
import { type Wire, wireTo } from '../support/wire.ts';

/** Gateways that died, and servers that are away: nothing is lost and nothing happens twice. */
const house = useHouse();
let gateway: Gateway;
const connections: Connection[] = [];
const wires: Wire[] = [];

beforeAll(async () => {
  // it looks for nothing by itself: only the gateways do that a test starts for it
  gateway = await house().gateway({ timings: { sweepMs: 3_600_000 } });
  await house().worker(gateway);
});
afterAll(async () => {
  for (const connection of connections) await connection.close();
  for (const wire of wires) await wire.cut().catch(() => {});
});

/** What a gateway has done that died before it told the conversation. */
async function diedAfterTaking(turnId: string): Promise<string> {
  const id = newId();
  await house().ledger.start(id, 'chat', 'test');
  await house().ledger.takeTurn(id, turnId, 'Hello');
  return id;
}
/** Looks for open acts while `during` lasts. */
async function swept(during: () => Promise<void>, gateways = 1): Promise<void> {
  const started = Array.from({ length: gateways }, () => house().gateway({ timings: { sweepMs: 200 } }));
  const all = await Promise.all(started);
  await during();
  for (const one of all) await one.stop();
}
const isReplied = (id: string): Promise<void> =>
  expect.poll(() => house().ledger.settledOutcome(id, 't1'), { timeout: 15_000 }).toMatchObject({ outcome: 'replied' });
const replies = async (id: string): Promise<number> =>
  (await house().ledger.rows(id)).filter(({ entry }) => entry.kind === 'said' && entry.by === 'ai').length;

/** A gateway that reaches Temporal and PostgreSQL over wires that a test can cut. */
async function wired(): Promise<{ door: Gateway; temporal: Wire; postgres: Wire; logged: string[] }> {
  const [host = '', port = ''] = house().temporal.address.split(':');
  const url = new URL(house().ledgerUrl);
  const [temporal, postgres] = [await wireTo(host, Number(port)), await wireTo(url.hostname, Number(url.port))];
  wires.push(temporal, postgres);
  await temporal.cut();
  await postgres.cut();
  url.host = `127.0.0.1:${postgres.port}`;
  const logged: string[] = [];
  const log = (what: string): void => void logged.push(what);
  const connection = doorConnection({ address: `127.0.0.1:${temporal.port}`, tls: false });
  connections.push(connection);
  const ledger = lateLedger(() => openLedger(url.href), log);
  const door = await house().gateway({
    ledger,
    temporal: new Client({ connection, namespace: house().temporal.namespace }),
    timings: { sweepMs: 1_000, patienceMs: 1_000 },
    log,
  });
  return { door, temporal, postgres, logged };
}

const readiness = async (door: Gateway): Promise<unknown> => (await fetch(`${door.url}/ready`)).json();

test('a turn that stands in the ledger and that nobody carries is sent by itself, and answered once', async () => {
  const id = await diedAfterTaking('t1');
  await swept(() => isReplied(id));
  expect(await replies(id)).toBe(1);
});

test('the customer who sends it again gets its answer, whoever is first', async () => {
  const id = await diedAfterTaking('t1');
  const { status, body } = await say(gateway, id, 't1', 'Hello');
  expect([status, body.outcome]).toEqual([200, 'replied']);
  expect(await replies(id)).toBe(1);
});

test('of several gateways that find the same open turn, all carry it and it is answered once', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => diedAfterTaking('t1')));
  await swept(async () => {
    for (const id of ids) await isReplied(id);
    await new Promise((next) => setTimeout(next, 300));
  }, 2);
  expect(await Promise.all(ids.map(replies))).toEqual(ids.map(() => 1));
});

test('a hang-up that nobody told the conversation ends it all the same, also one that never ran', async () => {
  const ran = newId();
  await say(gateway, ran, 't1', 'Hello');
  await house().ledger.takeHangUp(ran);
  const never = newId();
  await house().ledger.start(never, 'voice', 'test');
  await house().ledger.takeHangUp(never);
  const isEnded = (id: string) =>
    expect.poll(async () => (await house().ledger.conversation(id))?.ended, { timeout: 10_000 });
  await swept(async () => {
    for (const id of [ran, never]) await isEnded(id).toBe(true);
  });
});

test('a turn that the end overtook gets the outcome ended, and an ended id is not started again', async () => {
  const id = await diedAfterTaking('t1');
  const custody = { kind: 'custody', holder: 'ended', epoch: 2, why: 'resolved' } as const;
  await house().ledger.append(id, [
    { key: keys.custody({ holder: 'ended', epoch: 2 }), entry: custody },
    { key: keys.ended, entry: { kind: 'ended', why: 'resolved' } },
  ]);
  const { body } = await say(gateway, id, 't1', 'Hello');
  expect(body).toMatchObject({ outcome: 'ended' });
  await expect(house().client.workflow.getHandle(`conversation/${id}`).describe()).rejects.toThrow();
});

test('a workflow that was terminated under its conversation leaves no turn without an outcome', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  await house().client.workflow.getHandle(`conversation/${id}`).terminate();
  expect((await say(gateway, id, 't2', 'Still there?')).body).toMatchObject({ turnId: 't2', outcome: 'ended' });
});

test('the gateway comes up while Temporal and PostgreSQL are down, refuses with 503, and recovers by itself', async () => {
  const { door, temporal, postgres } = await wired();
  expect(await readiness(door)).toEqual({ ready: false, temporal: false, postgresql: false });
  expect((await fetch(`${door.url}/health`)).status).toBe(200);
  const id = newId();
  const refused = await say(door, id, 't1', 'Hello');
  expect([refused.status, refused.body.code]).toEqual([503, 'UNAVAILABLE']);
  await postgres.mend();
  await expect
    .poll(() => readiness(door), { timeout: 15_000 })
    .toEqual({ ready: false, temporal: false, postgresql: true });
  const taken = await say(door, id, 't1', 'Hello');
  expect([taken.status, taken.body.code]).toEqual([503, 'UNAVAILABLE']);
  await temporal.mend();
  await expect
    .poll(() => readiness(door), { timeout: 15_000 })
    .toEqual({ ready: true, temporal: true, postgresql: true });
  const again = await say(door, id, 't1', 'Hello');
  expect([again.status, again.body.outcome]).toEqual([200, 'replied']);
  expect(await replies(id)).toBe(1);
}, 60_000);

test('Temporal and PostgreSQL away in the middle of turns: each turn is answered once, by who waited or who asks again', async () => {
  const { door, temporal, postgres } = await wired();
  await temporal.mend();
  await postgres.mend();
  await expect.poll(() => readiness(door), { timeout: 15_000 }).toMatchObject({ ready: true });
  for (const wire of [temporal, postgres]) {
    const id = newId();
    await say(door, id, 't0', 'Hello');
    const caller = await new Caller(door, id, '?channel=chat').open();
    await house().model({ faults: [{ fault: 'slow', firstMs: 1_000 }] });
    const waiting = say(door, id, 't1', 'And now?');
    await new Promise((next) => setTimeout(next, 300));
    await wire.cut();
    await new Promise((next) => setTimeout(next, 2_500));
    await wire.mend();
    const first = await waiting;
    expect([200, 503]).toContain(first.status);
    await expect.poll(async () => (await say(door, id, 't1', 'And now?')).status, { timeout: 15_000 }).toBe(200);
    expect(await replies(id)).toBe(2);
    await caller.hears('outcome', ({ turnId }) => turnId === 't1');
    expect(caller.of('said').filter(({ by }) => by === 'ai')).toHaveLength(2);
    caller.socket.close();
  }
}, 90_000);

test('a reader’s stream goes on over a database that was away', async () => {
  const { door, temporal, postgres } = await wired();
  await temporal.mend();
  await postgres.mend();
  await expect.poll(() => readiness(door), { timeout: 15_000 }).toMatchObject({ ready: true });
  const id = newId();
  await say(door, id, 't1', 'Hello');
  const url = `${door.url}/v1/conversations/${id}/events`;
  const heard = events(url, {}, (all) => all.filter(({ event }) => event === 'outcome').length === 2);
  await new Promise((next) => setTimeout(next, 200));
  await postgres.cut();
  await say(gateway, id, 't2', 'Elsewhere');
  await postgres.mend();
  const said = (await heard).flatMap(({ data }) => (data.type === 'said' ? [data.turnId ?? data.script] : []));
  expect(said).toEqual(['greeting', 't1', 't2']);
}, 60_000);

test('a gateway that stops lets open turns end, tells who still waits to ask again, and hangs nobody up', async () => {
  const door = await house().gateway({ timings: { drainMs: 3_000, hangUpGraceMs: 100 } });
  const id = newId();
  await say(door, id, 't0', 'Hello');
  const caller = await new Caller(door, id).open();
  await house().model({ faults: [{ fault: 'slow', firstMs: 800, match: 'quick' }] });
  const quick = say(door, id, 't1', 'quick');
  const stuck = newId();
  await say(door, stuck, 't0', 'Hello');
  await house().model({
    faults: [
      { fault: 'slow', firstMs: 800, match: 'quick' },
      { fault: 'slow', firstMs: 7_000, match: 'long' },
    ],
  });
  const long = say(door, stuck, 't1', 'long');
  await new Promise((next) => setTimeout(next, 200));
  await door.stop();
  expect((await quick).body).toMatchObject({ outcome: 'replied' });
  expect(await long).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  expect(await caller.closed).toBe(1001);
  expect((await say(gateway, stuck, 't1', 'long')).body).toMatchObject({ outcome: 'replied' });
  expect((await house().ledger.rows(id)).some(({ entry }) => entry.kind === 'hung_up')).toBe(false);
  await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
}, 60_000);
