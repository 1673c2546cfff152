import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { packetFrom } from '../../src/desktop/server/packet.ts';
import { standingOf } from '../../src/desktop/server/standing.ts';
import type { Brief } from '../../src/handoff/brief.ts';
import { checkBrief } from '../../src/handoff/brief-check.ts';
import { type Call, useEngine } from '../support/engine.ts';

/** The model's brief through the real engine, with everything that can become of it. */
const engine = useEngine({ briefs: true });

const words = 'Order 100001 never came and I paid 49.95 €. I want to talk to a human, please.';

async function asked(control: object = {}, limits: object = {}): Promise<Call> {
  const call = await engine().call(limits);
  await engine().model(control);
  expect((await call.say(words)).outcome).toBe('delivered');
  return call;
}

/** It rings, and the ledger knows. */
async function rings(call: Call): Promise<void> {
  await call.reaches('ringing');
  while ((await call.wrote('offer')).length === 0) await delay(20);
}

/** What the human is shown, from the ledger as the desktop reads it. */
async function shown(call: Call) {
  const { packet } = standingOf(await engine().ledger.rows(call.id)) ?? {};
  const seen = packet && packetFrom(packet);
  if (seen === undefined) throw new Error('there is no packet');
  return seen;
}

const order = async (call: Call): Promise<readonly string[]> =>
  (await call.entries()).map(({ kind }) => kind).filter((kind) => ['packet', 'brief', 'offer'].includes(kind));

test('honest and in time: attached after the facts are sealed and before anyone rings', async () => {
  const call = await asked();
  await rings(call);
  expect(await order(call)).toEqual(['packet', 'brief', 'offer']);
  expect(await call.wrote('brief')).toMatchObject([{ by: 'model', dropped: 0, epoch: 2 }]);
  const { brief, briefed } = await shown(call);
  expect(briefed).toEqual({ by: 'model', dropped: 0 });
  expect(brief.situation[0]?.text).toContain('The customer now says');
  const [packet] = await call.wrote('packet');
  expect((await call.state()).packet?.hash).toBe(packet?.hash);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
  await call.hangUp();
});

test('it lies: no lie is attached, what is true stands, and what was dropped is counted', async () => {
  const call = await asked({ faults: [{ fault: 'brief', how: 'lies' }] });
  await rings(call);
  const [entry] = await call.wrote('brief');
  expect(entry).toMatchObject({ by: 'model' });
  expect(entry?.dropped).toBeGreaterThanOrEqual(10);
  const { brief } = await shown(call);
  expect(JSON.stringify(brief)).not.toMatch(/9.?87|Zebulon|ninety|good customer/);
  expect(checkBrief(brief, await engine().ledger.rows(call.id))).toEqual({ brief, dropped: 0 });
  await call.hangUp();
});

test.each([
  ['cites nothing', { fault: 'brief', how: 'cites_nothing' }, 'unsupported'],
  ['cites what nobody said', { fault: 'brief', how: 'cites_unknown' }, 'unsupported'],
  ['is no JSON', { fault: 'brief', how: 'bad_json' }, 'MODEL_BAD_BRIEF'],
  ['has another shape', { fault: 'brief', how: 'other_shape' }, 'MODEL_BAD_BRIEF'],
  ['is cut short', { fault: 'stopped', reason: 'length' }, 'MODEL_CUT_SHORT'],
  ['is empty', { fault: 'nothing' }, 'MODEL_EMPTY'],
  ['is refused', { fault: 'status', status: 429 }, 'MODEL_RATE_LIMITED'],
  ['breaks off', { fault: 'refused' }, 'MODEL_UNREACHABLE'],
])('%s: the deterministic brief stands, and says why', async (_, fault, why) => {
  const call = await asked({ faults: [fault] });
  await rings(call);
  expect(await order(call)).toEqual(['packet', 'brief', 'offer']);
  expect(await call.wrote('brief')).toMatchObject([{ by: 'rules', why }]);
  const { brief, briefed } = await shown(call);
  expect(briefed).toEqual({ by: 'rules', why });
  expect(brief.situation[0]?.text).toContain('The customer said last');
  await call.hangUp();
});

test('late: the ring waits no longer than the budget, and what comes after it changes nothing', async () => {
  const call = await asked({ faults: [{ fault: 'hang' }] }, { briefMs: 1_500 });
  await rings(call);
  const rows = await engine().ledger.rows(call.id);
  const at = (kind: string): number => rows.find(({ entry }) => entry.kind === kind)?.at ?? 0;
  // a busy machine adds to both ends
  expect(at('offer') - at('packet')).toBeLessThan(1_500 + 1_000);
  expect(await call.wrote('brief')).toMatchObject([{ by: 'rules', why: 'late' }]);
  await delay(200);
  expect(await engine().requests()).toMatchObject({ requests: [{ end: 'aborted' }] });
  expect(await order(call)).toEqual(['packet', 'brief', 'offer']);
  await call.hangUp();
});

test('the caller hangs up while it is written: the model is cut off, nobody rings, the conversation ends', async () => {
  const call = await asked({ faults: [{ fault: 'hang' }] }, { briefMs: 10_000 });
  await call.reaches('briefing');
  await call.hangUp();
  await call.handle.result();
  expect(await call.wrote('offer')).toEqual([]);
  expect((await call.entries()).at(-1)).toMatchObject({ kind: 'ended', why: 'hung_up' });
});

test('a word of the customer while it is written is kept for the human', async () => {
  const call = await asked({ faults: [{ fault: 'slow', firstMs: 800 }] });
  expect((await call.say('It is the blue one.')).outcome).toBe('delivered');
  await rings(call);
  expect(await call.wrote('brief')).toMatchObject([{ by: 'model' }]);
  const { brief }: { brief: Brief } = await shown(call);
  expect(JSON.stringify(brief)).not.toContain('blue');
  await call.hangUp();
});
