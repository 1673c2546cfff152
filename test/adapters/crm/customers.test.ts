import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { httpCustomers } from '../../../src/adapters/crm/customers.ts';
import { freePort } from '../../../src/local/ports.ts';
import { startSampleBackend } from '../../../src/local/sample-backend.ts';
import { backendControlOf } from '../../local/helpers/control.ts';

/** The CRM behind the sample backend, with every way in which it fails. */

const soon = () => AbortSignal.timeout(5_000);

async function crm() {
  const backend = await startSampleBackend();
  onTestFinished(() => backend.stop());
  return { customers: httpCustomers({ url: `${backend.url}/` }), control: backendControlOf(backend.url) };
}

/** Answers everything with this. */
async function answering(status: number, body: string, seen: (authorization: string | undefined) => void = () => {}) {
  const server = createServer(({ headers }, response) => {
    seen(headers.authorization);
    response.writeHead(status, { location: '/elsewhere' }).end(body);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${port}`;
}

test('a known customer comes with profile and contacts, their times in ms', async () => {
  const { customers } = await crm();
  expect(await customers.find('C-3377', soon())).toEqual({
    state: 'found',
    profile: {
      name: 'Mara Okonjo',
      standing: 'Customer since 2025',
      notes: [],
      contacts: [{ at: Date.UTC(2026, 10, 19, 11, 5), channel: 'e-mail', about: 'Where the trail stove is' }],
    },
  });
});

test.each(['C-0000', '..', '', 'a/b?c'])('nobody is known as %j', async (key) => {
  const { customers } = await crm();
  expect(await customers.find(key, soon())).toEqual({ state: 'unknown' });
});

test.each([
  [500, '{}'],
  [200, 'no JSON'],
  [200, '{"contacts":[{"at":"yesterday"}]}'],
  [302, '{}'],
  [200, `{"name":"${'x'.repeat(300_000)}"}`],
])('an answer %i that cannot be used is a failure', async (status, body) => {
  const customers = httpCustomers({ url: await answering(status, body) });
  expect(await customers.find('C-3377', soon())).toEqual({ state: 'failed' });
});

test('nobody there is a failure', async () => {
  const customers = httpCustomers({ url: `http://127.0.0.1:${await freePort()}` });
  expect(await customers.find('C-3377', soon())).toEqual({ state: 'failed' });
});

test('one that takes too long is called off', async () => {
  const { customers, control } = await crm();
  await control.faults({ fault: 'slow', path: '/customers', ms: 3_000 });
  await expect(customers.find('C-3377', AbortSignal.timeout(50))).rejects.toThrow(/timeout/i);
});

test('the token goes along, where there is one', async () => {
  const seen: (string | undefined)[] = [];
  const url = await answering(200, '{}', (authorization) => seen.push(authorization));
  await httpCustomers({ url, token: 'secret' }).find('C-3377', soon());
  await httpCustomers({ url }).find('C-3377', soon());
  expect(seen).toEqual(['Bearer secret', undefined]);
});
