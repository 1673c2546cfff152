import WebSocket from 'ws';
import { type ClientFrame, type ServerFrame, serverFrame } from '../../gateway/frames.ts';
import { againMs, type Channel } from './channel.ts';
import { now } from './clock.ts';
import { Ear, type Turn } from './ear.ts';

/** Over a WebSocket, as a telephone line would: comes back after a break with what is still open. */
export class LiveChannel implements Channel {
  readonly ear = new Ear();
  readonly #url: string;
  #socket: WebSocket | undefined;
  #hangingUp = false;
  #closed = false;
  /** Nothing was open when the line ended: nobody came back to it. */
  #left = false;

  constructor(gatewayUrl: string, conversation: string, channel: 'voice' | 'chat') {
    this.#url = `${gatewayUrl.replace('http', 'ws')}/v1/conversations/${conversation}/live?channel=${channel}`;
    this.#connect();
  }

  speak(turn: Turn): void {
    turn.sentAt = now();
    this.ear.spoken(turn);
    // What is said to a line that has ended is answered too.
    if (this.#left && !this.#closed) this.#connect();
    this.#send({ type: 'turn', turnId: turn.turnId, text: turn.text });
  }

  bargeIn(turnId: string, heardChars: number): void {
    this.#send({ type: 'barge_in', turnId, heardChars });
  }

  hangUp(): void {
    this.#hangingUp = true;
    this.#send({ type: 'hang_up' });
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    this.#left = false;
    const socket = new WebSocket(`${this.#url}&after=${this.ear.cursor}`, {
      perMessageDeflate: false,
      handshakeTimeout: 2_000,
    });
    this.#socket = socket;
    socket.on('open', () => this.#resume());
    socket.on('message', (data) => this.#hear(serverFrame.parse(JSON.parse(String(data)))));
    // always followed by a close
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#socket === socket) setTimeout(() => this.#comeBack(), againMs);
    });
  }

  #comeBack(): void {
    this.#left = this.#isOver();
    if (!this.#left) this.#connect();
  }

  /** After the end, an open turn is asked about again. */
  #isOver(): boolean {
    return this.#closed || (this.ear.ended && this.ear.open.length === 0);
  }

  #resume(): void {
    for (const { turnId, text } of this.ear.open) this.#send({ type: 'turn', turnId, text });
    if (this.#hangingUp && !this.ear.ended) this.#send({ type: 'hang_up' });
  }

  #hear(frame: ServerFrame): void {
    if (frame.type !== 'error') this.ear.hear(frame);
    else if (frame.code === 'UNAVAILABLE') this.#again(frame.turnId);
    else if (frame.turnId !== undefined) this.ear.refuse(frame.turnId, frame.code);
  }

  #again(turnId: string | undefined): void {
    setTimeout(() => {
      if (this.#closed) return;
      if (turnId === undefined && this.#hangingUp && !this.ear.ended) this.#send({ type: 'hang_up' });
      const turn = turnId === undefined ? undefined : this.ear.open.find((open) => open.turnId === turnId);
      if (turn !== undefined) this.#send({ type: 'turn', turnId: turn.turnId, text: turn.text });
    }, againMs);
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame), () => {});
  }
}
