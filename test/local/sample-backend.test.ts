import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type SampleBackend, startSampleBackend } from '../../src/local/sample-backend.ts';
import { backendControlOf } from './helpers/control.ts';
import { newFolder, runScript } from './helpers/workspace.ts';

let backend: SampleBackend;
let control: ReturnType<typeof backendControlOf>;

async function start(file?: string): Promise<void> {
  const started = await startSampleBackend(file === undefined ? {} : { file });
  onTestFinished(() => started.stop());
  backend = started;
  control = backendControlOf(backend.url);
}
beforeEach(() => start());

function send(path: string, body?: object, key = '', requestId = key): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'x-request-id': requestId };
  return fetch(
    `${backend.url}${path}`,
    body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
  );
}
const refund = (amountCents: number, key: string): Promise<Response> =>
  send('/refunds', { orderNumber: '100003', amountCents, reason: 'late' }, key);
const label = (requestId: string): Promise<Response> => send('/orders/100003/return-labels', {}, '', requestId);

describe('side effects', () => {
  test('under one key happen once, and the answer is the same', async () => {
    const first = await (await refund(100, 'k1')).json();
    expect(await (await refund(100, 'k1')).json()).toEqual(first);
    expect(await control.effects()).toMatchObject({ total: 1, byKey: { k1: 1 } });
  });

  test('under another key happen again', async () => {
    await refund(100, 'k1');
    await refund(100, 'k2');
    expect(await control.effects()).toMatchObject({ total: 2, byKey: { k1: 1, k2: 1 } });
  });

  test('a key that is used for something else is refused', async () => {
    await refund(100, 'k1');
    expect((await refund(200, 'k1')).status).toBe(422);
    expect((await control.effects()).total).toBe(1);
  });

  test('without keys happen as often as they are asked for, and the calls can be told', async () => {
    await label('call1');
    await label('call1');
    await label('call2');
    expect(await control.effects()).toMatchObject({ total: 3, byRequest: { call1: 2, call2: 1 }, byKey: {} });
  });

  test('change what the order says', async () => {
    await refund(900, 'k1');
    await send('/orders/100001/cancellation', {}, 'k2');
    expect(await (await send('/orders/100003')).json()).toMatchObject({ refundedCents: 900, totalCents: 24_900 });
    expect(await (await send('/orders/100001')).json()).toMatchObject({ status: 'cancelled', canCancel: false });
  });

  test('that the shop does not allow are refused and not counted', async () => {
    expect((await refund(24_901, 'k1')).status).toBe(409);
    expect((await send('/orders/100002/cancellation', {}, 'k2')).status).toBe(409);
    expect((await send('/orders/100001/return-labels', {})).status).toBe(409);
    expect((await send('/orders/999999/cancellation', {}, 'k3')).status).toBe(404);
    expect((await send('/refunds', { orderNumber: '100003' }, 'k4')).status).toBe(400);
    expect((await control.effects()).total).toBe(0);
  });
});

test('identity is verified by order number and postcode', async () => {
  const verify = async (postcode: string) =>
    await (await send('/verifications', { orderNumber: '100002', postcode })).json();
  expect(await verify('20095')).toEqual({ verified: true, customerId: 'C-3377' });
  expect(await verify('10115')).toEqual({ verified: false });
});

test('a customer has a profile and earlier contacts; a stranger has none', async () => {
  expect(await (await send('/customers/C-1188')).json()).toMatchObject({ name: 'Elif Kaya', contacts: [{}, {}] });
  expect((await send('/customers/C-0000')).status).toBe(404);
});

describe('a file', () => {
  const fileOf = (): string => join(newFolder(), 'effects.jsonl');

  test('keeps side effects and keys over a restart', async () => {
    const file = fileOf();
    await start(file);
    const first = await (await refund(100, 'k1')).json();
    await backend.stop();
    await start(file);
    expect(await (await refund(100, 'k1')).json()).toEqual(first);
    expect(await control.effects()).toMatchObject({ total: 1, byKey: { k1: 1 } });
  });

  test('survives a line that was half-written when the process was killed', async () => {
    const file = fileOf();
    await start(file);
    await refund(100, 'k1');
    await backend.stop();
    appendFileSync(file, '\n{"n":2,"kind":"ref');
    await start(file);
    await refund(100, 'k2');
    await backend.stop();
    await start(file);
    expect(await control.effects()).toMatchObject({ total: 2, byKey: { k1: 1, k2: 1 } });
  });
});

describe('faults', () => {
  test('hold for their path and their number of requests', async () => {
    await control.faults({ fault: 'status', path: '/orders/100001', status: 500, times: 2 });
    const statuses: number[] = [];
    for (const order of ['100001', '100002', '100001', '100001'])
      statuses.push((await send(`/orders/${order}`)).status);
    expect(statuses).toEqual([500, 200, 500, 200]);
  });

  test('hold until they are cleared where no number is told', async () => {
    await control.faults({ fault: 'status', path: '/', status: 503 });
    expect((await send('/orders/100001')).status).toBe(503);
    expect((await send('/verifications', {})).status).toBe(503);
    await control.faults();
    expect((await send('/orders/100001')).status).toBe(200);
  });

  test('before the request leave no effect, after it leave one', async () => {
    await control.faults({ fault: 'status', path: '/refunds', status: 500, times: 1 });
    expect((await refund(100, 'before')).status).toBe(500);
    await control.faults({ fault: 'status', path: '/refunds', status: 500, when: 'after', times: 1 });
    expect((await refund(100, 'after')).status).toBe(500);
    expect((await control.effects()).byKey).toEqual({ after: 1 });
  });

  test('drop the connection before or after the effect', async () => {
    await control.faults({ fault: 'drop', path: '/refunds', times: 1 });
    await expect(refund(100, 'before')).rejects.toThrow();
    await control.faults({ fault: 'drop', path: '/refunds', when: 'after', times: 1 });
    await expect(refund(100, 'after')).rejects.toThrow();
    expect((await control.effects()).byKey).toEqual({ after: 1 });
  });

  test('answer with nothing, or late', async () => {
    await control.faults(
      { fault: 'empty', path: '/orders', times: 1 },
      { fault: 'slow', path: '/orders', ms: 60, times: 1 },
    );
    const began = performance.now();
    const response = await send('/orders/100001');
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(performance.now() - began).toBeGreaterThanOrEqual(59);
  });

  test('that do not exist are refused', async () => {
    await expect(control.faults({ fault: 'gremlins', path: '/' })).rejects.toThrow(/400/);
  });

  test('never touch the control', async () => {
    await control.faults({ fault: 'status', path: '/', status: 500 });
    expect((await control.effects()).total).toBe(0);
  });
});

test('runs as a process of its own, which says where it listens', async () => {
  const { firstLine } = await runScript('../../../src/local/sample-backend-main.ts');
  const url = /^sample backend listens at (http:\/\/127\.0\.0\.1:\d+)$/.exec(firstLine)?.[1];
  expect((await fetch(`${url}/orders/100001`)).status).toBe(200);
});
