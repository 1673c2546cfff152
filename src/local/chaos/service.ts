import { setTimeout as delay } from 'node:timers/promises';
import { now } from './clock.ts';

/** What runs, wherever it came from. */
export interface Running {
  readonly pid?: number;
  readonly exited: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const restartAfterMs = 500;

/**
 * Something that is killed and started again in the same place. One that ends without having been told to is started
 * again too, and reported.
 */
export class Service {
  readonly name: string;
  readonly #launch: () => Promise<Running>;
  readonly #endedByItself: (name: string) => void;
  #running: Running | undefined;
  #wanted = false;

  constructor(name: string, launch: () => Promise<Running>, endedByItself: (name: string) => void) {
    this.name = name;
    this.#launch = launch;
    this.#endedByItself = endedByItself;
  }

  /** Undefined while it is down. */
  get pid(): number | undefined {
    return this.#running?.pid;
  }

  async start(): Promise<void> {
    this.#wanted = true;
    const running = await this.#launch();
    this.#running = running;
    void running.exited.then(() => this.#ended(running));
  }

  /** Kills it as `kill -9` does; answers when that was, in ms since the epoch, as soon as it is gone. */
  async kill(): Promise<number> {
    const running = this.#running;
    if (running?.pid === undefined) throw new Error(`${this.name} does not run`);
    this.#wanted = false;
    this.#running = undefined;
    const at = now();
    process.kill(running.pid, 'SIGKILL');
    await running.exited;
    return at;
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#running?.stop();
    this.#running = undefined;
  }

  async #ended(running: Running): Promise<void> {
    if (!this.#wanted || this.#running !== running) return;
    this.#running = undefined;
    this.#endedByItself(this.name);
    await delay(restartAfterMs);
    if (this.#wanted) await this.start();
  }
}
