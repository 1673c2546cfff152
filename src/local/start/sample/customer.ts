import { randomUUID } from 'node:crypto';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { z } from 'zod';
import { turnAnswer } from '../../../gateway/bodies.ts';
import { type ServerFrame, serverFrame } from '../../../gateway/frames.ts';

const turnLimitMs = 120_000;

/** A customer who writes over HTTP and listens to the event stream, coming back where it breaks off. */
export class Customer {
  readonly conversation: string;
  /** Everything heard, in the order in which it came. */
  readonly heard: ServerFrame[] = [];
  readonly #url: string;
  #listening: AbortController | undefined;
  #lastId = 0;

  constructor(gatewayUrl: string, conversation: string) {
    this.conversation = conversation;
    this.#url = `${gatewayUrl}/v1/conversations/${encodeURIComponent(conversation)}`;
  }

  /** Says one turn and waits for its outcome. Throws what the gateway refused with. */
  async says(text: string): Promise<z.infer<typeof turnAnswer>> {
    const response = await fetch(`${this.#url}/turns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ turnId: randomUUID(), text, channel: 'chat' }),
      signal: AbortSignal.timeout(turnLimitMs),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`the gateway answered ${response.status}: ${JSON.stringify(body)}`);
    return turnAnswer.parse(body);
  }

  /** Listens from where it left off; resolves once the stream stands. */
  async listen(): Promise<void> {
    const abort = new AbortController();
    this.#listening = abort;
    const response = await fetch(`${this.#url}/events`, {
      headers: { accept: 'text/event-stream', 'last-event-id': String(this.#lastId) },
      signal: abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`the event stream answered ${response.status}`);
    const { body } = response;
    void this.#read(body).catch(() => {});
  }

  async #read(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
    for await (const { id, data } of events) {
      this.heard.push(serverFrame.parse(JSON.parse(data)));
      if (id !== undefined) this.#lastId = Number(id);
    }
  }

  /** Goes away, as a phone does in a tunnel; `listen` comes back. */
  leaves(): void {
    this.#listening?.abort();
  }

  hasHeard(fits: (frame: ServerFrame) => boolean): boolean {
    return this.heard.some(fits);
  }
}
