import { beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { events, post, say } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';

const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway();
  await house().worker(gateway);
});

test('the first turn starts the conversation: greeting, reply, and the outcome with its place in the ledger', async () => {
  const id = newId();
  await house().model({ faults: [{ fault: 'say', text: 'At nine.' }] });
  const { status, body } = await say(gateway, id, 't1', 'When do you open?');
  expect(status).toBe(200);
  expect(body).toMatchObject({ turnId: 't1', outcome: 'replied', text: 'At nine.' });
  expect(body.said).toMatchObject([
    { by: 'script', script: 'greeting' },
    { by: 'ai', text: 'At nine.', turnId: 't1' },
  ]);
  const rows = await house().ledger.rows(id);
  expect(rows.map(({ entry }) => entry.kind).slice(0, 4)).toEqual(['started', 'custody', 'said', 'turn']);
  expect(rows.find(({ seq }) => seq === body.seq)).toMatchObject({ words: 'At nine.' });
});

test('a turn sent again, at once or after its outcome, gets the same answer and is thought about once', async () => {
  const id = newId();
  await house().model({ faults: [{ fault: 'slow', firstMs: 300 }] });
  const first = say(gateway, id, 't1', 'Hello');
  const [one, other] = await Promise.all([first, say(gateway, id, 't1', 'Hello')]);
  const late = await say(gateway, id, 't1', 'Hello');
  expect(one.status).toBe(200);
  expect(other.body).toEqual(one.body);
  expect(late.body).toEqual(one.body);
  expect(
    (await house().ledger.rows(id)).filter(({ entry }) => entry.kind === 'said' && entry.by === 'ai'),
  ).toHaveLength(1);
});

test('the same turn id with other words is refused, and the first words stand', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  const { status, body } = await say(gateway, id, 't1', 'Something else');
  expect([status, body.code]).toEqual([409, 'TURN_ID_REUSED']);
});

test('a turn while another is thought about supersedes it, and each caller learns its own outcome', async () => {
  const id = newId();
  await say(gateway, id, 't0', 'Hello');
  await house().model({ faults: [{ fault: 'slow', firstMs: 3000, match: 'one' }] });
  const one = say(gateway, id, 't1', 'one');
  await new Promise((next) => setTimeout(next, 200));
  const two = await say(gateway, id, 't2', 'two');
  expect((await one).body).toMatchObject({ turnId: 't1', outcome: 'superseded', said: [] });
  expect(two.body).toMatchObject({ turnId: 't2', outcome: 'replied' });
});

test('as events: words as they come, then what was said, then the outcome, whose words are the same', async () => {
  const id = newId();
  await house().model({ faults: [{ fault: 'say', text: 'One two three four.' }], pace: { firstMs: 10, gapMs: 20 } });
  const body = JSON.stringify({ turnId: 't1', text: 'Count!' });
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const heard = await events(`${gateway.url}/v1/conversations/${id}/turns`, { method: 'POST', headers, body });
  const words = heard.flatMap(({ data }) => (data.type === 'word' ? [data.text] : []));
  expect(words.length).toBeGreaterThan(1);
  expect(words.join('')).toBe('One two three four.');
  expect(heard.slice(-2).map(({ event }) => event)).toEqual(['said', 'outcome']);
  expect(heard.at(-2)).toMatchObject({ data: { text: 'One two three four.', by: 'ai' } });
  expect(heard.at(-1)).toMatchObject({ id: heard.at(-2)?.id, data: { outcome: 'replied', turnId: 't1' } });
});

test('a turn that asks for a human is delivered, with the transition script', async () => {
  const id = newId();
  await house().model({});
  const { body } = await say(gateway, id, 't1', 'I want to talk to a human, please.');
  expect(body).toMatchObject({ outcome: 'delivered' });
  expect(body.said.map(({ script }) => script)).toEqual(['greeting', 'transition']);
});

test('after a hang-up the conversation ends: later turns are refused, earlier ones still answered', async () => {
  const id = newId();
  const first = await say(gateway, id, 't1', 'Hello');
  expect((await post(gateway, `/v1/conversations/${id}/hangup`, undefined)).status).toBe(200);
  await expect.poll(async () => (await house().ledger.conversation(id))?.ended, { timeout: 10_000 }).toBe(true);
  expect((await say(gateway, id, 't2', 'Still there?')).body).toMatchObject({ code: 'CONVERSATION_ENDED' });
  expect((await say(gateway, id, 't1', 'Hello')).body).toEqual(first.body);
});

test('a hang-up while a turn is thought about gives it the outcome ended', async () => {
  const id = newId();
  await say(gateway, id, 't0', 'Hello');
  await house().model({ faults: [{ fault: 'slow', firstMs: 5000, match: 'one' }] });
  const one = say(gateway, id, 't1', 'one');
  await new Promise((next) => setTimeout(next, 200));
  await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
  expect((await one).body).toMatchObject({ turnId: 't1', outcome: 'ended' });
});
