import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import type { Step, WordsFrame } from './words-frames.ts';

/** What the witness does about a worker that has died. */
export type WitnessEngine = Pick<Engine, 'resetSticky' | 'workerLost' | 'stepsOn'>;

/** One worker's connection, as the witness sees it. */
export interface Watched {
  saw(frame: WordsFrame): void;
  /** The connection is no more. */
  gone(): void;
}

/** Tells a worker of a turn that is on its way to a conversation that it served last. */
export type Coming = (conversation: string) => void;

interface Worker {
  readonly coming: Coming;
  identity: string | undefined;
  /** Steps begun and not ended, by name. */
  readonly open: Map<string, Step>;
  goodbye: boolean;
}

/** Who served a conversation last, and the turn that was on its way there when nothing had been heard of it yet. */
interface Served {
  readonly worker: Worker;
  readonly turnId?: string;
}

/** Conversations whose last worker is remembered; the least recently served is forgotten first. */
const remembered = 20_000;
/** So many conversations are seen to at once when a worker has died, those it served last first. */
const atOnce = 16;
/**
 * Temporal hears of the death over connections of its own: until then it hands tasks to polls of the dead worker, where
 * they are lost for a whole task timeout. A signal right after the break met that in one of ten kills.
 */
const settleMs = 100;
const tries = 4;
const betweenTriesMs = 500;

/**
 * The gateway as witness: a worker's socket that breaks without a goodbye means that the worker has died, seconds before
 * any timeout tells. The steps it was on are reported to their conversations, and the conversations it served last are
 * freed from waiting for it.
 */
export class Witness {
  readonly #engine: WitnessEngine;
  readonly #log: (what: string, error: unknown) => void;
  readonly #workers = new Set<Worker>();
  readonly #lastServed = new Map<string, Served>();
  #stopped = false;

  constructor(engine: WitnessEngine, log: (what: string, error: unknown) => void) {
    this.#engine = engine;
    this.#log = log;
  }

  connected(coming: Coming): Watched {
    const worker: Worker = { coming, identity: undefined, open: new Map(), goodbye: false };
    this.#workers.add(worker);
    return {
      saw: (frame) => this.#saw(worker, frame),
      gone: () => this.#gone(worker),
    };
  }

  /** A turn was taken: the worker that will most likely think about it may read up already. Best effort. */
  turnComes(conversation: string, turnId: string): void {
    const worker = this.#lastServed.get(conversation)?.worker;
    if (worker === undefined) return;
    this.#lastServed.set(conversation, { worker, turnId });
    worker.coming(conversation);
  }

  /** The gateway itself goes: sockets that break from now on tell nothing. */
  stop(): void {
    this.#stopped = true;
  }

  #saw(worker: Worker, frame: WordsFrame): void {
    if (frame.type === 'hello') worker.identity = frame.identity;
    if (frame.type === 'goodbye') worker.goodbye = true;
    if (frame.type === 'begin') {
      worker.open.set(nameOf(frame.step), frame.step);
      this.#serves(worker, frame.step.conversation);
    }
    if (frame.type === 'end') worker.open.delete(nameOf(frame.step));
  }

  #serves(worker: Worker, conversation: string): void {
    // deleted first, so that the map's order is by last use
    this.#lastServed.delete(conversation);
    this.#lastServed.set(conversation, { worker });
    const [oldest] = this.#lastServed.keys();
    if (this.#lastServed.size > remembered && oldest !== undefined) this.#lastServed.delete(oldest);
  }

  #gone(worker: Worker): void {
    this.#workers.delete(worker);
    const served = Array.from(this.#lastServed).filter(([, last]) => last.worker === worker);
    for (const [conversation] of served) this.#lastServed.delete(conversation);
    if (this.#stopped || worker.goodbye || this.#isBack(worker)) return;
    const steps = Array.from(worker.open.values());
    for (const step of steps) void this.#again(() => this.#lost(step));
    const busy = new Set(steps.map(({ conversation }) => conversation));
    const others = served.filter(([conversation]) => !busy.has(conversation));
    const unheard = others.flatMap(([conversation, { turnId }]) =>
      turnId === undefined ? [] : { conversation, turnId },
    );
    const idle = others.flatMap(([conversation, { turnId }]) => (turnId === undefined ? conversation : []));
    void this.#each(unheard.reverse(), (turn) => this.#perhapsLost(worker, turn));
    void this.#each(idle.reverse(), (conversation) => this.#engine.resetSticky(conversation));
  }

  /** A worker that has another connection lives; it has announced its open steps there. */
  #isBack({ identity }: Worker): boolean {
    return identity !== undefined && Array.from(this.#workers).some((other) => other.identity === identity);
  }

  /** First freed, then told: the task that brings the news must go to a worker that lives. */
  async #lost({ conversation, turnId, step, attempt }: Step): Promise<void> {
    await Promise.all([this.#engine.resetSticky(conversation), pause(settleMs)]);
    await this.#engine.workerLost(conversation, { turnId, step, attempt });
  }

  /** It may have died between taking the turn's first step and saying so: Temporal knows on whom the step runs. */
  async #perhapsLost({ identity }: Worker, { conversation, turnId }: { conversation: string; turnId: string }) {
    await Promise.all([this.#engine.resetSticky(conversation), pause(settleMs)]);
    if (identity === undefined || !(await this.#engine.stepsOn(conversation)).includes(identity)) return;
    await this.#engine.workerLost(conversation, { turnId, step: 0, attempt: 1 });
  }

  /** A worker may have served thousands: a few at once, however many there are. */
  async #each<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
    const queue = all.values();
    const lane = async (): Promise<void> => {
      for (const one of queue) await this.#again(() => act(one));
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
  }

  async #again(act: () => Promise<unknown>): Promise<void> {
    for (let left = tries; left > 0; left -= 1) {
      try {
        await act();
        return;
      } catch (error) {
        this.#log('a lost worker could not be reported', error);
        await pause(betweenTriesMs);
      }
    }
  }
}

const nameOf = ({ conversation, turnId, step, attempt }: Step): string =>
  JSON.stringify([conversation, turnId, step, attempt]);
