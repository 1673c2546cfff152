import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { useEngine } from '../support/engine.ts';

/** Turns through the real engine. */
const engine = useEngine();

test('a turn gets its reply, and the words are in the ledger, not in history', async () => {
  const call = await engine().call();
  await engine().model({ faults: [{ fault: 'say', text: 'Tangerine sandwiches.' }] });
  const answer = await call.say('Do you sell marmalade?');
  expect(answer.outcome).toBe('replied');
  const rows = await engine().ledger.rows(call.id);
  expect(rows.find(({ seq }) => seq === answer.seq)?.words).toBe('Tangerine sandwiches.');
  const history = JSON.stringify(await call.handle.fetchHistory());
  for (const word of ['marmalade', 'Tangerine']) {
    expect(history).not.toContain(Buffer.from(word).toString('base64').slice(0, 10));
    expect(history).not.toContain(word);
  }
});

test('a turn without tools costs at most 12 history events, a round of model and tool at most 12 more', async () => {
  const call = await engine().call();
  await engine().model({});
  await call.say('Hello');
  await delay(300);
  const before = await call.events();
  await call.say('Hello again');
  await delay(300);
  const plain = (await call.events()) - before;
  expect(plain).toBeLessThanOrEqual(12);
  await engine().model({
    faults: [{ fault: 'calls', calls: [{ tool: 'find_order', arguments: '{"orderNumber":"100001"}' }] }],
  });
  const middle = await call.events();
  await call.say('Where is 100001?');
  await delay(300);
  expect((await call.events()) - middle).toBeLessThanOrEqual(plain + 12);
});

test('the same turn again gets the same answer and asks the model nothing', async () => {
  const call = await engine().call();
  await engine().model({});
  const first = await call.say('Hello', 'same');
  const { begun } = await engine().requests();
  expect(await call.say('Hello', 'same')).toEqual(first);
  expect((await engine().requests()).begun).toBe(begun);
});

test('two hurried turns: the first is superseded, the second answers both', async () => {
  const call = await engine().call();
  await engine().model({ pace: { firstMs: 300, gapMs: 20 } });
  const first = call.say('I have a question');
  await delay(100);
  const second = call.say('about my order');
  expect((await first).outcome).toBe('superseded');
  expect((await second).outcome).toBe('replied');
  expect((await call.wrote('said')).filter(({ by }) => by === 'ai')).toHaveLength(1);
});

test('a barge-in aborts the model’s request and the cut-off words are in no reply', async () => {
  const call = await engine().call({ bargeInGraceMs: 1_000 });
  await engine().model({ pace: { firstMs: 50, gapMs: 100, words: 60 } });
  const open = call.say('Tell me everything');
  await delay(500);
  await call.bargeIn('t1', 'word1 word2');
  await delay(400);
  expect((await engine().requests()).aborted).toBe(1);
  await engine().model({});
  expect((await open).outcome).toBe('replied');
  expect(await call.wrote('barged')).toHaveLength(1);
});

test('continue-as-new between turns: an old turn repeated in the new run gets its old answer', async () => {
  const call = await engine().call();
  await engine().model({});
  const first = await call.say('Hello', 'kept');
  const run = (await call.handle.describe()).runId;
  for (let i = 0; i < 120 && (await call.handle.describe()).runId === run; i += 1) await call.say(`Turn ${i}`);
  expect((await call.handle.describe()).runId).not.toBe(run);
  expect(await call.say('Hello', 'kept')).toEqual(first);
});

for (const [fault, code] of Object.entries({
  'a 500': { fault: 'status', status: 500 },
  'a 429': { fault: 'status', status: 429 },
  nothing: { fault: 'nothing' },
  'half a stream': { fault: 'broken' },
  'arguments that are no JSON': { fault: 'bad_arguments' },
  'arguments of no tool’s shape': { fault: 'wrong_arguments' },
  'a tool that does not exist': { fault: 'unknown_tool' },
})) {
  test(`the model answers with ${fault}: evidence, and the next attempt answers`, async () => {
    const call = await engine().call();
    await engine().model({ faults: [code] });
    expect((await call.say('Hello')).outcome).toBe('replied');
    const failed = (await call.wrote('evidence')).filter(
      ({ evidence }) => evidence.type === 'model' && evidence.status === 'failed',
    );
    expect(failed).toHaveLength(1);
  });
}

test('the model fails three times in a row: a human gets it', async () => {
  const call = await engine().call();
  await engine().model({ faults: [{ fault: 'status', status: 500, times: 3 }] });
  expect((await call.say('Hello')).outcome).toBe('delivered');
  expect(await call.wrote('decision')).toMatchObject([{ rule: 'backend-streak@1' }]);
  await engine().model({});
});
