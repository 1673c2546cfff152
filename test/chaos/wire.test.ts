import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startWire } from '../../src/local/chaos/wire.ts';

/** A gateway's door that notes who is connected, and a worker's socket through the wire to it. */
async function connected() {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const wire = await startWire(address.port);
  const accepted = once(server, 'connection');
  const worker = connect(wire.port, '127.0.0.1');
  const [gateway]: [Socket] = await accepted.then(([socket]) => [socket]);
  onTestFinished(async () => {
    worker.destroy();
    gateway.destroy();
    await wire.stop();
    server.close();
  });
  return { wire, worker, gateway };
}

test('what either side sends arrives at the other, unchanged', async () => {
  const { worker, gateway } = await connected();
  worker.write('to the gateway');
  expect(String((await once(gateway, 'data'))[0])).toBe('to the gateway');
  gateway.write('to the worker');
  expect(String((await once(worker, 'data'))[0])).toBe('to the worker');
});

test('a worker’s end reaches the gateway at once, and a gateway’s end the worker', async () => {
  const one = await connected();
  one.worker.destroy();
  await once(one.gateway.resume(), 'close');
  const other = await connected();
  other.gateway.destroy();
  await once(other.worker.resume(), 'close');
});

test('held, the gateway does not learn that the worker has gone', async () => {
  const { wire, worker, gateway } = await connected();
  let closed = false;
  gateway.resume().on('close', () => {
    closed = true;
  });
  wire.hold();
  worker.destroy();
  await delay(300);
  expect(closed).toBe(false);
});
