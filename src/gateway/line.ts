import type { StreamFrame } from './frames.ts';
import type { GatewayLedger, Row } from './ledger.ts';
import { Stage } from './stage.ts';
import { type ToldFrame, told } from './told.ts';
import type { Step } from './words-frames.ts';

/** Somebody who follows a conversation: a socket, an event stream, a turn that waits for its outcome. */
export interface Listener {
  /** More may stand on the line than it has read. Must not throw. */
  wake(): void;
  /** Words past the ledger, at once. Must not throw. */
  stream?(frame: StreamFrame): void;
}

const keptFrames = 64;
const retryMs = 500;

/**
 * One conversation as this gateway follows it, while anybody listens: the tail of its ledger, read once for all who
 * listen, and the stage that words stream over.
 */
export class Line {
  readonly conversation: string;
  readonly stage = new Stage();
  readonly #ledger: Pick<GatewayLedger, 'heard'>;
  readonly #listeners = new Set<Listener>();
  /** Frames after `#from`, up to and with `#known`. Undefined before the first reading. */
  #frames: ToldFrame[] = [];
  #from: number | undefined;
  #known = 0;
  #wanted = 0;
  #gap = false;
  #reading: Promise<void> | undefined;

  constructor(conversation: string, ledger: Pick<GatewayLedger, 'heard'>) {
    this.conversation = conversation;
    this.#ledger = ledger;
  }

  /** How far the ledger has been read. */
  get known(): number {
    return this.#known;
  }

  get idle(): boolean {
    return this.#listeners.size === 0;
  }

  join(listener: Listener): void {
    this.#listeners.add(listener);
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  /** The customer's turn was just written at `seq`, by this gateway: nothing that anybody is told. */
  turnTaken(turnId: string, seq: number): void {
    this.stage.turnTaken(turnId, seq);
    if (this.#from === undefined) this.#start(seq);
  }

  /** Something was written, up to `seq` at least. */
  changed(seq: number): void {
    this.#wanted = Math.max(this.#wanted, seq);
    if (this.#wanted > this.#known && this.#from !== undefined) void this.#catchUp();
  }

  /** Changes may have been missed. */
  gap(): void {
    if (this.#from === undefined) return;
    this.#gap = true;
    void this.#catchUp();
  }

  words(step: Step, index: number, text: string): void {
    this.#stream(this.stage.words(step, index, text));
  }

  begin(step: Step): void {
    this.#stream(this.stage.begin(step));
  }

  retract(step: Step): void {
    this.#stream(this.stage.retract(step));
  }

  /**
   * What is told after `after`, in order, and how far that reaches. From memory where it can, else from the ledger.
   * Throws when the database does not answer.
   */
  async read(after: number): Promise<{ readonly frames: readonly ToldFrame[]; readonly upTo: number }> {
    if (this.#from !== undefined && after >= this.#from) {
      return { frames: this.#frames.filter(({ seq }) => seq > after), upTo: Math.max(this.#known, after) };
    }
    const rows = await this.#ledger.heard(this.conversation, after);
    const upTo = rows.at(-1)?.seq ?? after;
    if (this.#from === undefined) {
      this.#start(after);
      this.#take(rows);
      if (this.#wanted > this.#known) void this.#catchUp();
    }
    return { frames: rows.flatMap(told), upTo };
  }

  #start(seq: number): void {
    this.#from = seq;
    this.#known = seq;
  }

  /** One reading at a time; what is written meanwhile is read right after. */
  #catchUp(): Promise<void> {
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    while ((this.#gap || this.#wanted > this.#known) && !this.idle) {
      this.#gap = false;
      const wanted = this.#wanted;
      const rows = await this.#ledger.heard(this.conversation, this.#known).catch(() => undefined);
      if (rows === undefined) {
        this.#gap = true;
        await new Promise((next) => setTimeout(next, retryMs).unref());
        continue;
      }
      this.#take(rows);
      // what was announced has been read, whether or not it is for the customer's ear
      this.#known = Math.max(this.#known, wanted);
    }
  }

  #take(rows: readonly Row[]): void {
    const fresh = rows.filter(({ seq }) => seq > this.#known);
    for (const row of fresh) this.#observe(row);
    this.#frames.push(...fresh.flatMap(told));
    this.#known = fresh.at(-1)?.seq ?? this.#known;
    this.#trim();
    if (fresh.length > 0) for (const listener of this.#listeners) listener.wake();
  }

  #observe({ entry }: Row): void {
    if (entry.kind === 'custody') this.stage.custody(entry.epoch);
    else if (entry.kind === 'outcome') this.stage.settled(entry.turnId);
    else if (entry.kind === 'said' && entry.by === 'ai' && !entry.interim) this.stage.settled(entry.turnId);
  }

  #trim(): void {
    if (this.#frames.length <= keptFrames) return;
    const dropped = this.#frames.splice(0, this.#frames.length - keptFrames);
    const last = dropped.at(-1)?.seq ?? 0;
    // two frames may share a seq: never keep half of a pair
    while (this.#frames[0]?.seq === last) this.#frames.shift();
    this.#from = last;
  }

  #stream(frames: readonly StreamFrame[]): void {
    for (const frame of frames) for (const listener of this.#listeners) listener.stream?.(frame);
  }
}
