import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort, freePorts, isListening, isPortFree, portOrAnother } from '../../src/local/ports.ts';

async function listenOn(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
}

test('a free port can be listened on at once', async () => {
  const port = await freePort();
  expect(await isPortFree(port)).toBe(true);
  expect(await isListening(port)).toBe(false);
  await listenOn(port);
  expect(await isPortFree(port)).toBe(false);
  expect(await isListening(port)).toBe(true);
});

test('free ports asked for together all differ', async () => {
  const together = await Promise.all([freePorts(20), freePorts(20)]);
  expect(new Set(together.flat()).size).toBe(40);
});

test('the preferred port is taken when it is free, another one when it is not', async () => {
  const port = await freePort();
  expect(await portOrAnother(port)).toBe(port);
  await listenOn(port);
  expect(await portOrAnother(port)).not.toBe(port);
});
