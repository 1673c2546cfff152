import { EventSourceParserStream } from 'eventsource-parser/stream';
import WebSocket from 'ws';
import type { SaidFrame, ServerFrame } from '../../src/gateway/frames.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';

/** A customer's side of the doors, for tests. */

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What a door may answer: an outcome or a refusal, as the status says. */
export interface Body {
  readonly turnId: string;
  readonly outcome: string;
  readonly seq: number;
  readonly text: string;
  readonly said: readonly SaidFrame[];
  readonly code: string;
  readonly message: string;
}

export async function post(gateway: Pick<Gateway, 'url'>, path: string, body: unknown, headers = {}): Promise<Answer> {
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(`${gateway.url}${path}`, raw === undefined ? init : { ...init, body: Buffer.from(raw) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export const say = (gateway: Pick<Gateway, 'url'>, id: string, turnId: string, text: string): Promise<Answer> =>
  post(gateway, `/v1/conversations/${id}/turns`, { turnId, text });

export interface Heard {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: ServerFrame;
}

/** Server-sent events until the stream ends, or until `enough`. */
export async function events(
  url: string,
  init: RequestInit = {},
  enough: (heard: readonly Heard[]) => boolean = () => false,
): Promise<readonly Heard[]> {
  const aborted = new AbortController();
  const response = await fetch(url, { ...init, signal: aborted.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
  const heard: Heard[] = [];
  const stream = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  for await (const { id, event, data } of stream) {
    heard.push({ id, event, data: JSON.parse(data) });
    if (enough(heard)) break;
  }
  aborted.abort();
  return heard;
}

/** A customer on a live socket, who remembers every frame. */
export class Caller {
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  /** The close code. */
  readonly closed: Promise<number>;
  readonly #waiting = new Set<() => void>();

  constructor(gateway: Gateway, id: string, query = '', headers: Record<string, string> = {}) {
    const url = gateway.url.replace('http', 'ws');
    this.socket = new WebSocket(`${url}/v1/conversations/${id}/live${query}`, { headers });
    this.closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.on('error', () => {});
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(JSON.parse(data.toString()));
      for (const look of this.#waiting) look();
    });
  }

  async open(): Promise<this> {
    if (this.socket.readyState === WebSocket.OPEN) return this;
    await new Promise<void>((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    return this;
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' || frame instanceof Uint8Array ? frame : JSON.stringify(frame));
  }

  of<T extends ServerFrame['type']>(type: T): Extract<ServerFrame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { type: T }> => frame.type === type);
  }

  /** The first frame that fits, once it is there. */
  async hears<T extends ServerFrame['type']>(
    type: T,
    fits: (frame: Extract<ServerFrame, { type: T }>) => boolean = () => true,
    withinMs = 20_000,
  ): Promise<Extract<ServerFrame, { type: T }>> {
    const found = () => this.of(type).find(fits);
    let frame = found();
    if (frame !== undefined) return frame;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      frame = found();
      if (frame !== undefined) resolve();
    };
    this.#waiting.add(look);
    const late = setTimeout(resolve, withinMs);
    await promise;
    clearTimeout(late);
    this.#waiting.delete(look);
    if (frame === undefined) throw new Error(`no such ${type} within ${withinMs} ms: ${JSON.stringify(this.frames)}`);
    return frame;
  }
}
