import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** Something that runs until it is stopped, or ends by itself. */
export interface Running {
  readonly exited: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Something that is started again whenever it ends by itself. */
export interface Kept<T> {
  /** The one that runs now, or ran last. */
  readonly current: () => T;
  readonly stop: () => Promise<void>;
}

export interface KeepUp<T> {
  readonly name: string;
  /** Resolves once it answers; rejects where it does not come up, soon where it is to be stopped meanwhile. */
  readonly start: (stopping: AbortSignal) => Promise<T>;
  readonly log: (line: string) => void;
  /** The first wait before it is started again, in ms; doubled each time up to 30 s. 1,000 unless told. */
  readonly backOffMs?: number;
}

const longestBackOffMs = 30_000;
/** Who ran this long is forgiven the failures before. */
const steadyMs = 60_000;

/** Starts it, and starts it again for as long as it is not stopped. Rejects where the first start does. */
export async function keepUp<T extends Running>({ name, start, log, backOffMs = 1_000 }: KeepUp<T>): Promise<Kept<T>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = await start(signal);
  const stopped = once(signal, 'abort');
  let failures = 0;

  const startAgain = async (): Promise<void> => {
    while (!signal.aborted) {
      const waitMs = Math.min(backOffMs * 2 ** failures, longestBackOffMs);
      failures += 1;
      log(`${name}: starting it again in ${waitMs / 1000} s`);
      await delay(waitMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        current = await start(signal);
        log(`${name} is back`);
        return;
      } catch (error) {
        if (signal.aborted) return;
        log(`${name} did not come back: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      const since = Date.now();
      const exit = await Promise.race([current.exited, stopped]);
      if (signal.aborted) return;
      if (Date.now() - since >= steadyMs) failures = 0;
      log(`${name} ended, and nobody asked it to (${described(exit)})`);
      await startAgain();
    }
  };
  const watching = watch();
  return {
    current: () => current,
    stop: async () => {
      stopping.abort();
      await current.stop();
      // A start that was under way ends first, so that it is not left behind.
      await watching;
      await current.stop();
    },
  };
}

function described(exit: unknown): string {
  if (typeof exit !== 'object' || exit === null) return 'no reason known';
  const { code, signal }: { code?: unknown; signal?: unknown } = exit;
  return typeof signal === 'string' ? signal : `exit code ${String(code)}`;
}
