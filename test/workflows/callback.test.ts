import { expect, test } from 'vitest';
import { openCalendar } from '../../src/desk/calendar.ts';
import { callbackUpdate } from '../../src/signals/messages.ts';
import { type Call, useEngine } from '../support/engine.ts';
import { opensNow } from '../support/opens-now.ts';
import { runSql } from '../support/postgres.ts';

/** Callbacks through the real engine: held in PostgreSQL, due by Temporal's timer, called over HTTP. */

/** So that a test sees one come. */
const windowMs = 20_000;

let url = '';
const engine = useEngine({
  calendar: (at) => {
    url = at;
    return openCalendar(at, opensNow(windowMs));
  },
});

const windows = { acceptMs: 1_000, offerRounds: 1, bookMs: 5_000, dialMs: 5_000, dialAttempts: 2, dialPauseMs: 1_000 };

const scripts = async (call: Call): Promise<string[]> =>
  (await call.wrote('said')).flatMap((said) => (said.by === 'script' ? [said.script] : []));

const promised = async (): Promise<Call> => {
  const call = await engine().call(windows);
  await engine().model({});
  expect((await call.say('I want to talk to a human, please.')).outcome).toBe('delivered');
  await call.reaches('callback');
  // The conversation is there a moment before the ledger is.
  await expect.poll(() => scripts(call), { timeout: 20_000 }).toContain('callback_agreed');
  return call;
};

const takenByAda = async (call: Call): Promise<void> => {
  await call.reaches('ringing', 60_000);
  // Whoever rang out is rung for again within the window.
  const { packet } = await call.state();
  await call.act('accept');
  await call.act('read-back', { codes: packet?.truth });
};

const textOf = async (call: Call, script: string): Promise<string> =>
  (await engine().ledger.rows(call.id)).findLast(
    ({ entry }) => entry.kind === 'said' && entry.by === 'script' && entry.script === script,
  )?.words ?? '';

test('held, promised by its window in words, moved to another, kept; its window is free again', async () => {
  const call = await promised();
  const [first] = await call.wrote('promise');
  expect(await textOf(call, 'callback_agreed')).toMatch(/call you back: \w+day,? \d+ \w+, \d\d:\d\d – \d\d:\d\d, with/);
  expect((await call.say('Could you call later, please?')).outcome).toBe('delivered');
  await expect.poll(() => scripts(call), { timeout: 20_000 }).toContain('callback_moved');
  const [, second] = await call.wrote('promise');
  expect(second?.due).toBeGreaterThanOrEqual(first?.until ?? 0);
  const held = 'select promise_id, expires_at from readback.slot_hold where conversation = $1';
  expect(await runSql(url, held, [call.id])).toEqual([{ promise_id: second?.promiseId, expires_at: null }]);
  expect((await call.say('What colour is your logo?')).outcome).toBe('delivered');
  await expect.poll(() => scripts(call), { timeout: 20_000 }).toContain('callback_standing');
  await takenByAda(call);
  expect(await call.wrote('promise_end')).toMatchObject([{ state: 'moved' }, { state: 'kept' }]);
  expect(await runSql(url, held, [call.id])).toEqual([]);
  const offer = (await engine().ledger.rows(call.id)).findLast(({ entry }) => entry.kind === 'offer');
  expect(offer?.at).toBeGreaterThanOrEqual(second?.due ?? 0);
  expect(offer?.at).toBeLessThan(second?.until ?? 0);
  expect(await engine().calls(call.id)).toEqual([]);
  await call.act('resolve', { outcome: 'solved' });
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
}, 180_000);

test('a number is given, the caller hangs up, and is called when a human has read back: busy, then answered; the number stands in no history', async () => {
  const call = await promised();
  await engine().ledger.append(call.id, [
    { key: 'reach/1', entry: { kind: 'reach', by: 'customer' }, words: '{"phone":"+4971155501"}' },
  ]);
  const [first] = await call.wrote('promise');
  const wish = { phone: true };
  const answer = await call.handle.executeUpdate(callbackUpdate, { args: [{ actId: 'callback/w1', wish }] });
  expect(answer).toMatchObject({ ok: true, window: { from: first?.due } });
  await call.hangUp();
  await engine().line({ results: ['busy', 'answered'] });
  await takenByAda(call);
  await expect.poll(() => call.wrote('promise_end'), { timeout: 30_000 }).toMatchObject([{ state: 'kept' }]);
  expect(await call.wrote('dialed')).toMatchObject([{ result: 'busy' }, { result: 'answered' }]);
  const calls = await engine().calls(call.id);
  expect(calls.map(({ to }) => to)).toEqual(['+4971155501', '+4971155501']);
  expect((await call.state()).custody.holder).toBe('human');
  const open = await engine().ledger.openActs({ ageMs: 0, withinMs: 600_000, most: 1000 });
  expect(open.filter(({ conversation }) => conversation === call.id)).toEqual([]);
  const history = JSON.stringify(await call.handle.fetchHistory(), (key, value) =>
    key === 'data' ? Buffer.from(String(value), 'base64').toString() : value,
  );
  expect(history).toContain('callback/w1');
  expect(history).not.toContain('71155501');
  await call.act('resolve', { outcome: 'solved' });
  await call.handle.result();
}, 180_000);

test('the human who holds it agrees a callback; two windows that are not free refuse, and the human holds on', async () => {
  const call = await engine().call(windows);
  await engine().model({});
  await call.say('I want to talk to a human, please.');
  await takenByAda(call);
  expect(await call.act('schedule', { from: 12_345 })).toMatchObject({ ok: false, code: 'WINDOW_TAKEN' });
  expect((await call.state()).custody.holder).toBe('human');
  const from = Math.ceil((Date.now() + 30_000) / windowMs) * windowMs;
  expect(await call.act('schedule', { from })).toMatchObject({ ok: true, window: { from, until: from + windowMs } });
  expect((await call.state()).custody.holder).toBe('callback');
  expect(await call.wrote('human')).toMatchObject([{ act: 'scheduled', agent: 'ada' }]);
  await call.hangUp();
  await call.handle.result();
  expect(await call.wrote('promise_end')).toMatchObject([{ state: 'called_off' }]);
}, 120_000);
