import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { say } from '../support/customer.ts';
import { newId, streamToken, useHouse } from '../support/house.ts';

/** Processes killed with -9. Counts are judged, times are not. */
const house = useHouse();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process of the house, ready; resolves with what it says of itself. */
async function start(main: 'worker' | 'gateway', env: Record<string, string>) {
  const { temporal, ledgerUrl, modelUrl, backendUrl } = house();
  const child = fork(fileURLToPath(new URL(`../../src/workers/${main}-main.ts`, import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: ledgerUrl,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: temporal.namespace,
      OPENAI_BASE_URL: `${modelUrl}/v1`,
      OPENAI_API_KEY: 'scripted',
      OPENAI_MODEL: 'scripted',
      READBACK_BACKEND_URL: backendUrl,
      READBACK_STREAM_TOKEN: streamToken,
      ...env,
    },
  });
  children.push(child);
  const said = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${main} ended with ${code}`)));
  });
  return { child, said };
}

const signals = async (id: string): Promise<string[]> => {
  const { events } = await house().client.workflow.getHandle(`conversation/${id}`).fetchHistory();
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? []);
};

test('a worker killed within a turn: the gateway tells its conversation, another worker answers, once', async () => {
  const gateway = await house().gateway();
  const { child } = await start('worker', { READBACK_STREAM_URLS: gateway.streamUrl });
  const id = newId();
  await say(gateway, id, 't0', 'Hello');
  await house().model({ faults: [{ fault: 'slow', firstMs: 6_000, match: 'killed' }] });
  const turn = say(gateway, id, 't1', 'killed');
  await new Promise((next) => setTimeout(next, 400));
  const other = await house().worker(gateway);
  child.kill('SIGKILL');
  expect((await turn).body).toMatchObject({ outcome: 'replied' });
  expect(await signals(id)).toEqual(['worker-lost']);
  const rows = await house().ledger.rows(id);
  expect(rows.filter(({ entry }) => entry.kind === 'said' && entry.by === 'ai' && entry.turnId === 't1')).toHaveLength(
    1,
  );
  await other.stop();
});

test('a worker that is told to stop says goodbye: nobody is told that it was lost', async () => {
  const gateway = await house().gateway();
  const { child } = await start('worker', { READBACK_STREAM_URLS: gateway.streamUrl });
  const id = newId();
  await say(gateway, id, 't0', 'Hello');
  await house().model({ faults: [{ fault: 'slow', firstMs: 1_500 }] });
  const turn = say(gateway, id, 't1', 'Hello again');
  await new Promise((next) => setTimeout(next, 300));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const other = await house().worker(gateway);
  child.kill('SIGTERM');
  expect((await turn).body).toMatchObject({ outcome: 'replied' });
  expect(await ended).toBe(0);
  expect(await signals(id)).toEqual([]);
  await other.stop();
});

test('a gateway killed within a turn: the next one has the outcome for the customer who asks again, said once', async () => {
  const worker = await house().worker();
  const env = { READBACK_GATEWAY_PORT: '0', READBACK_STREAM_PORT: '0' };
  const { child, said } = await start('gateway', env);
  const first = await ready(said);
  const id = newId();
  await say(first, id, 't0', 'Hello');
  await house().model({ faults: [{ fault: 'slow', firstMs: 1_000 }] });
  const cut = say(first, id, 't1', 'Hello again');
  await new Promise((next) => setTimeout(next, 300));
  child.kill('SIGKILL');
  await expect(cut).rejects.toThrow();
  const second = await ready((await start('gateway', env)).said);
  expect((await say(second, id, 't1', 'Hello again')).body).toMatchObject({ outcome: 'replied' });
  const rows = await house().ledger.rows(id);
  expect(rows.filter(({ entry }) => entry.kind === 'said' && entry.by === 'ai')).toHaveLength(2);
  await worker.stop();
});

test('a gateway that is told to stop ends in order', async () => {
  const { child } = await start('gateway', { READBACK_GATEWAY_PORT: '0', READBACK_STREAM_PORT: '0' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

async function ready(said: unknown): Promise<{ url: string }> {
  if (typeof said !== 'object' || said === null || !('url' in said) || typeof said.url !== 'string') {
    throw new Error(`no url in ${JSON.stringify(said)}`);
  }
  const { url } = said;
  await expect.poll(async () => (await fetch(`${url}/ready`)).status, { timeout: 10_000 }).toBe(200);
  return { url };
}
