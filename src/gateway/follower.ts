import type { StreamFrame } from './frames.ts';
import type { Line, Listener } from './line.ts';
import type { Lines } from './lines.ts';
import type { ToldFrame } from './told.ts';

/** Where a follower's frames go. None of these may throw. */
export interface Sink {
  told(frame: ToldFrame): void;
  /** Words past the ledger; left out by whoever does not want them. */
  stream?(frame: StreamFrame): void;
  /** Where the reader is behind: settles when it can take more. */
  congested?(): Promise<void> | undefined;
  /** The conversation has ended and nothing more is passed on; left out by who waits for what is settled after. */
  over?(): void;
}

const retryMs = 500;

/** Gives one reader everything that is told after `after`, in the ledger's order, each once, at the reader's own pace. */
export class Follower implements Listener {
  readonly line: Line;
  readonly #lines: Lines;
  readonly #sink: Sink;
  #cursor: number;
  #busy = false;
  #stopped = false;

  constructor(lines: Lines, conversation: string, after: number, sink: Sink) {
    this.#lines = lines;
    this.#sink = sink;
    this.#cursor = after;
    this.line = lines.join(conversation, this);
  }

  /** Everything up to here has been passed on, or was not asked for. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Begins to read. Until then nothing but words comes. */
  wake(): void {
    if (!this.#busy && !this.#stopped) void this.#read();
  }

  /** Words for a reader who is still busy with older things are left out: what was said stands in the ledger. */
  stream(frame: StreamFrame): void {
    if (!this.#stopped && this.#sink.congested?.() === undefined) this.#sink.stream?.(frame);
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#lines.leave(this.line, this);
  }

  async #read(): Promise<void> {
    this.#busy = true;
    let failed: boolean;
    do {
      const found = await this.line.read(this.#cursor).catch(() => undefined);
      failed = found === undefined;
      if (found === undefined) await new Promise((next) => setTimeout(next, retryMs).unref());
      else await this.#pass(found.frames, found.upTo);
    } while (!this.#stopped && (failed || this.line.known > this.#cursor));
    this.#busy = false;
  }

  async #pass(frames: readonly ToldFrame[], upTo: number): Promise<void> {
    for (const frame of frames) {
      await this.#sink.congested?.();
      if (this.#stopped) return;
      this.#sink.told(frame);
      if (frame.type !== 'ended' || this.#sink.over === undefined) continue;
      this.stop();
      this.#sink.over();
      return;
    }
    this.#cursor = upTo;
  }
}
