import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { events, post, say } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';

/** Everything the customer is to hear, in the ledger's order, without loss or repeat. */
const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway();
  await house().worker(gateway);
});

const at = (id: string, query = ''): string => `${gateway.url}/v1/conversations/${id}/events${query}`;

/** What a script says, written as the conversation would. */
const script = async (id: string, of: string): Promise<void> => {
  const entry = { kind: 'said', by: 'script', epoch: 1, script: 'still_looking' } as const;
  await house().ledger.append(id, [{ key: keys.script('still_looking', of), entry, words: `script ${of}` }]);
};

test('AI, script, outcome and end come in the ledger’s order, each with its seq as id; the stream ends after the end', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  const live = events(at(id));
  await say(gateway, id, 't2', 'I want to talk to a human, please.');
  await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
  const heard = await live;
  const kinds = heard.map(({ data }) => (data.type === 'said' ? (data.script ?? data.by) : data.type));
  expect(kinds.slice(0, 4)).toEqual(['custody', 'greeting', 'ai', 'outcome']);
  expect(kinds).toContain('transition');
  expect(kinds.at(-1)).toBe('ended');
  const ids = heard.map(({ id: seq }) => Number(seq));
  expect(ids).toEqual(ids.toSorted((one, other) => one - other));
  const rows = await house().ledger.heard(id, 0);
  const upToEnd = rows.filter(({ seq }) => seq <= (ids.at(-1) ?? 0)).map(({ seq }) => seq);
  expect([...new Set(ids)]).toEqual(upToEnd);
});

test('a reader who comes back hears what it missed and nothing twice, by header or by address', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  const whole = await events(at(id), {}, (heard) => heard.at(-1)?.event === 'outcome');
  const middle = whole[1]?.id ?? '';
  for (let one = 0; one < 20; one += 1) await script(id, String(one));
  const enough = (heard: { length: number }) => heard.length === whole.length - 2 + 20;
  const byHeader = await events(at(id, '?after=0'), { headers: { 'last-event-id': middle } }, enough);
  const byAddress = await events(at(id, `?after=${middle}`), {}, enough);
  expect(byHeader).toEqual(byAddress);
  expect(byHeader.slice(0, whole.length - 2)).toEqual(whole.slice(2));
  const scripts = byHeader.flatMap(({ data }) =>
    data.type === 'said' && data.script === 'still_looking' ? [data.text] : [],
  );
  expect(scripts).toEqual(Array.from({ length: 20 }, (_, one) => `script ${one}`));
});

test('readers who join at different moments, while things are being said, all hear the same', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  const done = (heard: readonly { data: { type: string } }[]): boolean =>
    JSON.stringify(heard.at(-1)).includes('script 29');
  const readers: Promise<readonly unknown[]>[] = [];
  for (let one = 0; one < 30; one += 1) {
    if (one % 3 === 0) readers.push(events(at(id), {}, done));
    await script(id, String(one));
  }
  const [first, ...others] = await Promise.all(readers);
  expect(first).toHaveLength(34);
  for (const other of others) expect(other).toEqual(first);
});

test('a reader of an ended conversation hears the rest and the end; one who has heard all gets an empty stream', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
  await expect.poll(async () => (await house().ledger.conversation(id))?.ended, { timeout: 10_000 }).toBe(true);
  expect((await events(at(id))).at(-1)).toMatchObject({ event: 'ended', data: { why: 'hung_up' } });
  expect(await events(at(id, '?after=999'))).toEqual([]);
});

test('a reader who takes nothing in holds up nobody, and costs no more than its own buffer', async () => {
  const id = newId();
  await say(gateway, id, 't1', 'Hello');
  const words = 'x'.repeat(60_000);
  const stalled = request(at(id), (response) => response.pause());
  stalled.on('error', () => {});
  stalled.end();
  collectGarbage();
  const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
  for (let one = 0; one < 400; one += 1) {
    const entry = { kind: 'said', by: 'script', epoch: 1, script: 'holding' } as const;
    await house().ledger.append(id, [{ key: keys.script('holding', one), entry, words: `${one} ${words}` }]);
  }
  const heard = await events(at(id), {}, (all) => JSON.stringify(all.at(-1)).includes('"399 x'));
  expect(heard.length).toBe(404);
  collectGarbage();
  const grown = process.memoryUsage().heapUsed + process.memoryUsage().external - before;
  // 24 MB were said; what one reader does not take in must not be kept for it
  expect(grown).toBeLessThan(150_000_000);
  stalled.destroy();
});

/** What is measured is what is kept, not what nobody has cleared away yet. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
