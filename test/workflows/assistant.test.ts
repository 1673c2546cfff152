import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AssistAsk, type Entry, keys } from '../../src/conversation/entry.ts';
import { type Call, useEngine } from '../support/engine.ts';

/** The silent assistant through the real engine: the human asks, and only the human is answered. */
const engine = useEngine();

/** Ada holds the conversation. */
async function held(control: object = {}, limits: object = {}): Promise<Call> {
  const call = await engine().call(limits);
  await engine().model({});
  await call.say('Order 100001 never came and I paid 49.95 €. I want to talk to a human, please.');
  const { packet } = await call.reaches('ringing');
  await call.act('accept');
  await call.act('read-back', { codes: packet?.truth });
  await call.reaches('with_human');
  await engine().model(control);
  return call;
}

/** As the desktop does it: the question into the ledger, then the Update. */
async function ask(call: Call, text: string, how: AssistAsk = 'question', askId = randomUUID()): Promise<string> {
  const { epoch } = (await call.state()).custody;
  const entry = { kind: 'asked_assistant', askId, epoch, agent: 'ada', ask: how } as const;
  await engine().ledger.append(call.id, [{ key: keys.askedAssistant(askId), entry, words: text }]);
  expect(await call.act('assist', { askId })).toMatchObject({ ok: true, epoch });
  return askId;
}

async function answerTo(call: Call, askId: string) {
  for (;;) {
    const row = await engine().ledger.row(call.id, keys.assisted(askId));
    if (row?.entry.kind === 'assisted') return { entry: row.entry, words: row.words };
    await delay(20);
  }
}

test('a question has its cited answer, and the customer hears nothing of it', async () => {
  const call = await held();
  const spoken = engine().voice.spoken.length;
  const before = await call.state();
  const { entry, words } = await answerTo(call, await ask(call, 'Which order never came?'));
  expect(entry).toMatchObject({ dropped: 0, cites: expect.arrayContaining(['turn:t1']) });
  expect(words).toContain('Order 100001 never came');
  const heard = await engine().ledger.heard(call.id, 0);
  expect(JSON.stringify(heard)).not.toMatch(/customer said:|Which order/);
  expect(engine().voice.spoken).toHaveLength(spoken);
  await expect.poll(async () => (await call.state()).phase).toEqual(before.phase);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
  await call.hangUp();
});

test('it proposes what to do next, and a draft that stays a draft', async () => {
  const call = await held();
  expect((await answerTo(call, await ask(call, '', 'next'))).words).toContain('Answer what they said last');
  expect((await answerTo(call, await ask(call, '', 'draft'))).words).toContain('Thank you for waiting');
  expect(JSON.stringify(await engine().ledger.heard(call.id, 0))).not.toContain('Thank you for waiting');
  await call.hangUp();
});

test('what it makes up is dropped; where nothing is left it does not know', async () => {
  const call = await held({
    faults: [
      { fault: 'assistant', how: 'lies' },
      { fault: 'assistant', how: 'cites_unknown' },
    ],
  });
  const lied = await answerTo(call, await ask(call, 'Which order never came?'));
  expect(lied.entry.dropped).toBeGreaterThanOrEqual(8);
  expect(lied.words).not.toMatch(/9.?87|Zebulon|ninety/);
  expect((await answerTo(call, await ask(call, 'Which order?'))).entry).toMatchObject({ why: 'unsupported' });
  await call.hangUp();
});

test.each([
  ['is no JSON', { fault: 'assistant', how: 'bad_json' }, 'MODEL_BAD_ASSIST'],
  ['has another shape', { fault: 'assistant', how: 'other_shape' }, 'MODEL_BAD_ASSIST'],
  ['is refused', { fault: 'status', status: 500 }, 'MODEL_ERROR'],
  ['is late', { fault: 'hang' }, 'late'],
])('an answer that %s is none, and says why', async (_, fault, why) => {
  const call = await held({ faults: [fault] }, { assistMs: 1_500 });
  expect((await answerTo(call, await ask(call, 'Which order?'))).entry).toMatchObject({ why });
  await call.hangUp();
});

test.each([
  ['passed on', (call: Call) => call.act('transfer', { reason: 'wrong_skill' })],
  ['resolved', (call: Call) => call.act('resolve', { outcome: 'solved' })],
])('%s while it thinks: it is cut off, and its question is called off', async (_, leave) => {
  const call = await held({ faults: [{ fault: 'hang' }] }, { assistMs: 20_000 });
  const askId = await ask(call, 'Which order?');
  await expect.poll(async () => (await engine().requests()).begun).toBe(1);
  await leave(call);
  expect((await answerTo(call, askId)).entry).toMatchObject({ why: 'called_off', epoch: 3 });
  await expect.poll(async () => (await engine().requests()).aborted).toBe(1);
  const kinds = (await call.entries()).filter((entry: Entry) => entry.kind === 'assisted');
  expect(kinds).toHaveLength(1);
  if (leave.toString().includes('resolve')) await call.handle.result();
  else await call.hangUp();
});
