import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The line between one worker and the gateway's stream door, which can be made to break without anybody being told. */
export interface Wire {
  readonly port: number;
  /**
   * From now on the gateway does not learn that the worker's present connections have broken, as when its host has gone:
   * it hears nothing, until its own patience ends.
   */
  hold(): void;
  stop(): Promise<void>;
}

/** A held connection is given up after this long, in ms: well after the gateway's patience. */
const heldMs = 15_000;

/** Forwards loopback connections to `gatewayPort`, both ways, unchanged. */
export async function startWire(gatewayPort: number): Promise<Wire> {
  const pairs = new Set<Pair>();
  const server = createServer((worker) => {
    const pair = new Pair(worker, gatewayPort, () => pairs.delete(pair));
    pairs.add(pair);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wire has no port');
  return {
    port: address.port,
    hold() {
      for (const pair of pairs) pair.held = true;
    },
    async stop() {
      for (const pair of pairs) pair.end();
      server.close();
      await once(server, 'close');
    },
  };
}

class Pair {
  held = false;
  readonly #worker: Socket;
  readonly #gateway: Socket;
  readonly #gone: () => void;

  constructor(worker: Socket, gatewayPort: number, gone: () => void) {
    this.#worker = worker;
    this.#gateway = connect(gatewayPort, '127.0.0.1');
    this.#gone = gone;
    for (const [from, to] of [
      [this.#worker, this.#gateway],
      [this.#gateway, this.#worker],
    ] as const) {
      from.setNoDelay(true);
      // a broken connection is told by its close
      from.on('error', () => {});
      from.on('data', (data) => {
        if (!to.destroyed) to.write(data);
      });
    }
    this.#worker.on('close', () => this.#workerGone());
    this.#gateway.on('close', () => this.end());
  }

  #workerGone(): void {
    if (this.held) setTimeout(() => this.end(), heldMs).unref();
    else this.end();
  }

  end(): void {
    this.#worker.destroy();
    this.#gateway.destroy();
    this.#gone();
  }
}
