import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('the listening socket has no port');
  return address.port;
}

/**
 * A TCP port on loopback that nothing listens on. The system will not hand it out again for about a minute,
 * because one connection through it was closed from the server's side; binding it by number still works.
 */
export async function freePort(): Promise<number> {
  const server = createServer((socket) => socket.destroySoon());
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const port = portOf(server.address());
  const client = connect(port, LOOPBACK);
  client.resume();
  await once(client, 'close');
  server.close();
  await once(server, 'close');
  return port;
}

/** Several free ports, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) ports.add(await freePort());
  return [...ports];
}

/** Whether a server could listen on this loopback port now. */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(port, LOOPBACK, () => server.close(() => done(true)));
  });
}

/** `preferred` when it is free, else any free port: addresses stay the same from run to run where they can. */
export async function portOrAnother(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  return freePort();
}

/** Whether something accepts connections on this loopback port now. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, LOOPBACK);
  return new Promise((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).then((listening) => {
    socket.destroy();
    return listening === true;
  });
}
