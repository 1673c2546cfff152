import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { fromBytes } from './bodies.ts';
import type { Lines } from './lines.ts';
import { Refusal } from './refusal.ts';
import type { Witness } from './witness.ts';
import { wordsFrame } from './words-frames.ts';

export interface HubOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The secret that gateways and workers share. */
  readonly token: string;
  readonly lines: Lines;
  readonly witness: Witness;
  readonly log: (what: string, error: unknown) => void;
}

export interface Hub {
  readonly url: string;
  close(): Promise<void>;
}

const path = '/words';
const maxFrameBytes = 1 << 20;
const pingMs = 1_000;
/** A worker whose host has gone without a word, or that has stood still for so long, counts as lost. */
const silentMs = 5_000;

/** The door for workers: their words come in here, on their way to the customers' sockets. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { host, port } = options;
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  http.on('upgrade', (request, socket, head) => {
    const status = refused(request, options.token);
    if (status !== undefined) return refuse(socket, status);
    sockets.handleUpgrade(request, socket, head, (accepted) => serve(accepted, options));
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, resolve);
  });
  const { port: bound } = addressOf(http.address());
  return {
    url: `ws://${host}:${bound}${path}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Workers send no Origin; browsers always do, and have no business here. */
function refused(request: IncomingMessage, token: string): number | undefined {
  if (request.headers.origin !== undefined) return 403;
  if (!sameSecret(request.headers.authorization ?? '', `Bearer ${token}`)) return 401;
  return request.url === path ? undefined : 404;
}

function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => {});
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function serve(socket: WebSocket, { lines, witness, log }: HubOptions): void {
  const worker = witness.connected((conversation) =>
    socket.send(JSON.stringify({ type: 'coming', conversation }), () => {}),
  );
  const silent = setTimeout(() => socket.terminate(), silentMs);
  const ping = setInterval(() => socket.ping(() => {}), pingMs);
  socket.on('error', () => {});
  socket.on('pong', () => silent.refresh());
  socket.on('close', () => {
    clearInterval(ping);
    clearTimeout(silent);
    worker.gone();
  });
  socket.on('message', (data: Buffer) => {
    silent.refresh();
    const message = fromBytes(data);
    const parsed = message instanceof Refusal ? undefined : wordsFrame.safeParse(message);
    if (!parsed?.success) return log('a worker sent a frame that is none', parsed?.error.message);
    const frame = parsed.data;
    worker.saw(frame);
    if (frame.type === 'words') lines.find(frame.step.conversation)?.words(frame.step, frame.index, frame.text);
    if (frame.type === 'begin') lines.find(frame.step.conversation)?.begin(frame.step);
    if (frame.type === 'retract') lines.find(frame.step.conversation)?.retract(frame.step);
  });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the hub listens on no port');
  return address;
}
