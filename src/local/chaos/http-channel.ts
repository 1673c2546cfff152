import { setTimeout as delay } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { failureAnswer, turnAnswer } from '../../gateway/bodies.ts';
import { serverFrame } from '../../gateway/frames.ts';
import { againMs, type Channel } from './channel.ts';
import { now } from './clock.ts';
import { Ear, type Turn } from './ear.ts';

const longestMs = 130_000;

/** Over plain requests, with everything that is said read from the event stream. */
export class HttpChannel implements Channel {
  readonly ear = new Ear();
  readonly #base: string;
  readonly #channel: 'voice' | 'chat';
  readonly #closed = new AbortController();
  #following = false;

  constructor(gatewayUrl: string, conversation: string, channel: 'voice' | 'chat') {
    this.#base = `${gatewayUrl}/v1/conversations/${conversation}`;
    this.#channel = channel;
  }

  speak(turn: Turn): void {
    turn.sentAt = now();
    this.ear.spoken(turn);
    void this.#speak(turn);
  }

  /** This channel has no way to cut in. */
  bargeIn(): void {}

  hangUp(): void {
    void this.#hangUp();
  }

  close(): void {
    this.#closed.abort();
  }

  async #speak(turn: Turn): Promise<void> {
    const { turnId, text } = turn;
    while (this.ear.isOpen(turnId) && !this.#closed.signal.aborted) {
      const answer = await this.#post('turns', { turnId, text, channel: this.#channel }).catch(() => undefined);
      const told = turnAnswer.safeParse(answer).data;
      const refused = failureAnswer.safeParse(answer).data;
      if (told !== undefined) this.ear.outcome(turnId, told.outcome, told.seq);
      else if (refused !== undefined && refused.code !== 'UNAVAILABLE') this.ear.refuse(turnId, refused.code);
      else await this.#pause();
      // the conversation is there now, and can be followed
      if (told !== undefined && !this.#following) void this.#follow();
    }
  }

  async #hangUp(): Promise<void> {
    while (!this.ear.ended && !this.#closed.signal.aborted) {
      const answer = await this.#post('hangup', {}).catch(() => undefined);
      const refused = failureAnswer.safeParse(answer).data;
      if (answer !== undefined && refused?.code !== 'UNAVAILABLE') return;
      await this.#pause();
    }
  }

  async #post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#base}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([this.#closed.signal, AbortSignal.timeout(longestMs)]),
    });
    return response.json();
  }

  async #follow(): Promise<void> {
    this.#following = true;
    while (!this.ear.ended && !this.#closed.signal.aborted) {
      await this.#readEvents().catch(() => {});
      if (!this.ear.ended) await this.#pause();
    }
  }

  async #readEvents(): Promise<void> {
    const response = await fetch(`${this.#base}/events?after=${this.ear.cursor}`, { signal: this.#closed.signal });
    if (!response.ok || response.body === null) return;
    const parser = createParser({
      onEvent: ({ data }) => this.ear.hear(serverFrame.parse(JSON.parse(data))),
    });
    const decoder = new TextDecoder();
    for await (const part of response.body) parser.feed(decoder.decode(bytes.parse(part), { stream: true }));
  }

  #pause(): Promise<void> {
    return delay(againMs, undefined, { signal: this.#closed.signal }).catch(() => undefined);
  }
}

const bytes = z.instanceof(Uint8Array);
