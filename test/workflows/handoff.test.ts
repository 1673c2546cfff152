import { ApplicationFailure, WorkflowUpdateFailedError } from '@temporalio/client';
import { expect, test } from 'vitest';
import type { ReadBackCodes } from '../../src/handoff/read-back.ts';
import { type Call, useEngine } from '../support/engine.ts';

/** Handoffs through the real engine. */
const engine = useEngine();

const asked = async (limits = {}): Promise<Call> => {
  const call = await engine().call(limits);
  await engine().model({});
  expect((await call.say('I want to talk to a human, please.')).outcome).toBe('delivered');
  return call;
};

const truthOf = async (call: Call): Promise<ReadBackCodes> => {
  const { packet } = await call.state();
  if (packet === undefined) throw new Error('no packet is sealed');
  return packet.truth;
};

const refusalOf = async (act: Promise<unknown>): Promise<string | null | undefined> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type;
    throw error;
  }
  return undefined;
};

test('an explicit request: transition script at once, packet before the offer, read-back, human, resolve', async () => {
  const call = await asked();
  await call.reaches('ringing');
  const kinds = (await call.entries()).map(({ kind }) => kind);
  expect(kinds.indexOf('packet')).toBeLessThan(kinds.indexOf('offer'));
  const truth = await truthOf(call);
  expect(await call.act('accept')).toMatchObject({ ok: true });
  const wrong = { ...truth, wants: truth.wants === 'other' ? 'refund' : 'other' };
  expect(await call.act('read-back', { codes: wrong })).toMatchObject({
    ok: false,
    code: 'READ_BACK_WRONG',
    wrong: ['wants'],
  });
  const taken = await call.act('read-back', { codes: truth });
  expect(taken).toMatchObject({ ok: true, epoch: 3 });
  const said = await engine().ledger.humanSays(call.id, { epoch: 3, agent: 'ada', replyId: 'r1', text: 'Ada here.' });
  expect(said).toHaveProperty('seq');
  expect(await call.act('reply', { replyId: 'r1', seq: 'seq' in said ? said.seq : 0 })).toMatchObject({ ok: true });
  expect((await call.say('Thank you')).outcome).toBe('delivered');
  expect(await call.act('resolve', { outcome: 'resolved' })).toMatchObject({ ok: true });
  await call.handle.result();
  const holders = (await call.wrote('custody')).map(({ holder }) => holder);
  expect(holders).toEqual(['ai', 'queue', 'human', 'ended']);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
});

test('a verified customer comes with their profile, which stands in no history; a CRM that is away holds nothing up', async () => {
  const verify = [{ tool: 'verify_customer', arguments: '{"orderNumber":"100006","postcode":"70173"}' }];
  const profileAt = async (call: Call) => {
    await engine().model({ faults: [{ fault: 'calls', calls: verify }] });
    expect((await call.say('My order is 100006, the postcode 70173.')).outcome).toBe('replied');
    expect((await call.say('I want to talk to a human, please.')).outcome).toBe('delivered');
    await call.reaches('ringing');
    const row = (await engine().ledger.rows(call.id)).findLast(({ entry }) => entry.kind === 'packet');
    return JSON.parse(row?.words ?? '{}');
  };
  const call = await engine().call();
  expect(await profileAt(call)).toMatchObject({
    version: 2,
    identity: { level: 'verified', until: expect.any(Number) },
    customer: { state: 'found', profile: { name: 'Elif Kaya', contacts: [{ channel: 'phone' }, { channel: 'chat' }] } },
  });
  // payloads stand as base64
  const history = JSON.stringify(await call.handle.fetchHistory(), (key, value) =>
    key === 'data' ? Buffer.from(String(value), 'base64').toString() : value,
  );
  expect(history).toContain('order-and-postcode');
  expect(history).not.toMatch(/Elif|C-1188/);
  await call.hangUp();
  await engine().backendFaults({ reset: true, faults: [{ fault: 'slow', path: '/customers', ms: 20_000 }] });
  const other = await engine().call();
  expect(await profileAt(other)).toMatchObject({ identity: { level: 'verified' }, customer: { state: 'late' } });
  await other.hangUp();
  await engine().backendFaults({ reset: true });
});

test('stale acts are refused at the door and fail no workflow task', async () => {
  const call = await asked();
  await call.reaches('ringing');
  expect(await refusalOf(call.act('accept', { offerId: 'o999' }))).toBe('OFFER_UNKNOWN');
  expect(await refusalOf(call.act('accept', { epoch: 1 }))).toBe('EPOCH_STALE');
  expect(await refusalOf(call.act('resolve', { outcome: 'x' }))).toBe('ACT_OUT_OF_TURN');
  await call.act('accept');
  expect(await refusalOf(call.act('accept', { agent: 'bob' }))).toBe('OFFER_TAKEN');
  const events = (await call.handle.fetchHistory()).events ?? [];
  expect(events.filter(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes)).toEqual([]);
  await call.hangUp();
});

test('hand-back: the AI answers again and knows what the human did', async () => {
  const call = await asked();
  await call.reaches('ringing');
  await call.act('accept');
  await call.act('read-back', { codes: await truthOf(call) });
  expect(await call.act('hand-back', { outcome: 'answered' })).toMatchObject({ ok: true, epoch: 4 });
  expect((await call.say('And one more thing')).outcome).toBe('replied');
});

test('a human declines, another takes it, passes it on, and the one who comes is told all and alone may speak', async () => {
  const call = await asked();
  await call.reaches('ringing');
  expect(await call.act('decline', { reason: 'busy' })).toMatchObject({ ok: true, epoch: 2 });
  expect(await refusalOf(call.act('accept'))).toBe('OFFER_NOT_YOURS');
  await call.act('accept', { agent: 'bob' });
  await call.act('read-back', { agent: 'bob', codes: await truthOf(call) });
  const passed = await call.act('transfer', { agent: 'bob', reason: 'authority', to: 'cleo' });
  expect(passed).toMatchObject({ ok: true, epoch: 4 });
  const late = { epoch: 3, agent: 'bob', replyId: 'late', text: 'One more thing.' };
  expect(await engine().ledger.humanSays(call.id, late)).toEqual({ refused: 'stale_epoch' });
  await call.reaches('ringing');
  expect(await refusalOf(call.act('accept', { agent: 'dan' }))).toBe('OFFER_NOT_YOURS');
  await call.act('accept', { agent: 'cleo' });
  const taken = await call.act('read-back', { agent: 'cleo', codes: await truthOf(call) });
  expect(taken).toMatchObject({ ok: true, epoch: 5 });
  expect(await call.act('resolve', { agent: 'cleo', outcome: 'solved' })).toMatchObject({ ok: true });
  await call.handle.result();
  expect(await call.wrote('packet')).toHaveLength(2);
  const scripts = (await call.wrote('said')).flatMap((said) => (said.by === 'script' ? [said.script] : []));
  expect(scripts).toEqual([
    'greeting',
    'transition',
    'human_joined',
    'transferred',
    'human_joined',
    'farewell_resolved',
  ]);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
});

test('“never mind” while it rings: called off, the AI answers again, and what was written is evidence in the ledger', async () => {
  const call = await asked();
  await call.reaches('ringing');
  expect((await call.say('This takes forever!!')).outcome).toBe('delivered');
  expect((await call.state()).track.course.anger).toBe(1);
  expect((await call.say('Never mind, thanks.')).outcome).toBe('delivered');
  const { custody, phase } = await call.state();
  expect([custody, phase.name]).toEqual([{ holder: 'ai', epoch: 3 }, 'listening']);
  expect((await call.say('Where is my parcel?')).outcome).toBe('replied');
  const found = (await call.wrote('evidence')).map(({ evidence }) => [evidence.turnId, evidence.type]);
  expect(found).toContainEqual(['t2', 'mood']);
  expect(found).toContainEqual(['t3', 'never_mind']);
  expect(await call.wrote('lapsed')).toMatchObject([{ why: 'called_off' }]);
  expect((await call.wrote('said')).map((said) => (said.by === 'script' ? said.script : said.by))).toContain(
    'called_off',
  );
  await call.hangUp();
});

test('nobody accepts: offered again, a callback promised, and broken when nobody takes that either', async () => {
  const call = await asked({ acceptMs: 1_000 });
  await call.reaches('callback');
  await call.handle.result();
  expect(await call.wrote('promise_end')).toMatchObject([{ state: 'broken' }]);
  const scripts = (await call.wrote('said')).map((said) => (said.by === 'script' ? said.script : said.by));
  expect(scripts).toEqual(
    expect.arrayContaining(['transition', 'still_looking', 'callback_promised', 'callback_due', 'callback_broken']),
  );
  expect((await call.entries()).at(-1)).toMatchObject({ kind: 'ended', why: 'callback_broken' });
});

test('the caller hangs up while it rings: everything is called off, and nobody joins an empty room', async () => {
  const call = await asked();
  await call.reaches('ringing');
  await call.hangUp();
  await call.handle.result();
  expect(await call.wrote('lapsed')).toMatchObject([{ why: 'called_off' }]);
  expect((await call.entries()).at(-1)).toMatchObject({ kind: 'ended', why: 'hung_up' });
});

test('the same backend fails three times in a row: fallback script and a human', async () => {
  const call = await engine().call();
  const calls = [{ tool: 'find_order', arguments: '{"orderNumber":"100001"}' }];
  await engine().model({
    faults: [
      { fault: 'calls', calls, times: 2 },
      { fault: 'calls', calls: [{ tool: 'cancel_order', arguments: '{"orderNumber":"100001"}' }] },
    ],
  });
  await engine().backendFaults({ reset: true, faults: [{ fault: 'status', status: 500, path: '/orders', times: 10 }] });
  expect((await call.say('Where is my order 100001?')).outcome).toBe('delivered');
  expect(await call.wrote('decision')).toMatchObject([{ rule: 'backend-streak@1', tier: 'high' }]);
  await engine().backendFaults({ reset: true });
});

test('a loop of equal tool calls is stopped before the third runs', async () => {
  const call = await engine().call();
  const calls = [{ tool: 'find_order', arguments: '{"orderNumber":"100001"}' }];
  await engine().model({ faults: [{ fault: 'calls', calls, times: 5 }] });
  expect((await call.say('Where is my order 100001?')).outcome).toBe('delivered');
  expect(await call.wrote('decision')).toMatchObject([{ rule: 'loop-cap@1' }]);
  expect(await call.wrote('called')).toHaveLength(2);
  await engine().model({});
});
