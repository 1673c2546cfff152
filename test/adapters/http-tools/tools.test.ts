import { createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ToolsPort } from '../../../src/activities/ports.ts';
import { httpTools } from '../../../src/adapters/http-tools/tools.ts';
import { loadAgent } from '../../../src/config/agent.ts';
import { freePort } from '../../../src/local/ports.ts';
import { type SampleBackend, startSampleBackend } from '../../../src/local/sample-backend.ts';
import { backendControlOf } from '../../local/helpers/control.ts';

/** The agent's own tool table against the sample backend, with every way in which a backend fails. */

const { tools: table } = loadAgent(fileURLToPath(new URL('../../../agent', import.meta.url)));

let backend: SampleBackend;
let tools: ToolsPort;
let control: ReturnType<typeof backendControlOf>;

beforeAll(async () => {
  backend = await startSampleBackend();
  tools = httpTools({ tools: table, backends: { '*': backend.url } });
  control = backendControlOf(backend.url);
});
afterAll(() => backend.stop());
beforeEach(() => control.faults());

let serial = 0;
function call(
  tool: string,
  args: object,
  { of = tools, signal = AbortSignal.timeout(10_000), callId = `call${++serial}` } = {},
) {
  const idempotencyKey = `conversation/${callId}`;
  return of.call({
    conversation: 'conversation',
    tool,
    callId,
    arguments: JSON.stringify(args),
    idempotencyKey,
    signal,
  });
}

const read = { tool: 'find_order', args: { orderNumber: '100002' }, path: '/orders/100002' };
/** Its backend takes a key. */
const keyed = {
  tool: 'refund_order',
  args: { orderNumber: '100003', amountCents: 1, reason: 'late' },
  path: '/refunds',
};
/** Its backend takes none. */
const keyless = { tool: 'send_return_label', args: { orderNumber: '100004' }, path: '/orders/100004/return-labels' };

const effectsOf = async (callId: string): Promise<number> =>
  (await control.effects()).byRequest[`conversation/${callId}`] ?? 0;

describe('a good answer', () => {
  test('is ok, with the payload as the model reads it', async () => {
    const { status, text } = await call(read.tool, read.args);
    expect(status).toBe('ok');
    expect(JSON.parse(text)).toMatchObject({ orderNumber: '100002', status: 'shipped' });
  });

  test('of a side effect stands for one effect, under the key of the call', async () => {
    expect(await call(keyed.tool, keyed.args, { callId: 'once' })).toMatchObject({ status: 'ok' });
    expect(await effectsOf('once')).toBe(1);
    expect((await control.effects()).byKey['conversation/once']).toBe(1);
  });

  test('of the same call tried again is the same, without a second effect where the backend takes keys', async () => {
    const first = await call(keyed.tool, keyed.args, { callId: 'again' });
    expect(await call(keyed.tool, keyed.args, { callId: 'again' })).toEqual(first);
    expect(await effectsOf('again')).toBe(1);
  });

  test('no key is sent where the backend takes none, but the call can be found in its log', async () => {
    await call(keyless.tool, keyless.args, { callId: 'label' });
    expect((await control.requests()).requests.at(-1)).toMatchObject({ requestId: 'conversation/label', key: '' });
  });

  test('grants the identity that its field proves', async () => {
    const args = { orderNumber: '100002', postcode: '20095' };
    expect(await call('verify_customer', args)).toMatchObject({
      status: 'ok',
      grants: { level: 'verified', method: 'order-and-postcode', forMinutes: 60 },
    });
  });

  test('grants nothing where the field says otherwise, and nothing where the tool has no such rule', async () => {
    expect(await call('verify_customer', { orderNumber: '100002', postcode: '99999' })).not.toHaveProperty('grants');
    expect(await call(read.tool, read.args)).not.toHaveProperty('grants');
  });
});

describe('what the backend answers decides the status', () => {
  test('a refusal says why', async () => {
    expect(await call(read.tool, { orderNumber: '999999' })).toEqual({
      status: 'refused',
      text: 'Refused (404): There is no order 999999.',
    });
  });

  test.each([
    [read, 400, 'refused'],
    [read, 403, 'refused'],
    [read, 422, 'refused'],
    [read, 408, 'failed'],
    [read, 429, 'failed'],
    [read, 500, 'failed'],
    [read, 502, 'failed'],
    [read, 302, 'failed'],
    [keyed, 409, 'refused'],
    [keyed, 429, 'failed'],
    [keyed, 500, 'failed'],
    [keyed, 503, 'failed'],
    [keyless, 502, 'in_doubt'],
    [keyless, 504, 'in_doubt'],
  ])('$tool, %i → %s', async ({ tool, args, path }, status, expected) => {
    await control.faults({ fault: 'status', path, status });
    expect((await call(tool, args)).status).toBe(expected);
  });

  test('a status that only a proxy gives is cleared up by a second sending where there is a key', async () => {
    await control.faults({ fault: 'status', path: keyed.path, status: 504, when: 'after', times: 1 });
    expect(await call(keyed.tool, keyed.args, { callId: 'proxy' })).toMatchObject({ status: 'ok' });
    expect(await effectsOf('proxy')).toBe(1);
  });

  test('nothing where something must come back is a failure', async () => {
    await control.faults({ fault: 'empty', path: read.path });
    expect(await call(read.tool, read.args)).toMatchObject({ status: 'failed' });
  });

  test('nothing after a side effect leaves it in doubt', async () => {
    await control.faults({ fault: 'empty', path: keyless.path });
    expect(await call(keyless.tool, keyless.args)).toMatchObject({ status: 'in_doubt' });
  });

  test('nothing is fine where nothing must come back', async () => {
    const relaxed = httpTools({
      tools: table.map((tool) => ({ ...tool, mustReturn: false })),
      backends: { '*': backend.url },
    });
    await control.faults({ fault: 'empty', path: read.path });
    expect(await call(read.tool, read.args, { of: relaxed })).toEqual({ status: 'ok', text: 'Done.' });
  });
});

describe('a broken connection', () => {
  test('leaves a read failed', async () => {
    await control.faults({ fault: 'drop', path: read.path });
    expect(await call(read.tool, read.args)).toMatchObject({ status: 'failed' });
  });

  test.each(['before', 'after'])('%s a side effect without a key leaves it in doubt, asked for once', async (when) => {
    await control.faults({ fault: 'drop', path: keyless.path, when });
    const { total } = await control.requests();
    expect(await call(keyless.tool, keyless.args, { callId: `drop-${when}` })).toMatchObject({
      status: 'in_doubt',
      text: expect.stringContaining('not known'),
    });
    expect((await control.requests()).total).toBe(total + 1);
    expect(await effectsOf(`drop-${when}`)).toBe(when === 'after' ? 1 : 0);
  });

  test.each(['before', 'after'])('%s a side effect under a key: sent once more, done once', async (when) => {
    await control.faults({ fault: 'drop', path: keyed.path, when, times: 1 });
    expect(await call(keyed.tool, keyed.args, { callId: `key-${when}` })).toMatchObject({ status: 'ok' });
    expect(await effectsOf(`key-${when}`)).toBe(1);
  });

  test('twice leaves even that one in doubt', async () => {
    await control.faults({ fault: 'drop', path: keyed.path, when: 'after' });
    expect(await call(keyed.tool, keyed.args, { callId: 'key-twice' })).toMatchObject({ status: 'in_doubt' });
    expect(await effectsOf('key-twice')).toBe(1);
  });

  test.each([409, 500])('then a %i: that may speak of the second sending alone, so the doubt stays', async (status) => {
    let asked = 0;
    const url = await listen((socket) => {
      asked += 1;
      if (asked === 1) socket.destroy();
      else socket.end(`HTTP/1.1 ${status} Later\r\ncontent-length: 0\r\n\r\n`);
    });
    const of = httpTools({ tools: table, backends: { '*': url } });
    expect(await call(keyed.tool, keyed.args, { of })).toMatchObject({ status: 'in_doubt' });
    expect(asked).toBe(2);
  });

  test('in the middle of an answer leaves a side effect in doubt and a read failed', async () => {
    const half = await listen((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"half":'));
    const of = httpTools({ tools: table, backends: { '*': half } });
    expect(await call(keyless.tool, keyless.args, { of })).toMatchObject({ status: 'in_doubt' });
    expect(await call(read.tool, read.args, { of })).toMatchObject({ status: 'failed' });
  });

  test('that never stood has sent nothing: failed, not in doubt', async () => {
    const of = httpTools({ tools: table, backends: { '*': `http://127.0.0.1:${await freePort()}` } });
    for (const { tool, args } of [read, keyed, keyless]) {
      expect(await call(tool, args, { of })).toMatchObject({ status: 'failed' });
    }
  });

  test('to a host that has no address: failed, not in doubt', async () => {
    const of = httpTools({ tools: table, backends: { '*': 'http://nowhere.invalid' } });
    expect(await call(keyless.tool, keyless.args, { of })).toMatchObject({ status: 'failed' });
  });
});

test('reads keep their connection, each side effect has its own: an idle one may be closed under it', async () => {
  let connections = 0;
  const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{"a":1}';
  const url = await listen((socket) => {
    connections += 1;
    socket.write(ok);
    socket.on('data', () => socket.write(ok));
  });
  const of = httpTools({ tools: table, backends: { '*': url } });
  for (let n = 0; n < 8; n++) expect(await call(read.tool, read.args, { of })).toMatchObject({ status: 'ok' });
  // A second one is opened where the first has not come to rest yet.
  expect(connections).toBeLessThanOrEqual(2);
  connections = 0;
  for (let n = 0; n < 3; n++) expect(await call(keyless.tool, keyless.args, { of })).toMatchObject({ status: 'ok' });
  expect(connections).toBe(3);
});

/** A raw server that answers each request with what `answer` does to its socket. */
async function listen(answer: (socket: Socket) => void): Promise<string> {
  const server: Server = createServer((socket) => socket.once('data', () => answer(socket)).on('error', () => {}));
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}`;
}

describe('a signal', () => {
  test.each([read, keyed, keyless])('that is aborted rejects $tool with its reason', async ({ tool, args, path }) => {
    const reason = new Error('budget spent');
    const controller = new AbortController();
    await control.faults({ fault: 'slow', path, ms: 300, times: 1 });
    setTimeout(() => controller.abort(reason), 50);
    await expect(call(tool, args, { signal: controller.signal })).rejects.toBe(reason);
  });

  test('that is aborted already sends nothing', async () => {
    const reason = new Error('too late');
    const { total } = await control.requests();
    await expect(call(keyed.tool, keyed.args, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect((await control.requests()).total).toBe(total);
  });
});

describe('arguments are checked before the backend sees them', () => {
  test.each([
    ['find_order', '{"orderNumber":"100002"}', undefined],
    ['find_order', '{"orderNumber":"1"}', /^orderNumber: .*\[0-9\]/],
    ['find_order', '{"orderNumber":100002}', /^orderNumber: .*string/],
    ['find_order', '{}', /^orderNumber: /],
    ['find_order', '{"orderNumber":"100002","postcode":"20095"}', /postcode/],
    ['find_order', '["100002"]', /object/],
    ['find_order', '"100002"', /object/],
    ['find_order', 'null', /object/],
    ['find_order', '{"orderNumber":', /not JSON/],
    ['refund_order', '{"orderNumber":"100002","amountCents":0,"reason":"late"}', /^amountCents: .*1/],
    ['refund_order', '{"orderNumber":"100002","amountCents":1.5,"reason":"late"}', /^amountCents: .*int/],
    ['refund_order', '{"orderNumber":"100002","amountCents":5,"reason":"because"}', /^reason: .*damaged/],
    ['no_such_tool', '{}', /no tool no_such_tool/],
  ])('%s %s', (tool, args, expected) => {
    const reason = tools.check(tool, args);
    if (expected === undefined) expect(reason).toBeUndefined();
    else expect(reason).toMatch(expected);
  });
});

test('a backend without an address is found at start', () => {
  expect(() => httpTools({ tools: table, backends: { orders: 'http://a.example' } })).toThrow(/no address for backend/);
});

test('backends are found by name before the one for all', async () => {
  const backends = { '*': 'http://127.0.0.1:1', orders: `${backend.url}/` };
  expect(await call(read.tool, read.args, { of: httpTools({ tools: table, backends }) })).toMatchObject({
    status: 'ok',
  });
});
