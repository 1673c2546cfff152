import { beforeAll, expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { Caller, events } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';

/** A live channel. */
const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway({ timings: { fillerMs: 300, hangUpGraceMs: 600 } });
  await house().worker(gateway);
});

const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));
const openedFor = async (id: string): Promise<Caller> => {
  const caller = await new Caller(gateway, id).open();
  await caller.hears('said', ({ script }) => script === 'greeting');
  return caller;
};
const isEnded = (id: string) =>
  expect.poll(async () => (await house().ledger.conversation(id))?.ended, { timeout: 10_000 });

test('a call begins with the greeting before anybody has spoken, and its conversation runs', async () => {
  const id = newId();
  const caller = await openedFor(id);
  expect(caller.frames.map(({ type }) => type)).toEqual(['custody', 'said']);
  await expect
    .poll(async () => (await house().client.workflow.getHandle(`conversation/${id}`).describe()).status.name)
    .toBe('RUNNING');
  caller.send({ type: 'hang_up' });
  await caller.closed;
});

test('a chat’s socket starts nothing until somebody writes', async () => {
  const id = newId();
  const caller = await new Caller(gateway, id, '?channel=chat').open();
  await pause(200);
  expect([caller.frames, await house().ledger.conversation(id)]).toEqual([[], undefined]);
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  await caller.hears('outcome');
  expect((await house().ledger.conversation(id))?.channel).toBe('chat');
  caller.socket.close();
});

test('words come as they are thought, before the reply and its outcome, and are the same words', async () => {
  await house().model({ faults: [{ fault: 'say', text: 'One two three four.' }], pace: { firstMs: 5, gapMs: 30 } });
  const caller = await openedFor(newId());
  caller.send({ type: 'turn', turnId: 't1', text: 'Count!' });
  const outcome = await caller.hears('outcome');
  const reply = caller.of('said').find(({ by }) => by === 'ai');
  expect(reply).toMatchObject({ turnId: 't1', text: 'One two three four.', seq: outcome.seq });
  expect(
    caller
      .of('word')
      .map(({ text }) => text)
      .join(''),
  ).toBe('One two three four.');
  const order = caller.frames.map(({ type }) => type).filter((type) => type !== 'filler');
  expect(order.indexOf('word')).toBeLessThan(order.lastIndexOf('said'));
  expect(order.lastIndexOf('word')).toBeLessThan(order.lastIndexOf('said'));
  expect(order.at(-1)).toBe('outcome');
  caller.send({ type: 'hang_up' });
});

test('silence on an open turn gets a filler, once a silence; none after the outcome', async () => {
  await house().model({ faults: [{ fault: 'slow', firstMs: 1000 }] });
  const caller = await openedFor(newId());
  const from = Date.now();
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  await caller.hears('filler');
  expect(Date.now() - from).toBeGreaterThanOrEqual(280);
  await caller.hears('outcome');
  await pause(500);
  expect(caller.of('filler')).toEqual([{ type: 'filler', turnId: 't1' }]);
  caller.send({ type: 'hang_up' });
});

test('barge-in: quiet at once; what was really heard stands in the ledger; the next turn is answered', async () => {
  const id = newId();
  const long = Array.from({ length: 60 }, (_, word) => `word${word}`).join(' ');
  await house().model({ faults: [{ fault: 'say', text: long, match: 'Go on' }], pace: { firstMs: 5, gapMs: 50 } });
  const caller = await openedFor(id);
  caller.send({ type: 'turn', turnId: 't1', text: 'Go on!' });
  await caller.hears('word', ({ index }) => index >= 4);
  const heard = caller
    .of('word')
    .map(({ text }) => text)
    .join('');
  caller.send({ type: 'barge_in', turnId: 't1', heardChars: 9 });
  await pause(50);
  const words = caller.of('word').length;
  await pause(300);
  expect(caller.of('word').length).toBe(words);
  const rows = await house().ledger.rows(id);
  expect(rows.find(({ entry }) => entry.kind === 'barged')).toMatchObject({
    entry: { turnId: 't1', heardChars: 9 },
    words: heard.slice(0, 9),
  });
  caller.send({ type: 'turn', turnId: 't2', text: 'Stop, please' });
  expect(await caller.hears('outcome', ({ turnId }) => turnId === 't1')).toMatchObject({ outcome: 'superseded' });
  expect(await caller.hears('outcome', ({ turnId }) => turnId === 't2')).toMatchObject({ outcome: 'replied' });
  caller.send({ type: 'hang_up' });
});

test('a barge-in into a reply that is spoken although its turn is over records what was heard of it', async () => {
  const id = newId();
  await house().model({ faults: [{ fault: 'say', text: 'Your parcel 🎁 is on its way.' }] });
  const caller = await openedFor(id);
  caller.send({ type: 'turn', turnId: 't1', text: 'Where?' });
  await caller.hears('outcome');
  // in the middle of a character that takes two units
  caller.send({ type: 'barge_in', turnId: 't1', heardChars: 13 });
  await expect
    .poll(async () => (await house().ledger.rows(id)).find(({ entry }) => entry.kind === 'barged')?.words)
    .toBe('Your parcel ');
  caller.send({ type: 'hang_up' });
});

test('hanging up in so many words ends the conversation, and the socket after it', async () => {
  const id = newId();
  const caller = await openedFor(id);
  await house().model({ faults: [{ fault: 'slow', firstMs: 5000 }] });
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  await pause(100);
  caller.send({ type: 'hang_up' });
  expect(await caller.hears('ended')).toMatchObject({ why: 'hung_up' });
  expect(await caller.closed).toBe(1000);
  expect(caller.of('outcome')).toMatchObject([{ turnId: 't1', outcome: 'ended' }]);
});

test('a caller whose socket breaks and who is back in time loses nothing and hears nothing twice', async () => {
  const id = newId();
  const caller = await openedFor(id);
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  const { seq } = await caller.hears('outcome');
  caller.socket.terminate();
  await pause(200);
  const entry = { kind: 'said', by: 'script', epoch: 1, script: 'holding' } as const;
  await house().ledger.append(id, [{ key: keys.script('holding', 'x'), entry, words: 'One moment.' }]);
  const back = await new Caller(gateway, id, `?after=${seq}`).open();
  await back.hears('said');
  await pause(800);
  expect(back.frames).toMatchObject([{ type: 'said', text: 'One moment.' }]);
  expect((await house().ledger.conversation(id))?.ended).toBe(false);
  back.send({ type: 'hang_up' });
});

test('a caller whose socket breaks and who stays away has hung up', async () => {
  const id = newId();
  const caller = await openedFor(id);
  caller.socket.terminate();
  await isEnded(id).toBe(true);
});

test('a chat’s socket that closes is no hang-up', async () => {
  const id = newId();
  const caller = await new Caller(gateway, id, '?channel=chat').open();
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  await caller.hears('outcome');
  caller.socket.close();
  await pause(1_000);
  expect((await house().ledger.rows(id)).some(({ entry }) => entry.kind === 'hung_up')).toBe(false);
});

test('a turn sent again on the socket is told its outcome again, and nothing else twice', async () => {
  const caller = await openedFor(newId());
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  const first = await caller.hears('outcome');
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello' });
  await expect.poll(() => caller.of('outcome')).toEqual([first, first]);
  expect(caller.of('said').filter(({ by }) => by === 'ai')).toHaveLength(1);
  caller.send({ type: 'turn', turnId: 't1', text: 'Something else' });
  expect(await caller.hears('error')).toMatchObject({ code: 'TURN_ID_REUSED', turnId: 't1' });
  caller.send({ type: 'hang_up' });
});

test('the socket and the event stream tell the same, under the same sequence numbers', async () => {
  const id = newId();
  const caller = await openedFor(id);
  caller.send({ type: 'turn', turnId: 't1', text: 'I want to talk to a human, please.' });
  await caller.hears('outcome');
  caller.send({ type: 'hang_up' });
  await caller.closed;
  const heard = await events(`${gateway.url}/v1/conversations/${id}/events`);
  const told = caller.frames.filter((frame) => 'seq' in frame);
  expect(heard.map(({ data }) => data)).toEqual(told);
});

test('a caller of an ended conversation hears the rest of it and is let go', async () => {
  const id = newId();
  const caller = await openedFor(id);
  caller.send({ type: 'hang_up' });
  await caller.closed;
  const late = new Caller(gateway, id);
  expect(await late.closed).toBe(1000);
  expect(late.of('ended')).toHaveLength(1);
});
