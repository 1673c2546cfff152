import { request } from 'node:http';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { failures } from '../../src/conversation/failures.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { Caller, post } from '../support/customer.ts';
import { allowedOrigin, newId, useHouse } from '../support/house.ts';

/** Bad input at the customer's door: no worker runs here, for none of it may get as far. */
const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway();
});

const turns = (id: string): string => `/v1/conversations/${id}/turns`;
const turn = (over: object = {}): object => ({ turnId: 't1', text: 'Hello', ...over });
const longest = 'é'.repeat(4096);

const refused: readonly [why: string, body: unknown, code: keyof typeof failures, names: RegExp][] = [
  ['empty text', turn({ text: '' }), 'TURN_EMPTY', /`text`/],
  ['nothing but white space', turn({ text: ' \n\t\u2003' }), 'TURN_EMPTY', /`text`/],
  ['one byte too many', turn({ text: `${longest}x` }), 'TURN_TOO_LONG', /`text` has 8193 bytes.*8192/],
  ['a body far too long', turn({ text: 'x'.repeat(100_000) }), 'TURN_TOO_LONG', /8192/],
  ['bytes that are no UTF-8', Buffer.from('{"turnId":"t1","text":"\xff"}', 'latin1'), 'TURN_NOT_UTF8', /UTF-8/],
  ['half of a surrogate pair', '{"turnId":"t1","text":"\\ud800"}', 'TURN_NOT_UTF8', /`text`/],
  ['no text', { turnId: 't1' }, 'FIELD_INVALID', /`text` must be text/],
  ['text that is a number', turn({ text: 3 }), 'FIELD_INVALID', /`text` must be text/],
  ['no turn id', { text: 'Hello' }, 'FIELD_INVALID', /`turnId` must be text of 1 to 64/],
  ['an empty turn id', turn({ turnId: '' }), 'FIELD_INVALID', /`turnId` must have 1 to 64/],
  ['a turn id of 65', turn({ turnId: 'x'.repeat(65) }), 'FIELD_INVALID', /`turnId` must have 1 to 64/],
  ['a turn id with a space', turn({ turnId: 'a b' }), 'FIELD_INVALID', /`turnId`/],
  ['a turn id that ends in a line', turn({ turnId: 'a\n' }), 'FIELD_INVALID', /`turnId`/],
  ['an unknown channel', turn({ channel: 'fax' }), 'FIELD_INVALID', /`channel` must be chat or voice/],
  ['JSON that is no object', [1], 'FIELD_INVALID', /must be a JSON object/],
  ['no JSON', 'turnId=t1&text=Hello', 'FIELD_INVALID', /not JSON/],
  ['no body', '', 'FIELD_INVALID', /.+/],
];

test.each(refused)(
  'a turn is refused for %s, with a code and a sentence that names field and limit',
  async (_why, body, code, names) => {
    const id = newId();
    const answer = await post(gateway, turns(id), body);
    expect([answer.status, answer.body.code]).toEqual([failures[code].status, code]);
    expect(answer.body.message).toMatch(names);
    expect(await house().ledger.conversation(id)).toBeUndefined();
  },
);

test('a conversation id that is malformed is refused at every path, and named with its limit', async () => {
  for (const id of ['x'.repeat(129), 'a%20b', 'a%00', '%F0%9F%98%80']) {
    const posted = await post(gateway, turns(id), turn());
    expect([posted.status, posted.body.code]).toEqual([400, 'FIELD_INVALID']);
    expect(posted.body.message).toMatch(/`id` must have 1 to 128/);
    const hungUp = await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
    const heard = await fetch(`${gateway.url}/v1/conversations/${id}/events`);
    expect([hungUp.status, heard.status]).toEqual([400, 400]);
  }
});

test('other things that are not as they should be get a code and a sentence too', async () => {
  const path = `/v1/conversations/${newId()}`;
  const answers = [
    await fetch(`${gateway.url}${path}/turns`, {
      method: 'POST',
      body: 'turnId=t1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    await fetch(`${gateway.url}${path}/events?after=-1`),
    await fetch(`${gateway.url}${path}/events`, { headers: { 'last-event-id': 'x' } }),
    await fetch(`${gateway.url}${path}/live`),
    await fetch(`${gateway.url}/v1/conversations/%zz/events`),
    await fetch(`${gateway.url}/nowhere`),
    await fetch(`${gateway.url}${path}/events`),
    await fetch(`${gateway.url}${path}/hangup`, { method: 'POST' }),
  ];
  const told = await Promise.all(answers.map(async (answer) => [answer.status, (await answer.json()).code]));
  expect(told).toEqual([
    [400, 'FIELD_INVALID'],
    [400, 'FIELD_INVALID'],
    [400, 'FIELD_INVALID'],
    [400, 'FIELD_INVALID'],
    [400, 'FIELD_INVALID'],
    [404, 'FIELD_INVALID'],
    [404, 'CONVERSATION_UNKNOWN'],
    [404, 'CONVERSATION_UNKNOWN'],
  ]);
});

test('a page of a foreign origin is refused on HTTP and WebSocket, on loopback too; a configured one is let in', async () => {
  const id = newId();
  for (const origin of ['https://evil.example', 'null', gateway.url, `http://localhost:${gateway.port}`]) {
    const posted = await post(gateway, turns(id), turn(), { origin });
    expect([posted.status, posted.body.code]).toEqual([403, 'ORIGIN_REFUSED']);
    await expect(new Caller(gateway, id, '', { origin }).open()).rejects.toThrow('403');
    const preflight = await fetch(`${gateway.url}${turns(id)}`, { method: 'OPTIONS', headers: { origin } });
    expect(preflight.status).toBe(403);
  }
  const health = await fetch(`${gateway.url}/health`, { headers: { origin: allowedOrigin } });
  expect([health.status, health.headers.get('access-control-allow-origin')]).toEqual([200, allowedOrigin]);
  const preflight = await fetch(`${gateway.url}${turns(id)}`, {
    method: 'OPTIONS',
    headers: { origin: allowedOrigin },
  });
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
    204,
    'content-type, last-event-id',
  ]);
  const caller = await new Caller(gateway, id, '?channel=chat', { origin: allowedOrigin }).open();
  caller.socket.close();
});

test('a socket is refused for a malformed id or query before it opens', async () => {
  await expect(new Caller(gateway, 'a%20b').open()).rejects.toThrow('400');
  await expect(new Caller(gateway, newId(), '?after=x').open()).rejects.toThrow('400');
  await expect(new Caller(gateway, newId(), '?channel=fax').open()).rejects.toThrow('400');
});

test('a frame that is none gets an error frame, and the socket stays open', async () => {
  const caller = await new Caller(gateway, newId(), '?channel=chat').open();
  const bad: readonly [unknown, string][] = [
    ['{', 'FIELD_INVALID'],
    [Buffer.from([0x22, 0xff, 0x22]), 'TURN_NOT_UTF8'],
    [[], 'FIELD_INVALID'],
    [{ type: 'dance' }, 'FIELD_INVALID'],
    [{ type: 'turn', turnId: 't1', text: ' ' }, 'TURN_EMPTY'],
    [{ type: 'turn', turnId: 't1', text: `${longest}x` }, 'TURN_TOO_LONG'],
    [{ type: 'turn', turnId: '', text: 'Hello' }, 'FIELD_INVALID'],
    [{ type: 'barge_in', turnId: 't1', heardChars: -1 }, 'FIELD_INVALID'],
    [{ type: 'barge_in', turnId: 'never', heardChars: 1 }, 'FIELD_INVALID'],
    [{ type: 'hang_up' }, 'CONVERSATION_UNKNOWN'],
  ];
  for (const [i, [frame, code]] of bad.entries()) {
    caller.send(frame);
    await expect.poll(() => caller.of('error')[i]?.code).toBe(code);
  }
  expect(caller.of('error').every(({ message }) => message.length > 10)).toBe(true);
  caller.socket.close();
});

test('a turn of exactly 8192 bytes is taken', async () => {
  const id = newId();
  const aborted = new AbortController();
  const body = JSON.stringify(turn({ text: longest }));
  const headers = { 'content-type': 'application/json' };
  const sent = fetch(`${gateway.url}${turns(id)}`, { method: 'POST', body, headers, signal: aborted.signal });
  await expect.poll(async () => (await house().ledger.row(id, 'turn/t1'))?.words).toBe(longest);
  aborted.abort();
  await expect(sent).rejects.toThrow();
});

test('whatever bytes come as a body, the answer is a 4xx with a code of the table, and the door stays open', async () => {
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.record({ turnId: fc.jsonValue(), text: fc.jsonValue() }).map((value) => Buffer.from(JSON.stringify(value))),
  );
  await fc.assert(
    fc.asyncProperty(body, async (bytes) => {
      // no word of this conversation may be taken, whatever the bytes say
      const answer = await post(gateway, turns('a%20b'), bytes);
      expect(answer.status).toBe(400);
      expect(Object.keys(failures)).toContain(answer.body.code);
    }),
    { numRuns: 50 },
  );
  expect((await fetch(`${gateway.url}/health`)).status).toBe(200);
});

test('a request that is not HTTP is answered 400 rather than dropped', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${gateway.url}/health`, { headers: { 'x-long': 'x'.repeat(70_000) } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(status).toBe(400);
});
