import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { type ServerFrame, serverFrame } from '../../gateway/frames.ts';
import { Ear } from './ear.ts';
import type { Screen } from './screen.ts';

export interface LineOptions {
  readonly gateway: string;
  readonly conversation: string;
  readonly channel: 'chat' | 'voice';
  readonly screen: Screen;
}

const firstRetryMs = 500;
const longestRetryMs = 5_000;
/** So long the end is waited for after hanging up, and outcomes after the last line of a file. */
const farewellMs = 5_000;
const lastOutcomesMs = 60_000;

/** The customer's live line to the gateway. It comes back where it breaks, and says again what has no outcome yet. */
export class ChatLine {
  /** Settles when the conversation has ended or was left; false where it ended with something lost. */
  readonly over: Promise<boolean>;
  readonly #options: LineOptions;
  readonly #ear: Ear;
  readonly #end: (well: boolean) => void;
  /** Turns without an outcome, oldest first. A turn has its id for good, so saying it again is harmless. */
  readonly #open = new Map<string, string>();
  #socket: WebSocket | undefined;
  #retryMs = firstRetryMs;
  #leaving = false;
  #finishing = false;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#ear = new Ear(options.screen);
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.over = promise;
    this.#end = resolve;
    this.#connect();
  }

  say(text: string): void {
    const turnId = randomUUID();
    this.#open.set(turnId, text);
    this.#send({ type: 'turn', turnId, text });
  }

  /** Ctrl-C: tells the other side, waits a little for the end. A second one leaves at once. */
  hangUp(): void {
    if (this.#leaving || this.#socket?.readyState !== WebSocket.OPEN) {
      this.#end(false);
      return;
    }
    this.#leaving = true;
    this.#send({ type: 'hang_up' });
    this.#options.screen.note('hung up');
    setTimeout(() => this.#end(true), farewellMs).unref();
  }

  /** No more lines will come: hangs up once what was said has its outcome. */
  finish(): void {
    if (this.#leaving || this.#finishing) return;
    this.#finishing = true;
    if (this.#open.size === 0) this.hangUp();
    else setTimeout(() => this.#end(false), lastOutcomesMs).unref();
  }

  #connect(): void {
    const { gateway, conversation, channel } = this.#options;
    const path = `/v1/conversations/${encodeURIComponent(conversation)}/live?channel=${channel}&after=${this.#ear.seq}`;
    const socket = new WebSocket(`${gateway.replace(/^http/, 'ws')}${path}`);
    this.#socket = socket;
    socket.on('open', () => {
      this.#retryMs = firstRetryMs;
      for (const [turnId, text] of this.#open) this.#send({ type: 'turn', turnId, text });
    });
    socket.on('message', (data) => this.#hear(serverFrame.parse(JSON.parse(String(data)))));
    // 'close' follows, and comes back or gives up.
    socket.on('error', () => {});
    socket.on('close', () => this.#closed());
  }

  #hear(frame: ServerFrame): void {
    this.#ear.hear(frame);
    const settled = frame.type === 'outcome' || frame.type === 'error' ? frame.turnId : undefined;
    if (settled !== undefined) this.#open.delete(settled);
    if (frame.type === 'ended') this.#end(true);
    if (this.#finishing && !this.#leaving && this.#open.size === 0) this.hangUp();
  }

  #closed(): void {
    if (this.#leaving) {
      this.#end(true);
      return;
    }
    this.#options.screen.note(`the line broke; calling again in ${this.#retryMs / 1000} s`);
    setTimeout(() => this.#connect(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
  }

  #send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
