import { Client, Connection } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { type Dispatcher, type DispatcherParts, startDispatcher } from '../../src/workers/dispatcher.ts';
import { everything, newAgent } from '../desk/support.ts';
import { type Call, useEngine } from '../support/engine.ts';
import { runSql } from '../support/postgres.ts';

/** Conversations and humans brought together, through the real engine. */
const engine = useEngine({ briefs: true });

let desk: Desk;
let running: Dispatcher[] = [];
let calls: Call[] = [];
const heard: string[] = [];
beforeAll(() => {
  desk = openDesk(engine().ledgerUrl);
});
afterAll(() => desk.close());
beforeEach(async () => {
  heard.length = 0;
  await runSql(engine().ledgerUrl, 'truncate readback.presence, readback.seek, readback.reservation');
});
afterEach(async () => {
  await Promise.all(running.map((dispatcher) => dispatcher.stop()));
  running = [];
  // A call of an earlier test would seek on and take this one's humans.
  await Promise.all(calls.map((call) => call.handle.terminate().catch(() => {})));
  calls = [];
});

function dispatch(over: Partial<DispatcherParts> = {}): Dispatcher {
  const { ledger, client: temporal } = engine();
  const dispatcher = startDispatcher({ desk, ledger, temporal, log: (what) => heard.push(what), ...over });
  running.push(dispatcher);
  return dispatcher;
}

/** A customer who asks for a human; whoever looks for one looks for a minute. */
async function asking(limits = {}): Promise<Call> {
  const call = await engine().call({ queueMs: 60_000, widenMs: 20_000, ...limits });
  calls.push(call);
  await engine().model({});
  await call.say('I want to talk to a human, please.');
  return call;
}

/** An agent whose desktop stays open for this test. */
async function comes(): Promise<string> {
  const agent = newAgent();
  const later = openDesk(engine().ledgerUrl, () => Date.now() + 600_000);
  await later.present(agent, agent, everything);
  await later.close();
  return agent;
}

test('who asks for a human rings for the one who is free, and for nobody else', async () => {
  const agent = await comes();
  dispatch();
  const call = await asking();
  expect((await call.reaches('ringing')).phase.agent).toBe(agent);
  await expect.poll(() => call.wrote('offer')).toMatchObject([{ only: agent }]);
  expect(await call.act('accept', { agent })).toMatchObject({ ok: true });
  await call.reaches('reading_back');
});

test('who is reserved while the brief is written comes with it: the conversation is told of nobody', async () => {
  const agent = await comes();
  dispatch();
  const call = await engine().call({ queueMs: 60_000, widenMs: 20_000 });
  calls.push(call);
  await engine().model({ pace: { firstMs: 1_500, gapMs: 0 } });
  await call.say('I want to talk to a human, please.');
  expect((await call.reaches('ringing')).phase.agent).toBe(agent);
  const { events } = await call.handle.fetchHistory();
  const told = (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes);
  expect(told).toEqual([]);
  await engine().model({});
});

test('a human who was given to another before their acceptance was written is not taken: the next is sought', async () => {
  const agent = await comes();
  dispatch();
  const call = await asking();
  await call.reaches('ringing');
  await expect.poll(() => call.wrote('offer')).toHaveLength(1);
  const { ledgerUrl } = engine();
  await runSql(ledgerUrl, 'update readback.reservation set until = 1 where conversation = $1', [call.id]);
  const other = await asking();
  await other.reaches('ringing');
  await call.act('accept', { agent });
  await call.reaches('seeking');
  await expect.poll(() => call.wrote('lapsed')).toMatchObject([{ why: 'too_late' }]);
  expect(await call.wrote('accepted')).toEqual([]);
  expect(await other.act('accept', { agent })).toMatchObject({ ok: true });
  const next = await comes();
  expect((await call.reaches('ringing')).phase.agent).toBe(next);
});

test('who waits is found as soon as somebody comes', async () => {
  dispatch();
  const call = await asking();
  await call.reaches('seeking');
  const agent = await comes();
  expect((await call.reaches('ringing', 5_000)).phase.agent).toBe(agent);
});

test('a ring that nobody answers goes to the next, and the first has missed it', async () => {
  const first = await comes();
  dispatch();
  const call = await asking({ acceptMs: 1_000 });
  await call.reaches('ringing');
  const second = await comes();
  await expect
    .poll(async () => (await call.wrote('offer')).map(({ only }) => only), { timeout: 15_000 })
    .toEqual([first, second]);
  expect((await desk.agents()).find(({ agent }) => agent === first)?.state).toBe('missed');
});

test('two processes tell each conversation of one human', async () => {
  const agents = await Promise.all([comes(), comes(), comes()]);
  const other = openDesk(engine().ledgerUrl);
  dispatch();
  dispatch({ desk: other });
  const all = await Promise.all([asking(), asking(), asking()]);
  const rings = await Promise.all(all.map(async (call) => (await call.reaches('ringing')).phase.agent));
  expect(rings.toSorted()).toEqual(agents.toSorted());
  for (const call of all) await expect.poll(() => call.wrote('offer')).toHaveLength(1);
  await Promise.all(running.map((dispatcher) => dispatcher.stop()));
  await other.close();
});

test('a conversation that is gone for good takes nobody with it', async () => {
  const call = await asking();
  await expect.poll(() => call.wrote('seek')).toHaveLength(1);
  await call.handle.terminate();
  const agent = await comes();
  dispatch();
  const sought = () => runSql(engine().ledgerUrl, 'select from readback.seek');
  await expect.poll(sought, { timeout: 10_000 }).toHaveLength(0);
  await expect
    .poll(async () => (await desk.agents()).find((one) => one.agent === agent)?.load, { timeout: 10_000 })
    .toEqual({ voice: 0, chat: 0 });
});

test('while the database does not answer it tries again, and says so once', async () => {
  const agent = await comes();
  let failures = 2;
  const failing: DispatcherParts['desk'] = {
    ...desk,
    match: () => (failures-- > 0 ? Promise.reject(new Error('it is away')) : desk.match()),
  };
  dispatch({ desk: failing });
  const call = await asking();
  expect((await call.reaches('ringing')).phase.agent).toBe(agent);
  expect(heard).toEqual(['nobody could be matched; it is tried again']);
});

test('what one process could not tell, for Temporal did not answer, is told by another', async () => {
  const connection = Connection.lazy({ address: '127.0.0.1:9', interceptors: [] });
  const { namespace } = engine().client.options;
  const lost = dispatch({ temporal: new Client({ connection, namespace }) });
  const call = await asking();
  await call.reaches('seeking');
  const agent = await comes();
  await expect
    .poll(() => heard, { timeout: 15_000 })
    .toContain('a conversation could not be told of its human; it is told again');
  expect((await call.state()).phase.name).toBe('seeking');
  await lost.stop();
  dispatch();
  expect((await call.reaches('ringing')).phase.agent).toBe(agent);
  await connection.close();
});

test('once stopped it matches no more', async () => {
  await dispatch().stop();
  await comes();
  const call = await asking();
  await call.reaches('seeking');
  expect(await runSql(engine().ledgerUrl, 'select from readback.reservation')).toHaveLength(0);
});
