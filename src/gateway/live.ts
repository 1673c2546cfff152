import { setImmediate } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { Channel } from '../conversation/entry.ts';
import { fromBytes, parse, refuseText } from './bodies.ts';
import type { Calls } from './calls.ts';
import { Filler } from './filler.ts';
import { Follower } from './follower.ts';
import { type ClientFrame, clientFrame, type ServerFrame } from './frames.ts';
import { type Health, hopefully } from './health.ts';
import type { Lines } from './lines.ts';
import { Refusal, unavailable } from './refusal.ts';
import type { Accepted, Turns } from './turns.ts';

export interface LiveSettings {
  /** Silence on an open turn before the filler. */
  readonly fillerMs: number;
  readonly patienceMs: number;
  readonly longestMs: number;
}

export interface LiveHouse {
  readonly turns: Turns;
  readonly lines: Lines;
  readonly calls: Calls;
  readonly health: Health;
  readonly settings: LiveSettings;
  readonly log: (what: string, error: unknown) => void;
}

export interface LiveRequest {
  readonly conversation: string;
  readonly channel: Channel;
  readonly after: number;
}

/** Unsent bytes from which on a customer counts as behind, and how long they may stay so. */
const congestedBytes = 256 * 1024;
const behindMs = 30_000;
const mostBytes = 4 * 1024 * 1024;
const pingMs = 15_000;
/** Frames of one customer that wait for the one before; then their socket is not read until it is their turn. */
const queuedFrames = 16;
/** After the end, how long an open turn's outcome is waited for. */
const lastWordsMs = 2_000;

/** One customer's socket: their frames in, in order; everything they are to hear out, in the ledger's order, words at once. */
export class Live {
  readonly #socket: WebSocket;
  readonly #house: LiveHouse;
  readonly #request: LiveRequest;
  readonly #follower: Follower;
  readonly #filler: Filler;
  readonly #ping: NodeJS.Timeout;
  /** Turns taken on this socket whose outcome it has not been told. */
  readonly #open = new Map<string, Accepted>();
  #work: Promise<void> = Promise.resolve();
  #queued = 0;
  #heardFrom = true;
  #over = false;

  constructor(socket: WebSocket, house: LiveHouse, request: LiveRequest) {
    this.#socket = socket;
    this.#house = house;
    this.#request = request;
    this.#filler = new Filler(house.settings.fillerMs, (turnId) => this.#send({ type: 'filler', turnId }));
    this.#follower = new Follower(house.lines, request.conversation, request.after, {
      told: (frame) => {
        this.#send(frame);
        if (frame.type === 'said') this.#filler.heard();
        if (frame.type === 'outcome') this.#settled(frame.turnId);
      },
      stream: (frame) => {
        this.#send(frame);
        if (frame.type === 'word') this.#filler.heard();
      },
      congested: () => this.#congested(),
      over: () => void this.#end(),
    });
    this.#ping = setInterval(() => this.#alive(), pingMs);
    socket.on('pong', () => {
      this.#heardFrom = true;
    });
    socket.on('message', (data) =>
      this.#receive(data instanceof Buffer ? data : Buffer.concat([data].flat().map(bytes))),
    );
    socket.on('close', () => this.#closed());
    if (request.channel === 'voice') this.#call();
    this.#follower.wake();
  }

  #call(): void {
    const { calls, turns, log } = this.#house;
    const { conversation, channel } = this.#request;
    calls.joined(conversation);
    this.#next(() =>
      turns.callStarted(conversation, channel).catch((error) => log('a call could not be started', error)),
    );
  }

  #receive(data: Uint8Array): void {
    this.#heardFrom = true;
    const message = fromBytes(data);
    const frame = message instanceof Refusal ? message : parse(clientFrame, message);
    if (frame instanceof Refusal) {
      this.#refuse(frame);
      return;
    }
    // quiet first, before anything that takes time
    if (frame.type === 'barge_in') {
      this.#house.lines.find(this.#request.conversation)?.stage.bargedIn(frame.turnId);
      this.#filler.close();
    }
    this.#next(() => this.#act(frame));
  }

  /** One after the other; whoever sends faster than that is not read meanwhile. */
  #next(act: () => Promise<void>): void {
    this.#queued += 1;
    if (this.#queued > queuedFrames) this.#socket.pause();
    this.#work = this.#work.then(act).catch((error) => {
      this.#house.log('a frame could not be acted on', error);
      this.#refuse(unavailable);
    });
    void this.#work.then(() => {
      this.#queued -= 1;
      if (this.#queued <= queuedFrames) this.#socket.resume();
    });
  }

  async #act(frame: ClientFrame): Promise<void> {
    const { turns } = this.#house;
    const { conversation } = this.#request;
    if (frame.type === 'turn') return this.#take(frame);
    if (frame.type === 'customer') {
      const refusal = await turns.named(conversation, frame.customer);
      return refusal && this.#refuse(refusal);
    }
    if (frame.type === 'barge_in') {
      const refusal = await turns.bargeIn(conversation, frame.turnId, frame.heardChars);
      return refusal && this.#refuse(refusal, frame.turnId);
    }
    const hungUp = await turns.hangUp(conversation);
    if (hungUp instanceof Refusal) return this.#refuse(hungUp);
    this.#over = true;
  }

  async #take({ turnId, text, customer }: Extract<ClientFrame, { type: 'turn' }>): Promise<void> {
    const { conversation, channel } = this.#request;
    const refusal = refuseText(text);
    if (refusal !== undefined) return this.#refuse(refusal, turnId);
    // the silence begins when the customer has spoken, not when the ledger has it
    this.#filler.open(turnId);
    const taken = await this.#house.turns.take({ conversation, channel, turnId, text, customer }).catch((error) => {
      this.#house.log('a turn could not be taken', error);
      return unavailable;
    });
    if (taken instanceof Refusal) {
      this.#filler.close(turnId);
      return this.#refuse(taken, turnId);
    }
    this.#open.set(turnId, taken);
    void this.#await(taken);
  }

  async #await(taken: Accepted): Promise<void> {
    const result = (await hopefully(taken.result, this.#house.health, this.#house.settings)) ?? unavailable;
    if (!this.#open.has(taken.turnId)) return;
    if (result instanceof Refusal) {
      this.#settled(taken.turnId);
      return this.#refuse(result, taken.turnId);
    }
    // what lies behind the follower was told before, or the customer asked to hear only later things: tell it again
    if (!this.#over && result.seq > this.#follower.cursor) return;
    this.#settled(taken.turnId);
    const { turnId, outcome, seq } = result;
    this.#send({ type: 'outcome', turnId, outcome, seq });
  }

  #settled(turnId: string): void {
    this.#open.delete(turnId);
    this.#filler.close(turnId);
  }

  #refuse(refusal: Refusal, turnId?: string): void {
    this.#send({ type: 'error', ...refusal.toJSON(), ...(turnId !== undefined && { turnId }) });
  }

  #send(frame: ServerFrame): void {
    const socket = this.#socket;
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame), () => {});
    // somebody who sends and never reads: what they are to hear is not let go so far
    if (socket.bufferedAmount > mostBytes) socket.terminate();
  }

  #congested(): Promise<void> | undefined {
    if (this.#socket.bufferedAmount <= congestedBytes) return undefined;
    const until = Date.now() + behindMs;
    return new Promise((resolve) => {
      const look = setInterval(() => {
        if (Date.now() > until) this.#socket.terminate();
        if (this.#socket.bufferedAmount > congestedBytes && this.#socket.readyState === this.#socket.OPEN) return;
        clearInterval(look);
        resolve();
      }, 50);
    });
  }

  #alive(): void {
    if (!this.#heardFrom) this.#socket.terminate();
    this.#heardFrom = false;
    this.#socket.ping(() => {});
  }

  /** The conversation has ended; a turn that was open still gets its outcome. */
  async #end(): Promise<void> {
    this.#over = true;
    this.#filler.close();
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, lastWordsMs);
    const results = Array.from(this.#open.values(), ({ result }) => result);
    await Promise.race([Promise.all(results), late.promise]);
    clearTimeout(timer);
    // who waits for these results sends them first
    await setImmediate();
    this.#socket.close(1000, 'ended');
  }

  #closed(): void {
    clearInterval(this.#ping);
    this.#filler.close();
    this.#follower.stop();
    if (this.#request.channel === 'voice') this.#house.calls.left(this.#request.conversation, this.#over);
  }
}

const bytes = (part: ArrayBuffer | Buffer): Uint8Array => new Uint8Array(part);
