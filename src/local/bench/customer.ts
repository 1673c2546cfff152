import WebSocket from 'ws';
import { type ServerFrame, serverFrame } from '../../gateway/frames.ts';

/** A customer on a live channel who notes when each frame came, in ms since the epoch with fractions. */
export class Customer {
  readonly #socket: WebSocket;
  readonly #waiting = new Set<(frame: ServerFrame, at: number) => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const at = now();
      const frame = serverFrame.parse(JSON.parse(String(data)));
      for (const hear of this.#waiting) hear(frame, at);
    });
  }

  static async call(gateway: string, conversation: string, channel: 'chat' | 'voice' = 'chat'): Promise<Customer> {
    const url = `${gateway.replace('http', 'ws')}/v1/conversations/${conversation}/live?channel=${channel}`;
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new Customer(socket);
  }

  /** The first frame that fits, and when it came. Ask before what brings it about is sent. */
  hears(fits: (frame: ServerFrame) => boolean): Promise<{ frame: ServerFrame; at: number }> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the customer heard nothing for 30 s')), 30_000);
      const hear = (frame: ServerFrame, at: number) => {
        if (frame.type === 'error') reject(new Error(`${frame.code}: ${frame.message}`));
        if (!fits(frame) && frame.type !== 'error') return;
        clearTimeout(late);
        this.#waiting.delete(hear);
        resolve({ frame, at });
      };
      this.#waiting.add(hear);
    });
  }

  /** One turn: when it was sent, when the first word of the answer came and when its outcome did. */
  async turn(turnId: string, text: string): Promise<{ sent: number; word: number; outcome: number }> {
    const word = this.hears((frame) => frame.type === 'word' && frame.turnId === turnId);
    const outcome = this.hears((frame) => frame.type === 'outcome' && frame.turnId === turnId);
    const sent = now();
    this.send({ type: 'turn', turnId, text });
    return { sent, word: (await word).at, outcome: (await outcome).at };
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close();
  }
}

export const now = (): number => performance.timeOrigin + performance.now();
