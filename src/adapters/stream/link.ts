import WebSocket from 'ws';
import { z } from 'zod';

/** One frame on its way to a gateway, as the tables in docs/messages.md name it. */
export type WorkerFrame = Readonly<Record<string, unknown>> & { readonly type: string };

export interface LinkOptions {
  readonly url: string;
  readonly token: string;
  /** What a gateway must hear first on every new connection: who this is, and the steps that are open now. */
  readonly announce: () => readonly WorkerFrame[];
  /** The gateway has taken a turn of this conversation. */
  readonly coming: (conversation: string) => void;
}

/** What a gateway says to a worker. */
const comingFrame = z.object({ type: z.literal('coming'), conversation: z.string() });

const firstBackOffMs = 100;
const longestBackOffMs = 1_000;
const connectTimeoutMs = 2_000;
const goodbyeMs = 500;
/** Gateways ping every second; one that is silent for so long is gone without having said so. */
const silentMs = 10_000;
/** More than this unsent means that the gateway does not read: words are let go, the ledger has them. */
const congestedBytes = 1 << 20;

/** One worker's connection to one gateway. It comes back by itself and never throws. */
export class Link {
  readonly #options: LinkOptions;
  #socket: WebSocket | undefined;
  #retry: NodeJS.Timeout | undefined;
  #backOffMs = firstBackOffMs;
  #closing = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#connect();
  }

  /** Sends at once, or lets the frame go where nobody reads. */
  send(frame: WorkerFrame): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (frame.type === 'words' && socket.bufferedAmount > congestedBytes) return;
    socket.send(JSON.stringify(frame), () => {});
  }

  /** Says goodbye, so that the gateway knows that nothing was lost, and waits until it has heard. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#retry);
    const socket = this.#socket;
    if (socket === undefined) return;
    if (socket.readyState !== WebSocket.OPEN) return socket.terminate();
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => socket.terminate(), goodbyeMs);
      socket.once('close', () => {
        clearTimeout(late);
        resolve();
      });
      this.send({ type: 'goodbye' });
      socket.close(1000);
    });
  }

  #connect(): void {
    const { url, token } = this.#options;
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${token}` },
      perMessageDeflate: false,
      handshakeTimeout: connectTimeoutMs,
    });
    this.#socket = socket;
    const silent = setTimeout(() => socket.terminate(), silentMs).unref();
    socket.on('ping', () => silent.refresh());
    socket.on('open', () => {
      this.#backOffMs = firstBackOffMs;
      for (const frame of this.#options.announce()) this.send(frame);
    });
    socket.on('message', (data) => {
      const { data: frame } = comingFrame.safeParse(JSON.parse(String(data)));
      if (frame !== undefined) this.#options.coming(frame.conversation);
    });
    // an error is always followed by a close, which is where the next try begins
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(silent);
      this.#again();
    });
  }

  #again(): void {
    this.#socket = undefined;
    if (this.#closing) return;
    this.#retry = setTimeout(() => this.#connect(), this.#backOffMs);
    this.#retry.unref();
    this.#backOffMs = Math.min(this.#backOffMs * 2, longestBackOffMs);
  }
}
