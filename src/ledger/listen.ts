import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { connectClient } from './database.ts';

export interface Listening {
  /** Settles when the first connection listens, or when it was stopped before. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** `conversations`: something that somebody waits for was written. `desk`: somebody is sought, or somebody is free. */
export type News = 'conversations' | 'desk';

const channels = { conversations: 'readback', desk: 'readback_desk' } as const satisfies Record<News, string>;

export interface Listeners {
  /** Of conversations: which one, and the seq of its last entry; of the desk nothing but that it changed. */
  changed(conversation: string, seq: number): void;
  /** Changes may have been missed: after every connect, the first included. Read again what you watch. */
  gap?(): void;
}

/** How often a quiet connection is tried: one that died without a word is noticed within about twice this time. */
const pingMs = 10_000;
const backoffMs = [50, 100, 200, 500, 1_000, 2_000] as const;

/** Calls back on every change, over a connection of its own that is made again, with back-off, whenever it breaks. */
export function listen(url: string, listeners: Listeners, news: News = 'conversations'): Listening {
  const stopped = new AbortController();
  const { promise: ready, resolve: isReady } = Promise.withResolvers<void>();
  const done = (async () => {
    let failures = 0;
    while (!stopped.signal.aborted) {
      const listened = await listenOnce({ url, listeners, news }, stopped.signal, isReady);
      failures = listened ? 0 : failures + 1;
      await pause(backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 0, stopped.signal);
    }
    isReady();
  })();
  return {
    ready,
    stop: () => {
      stopped.abort();
      return done;
    },
  };
}

interface Listens {
  readonly url: string;
  readonly listeners: Listeners;
  readonly news: News;
}

/** Listens until the connection breaks or it is stopped; false when it never came to listen. */
async function listenOnce({ url, listeners, news }: Listens, stop: AbortSignal, isReady: () => void): Promise<boolean> {
  let client: pg.Client | undefined;
  try {
    client = await connectClient(url);
    const over = lifeOf(client, stop);
    client.on('notification', ({ payload }) => tell(listeners, payload));
    await client.query(`listen ${channels[news]}`);
    isReady();
    // Outside of the try: an error of the caller's is not a broken connection.
    queueMicrotask(() => listeners.gap?.());
    await pingUntil(client, over);
    return true;
  } catch {
    return false;
  } finally {
    void client?.end().catch(() => {});
  }
}

/** The conversation's id may hold colons; the number after the last one is the seq. */
function tell(listeners: Listeners, payload: string | undefined): void {
  if (payload === undefined) return;
  const colon = payload.lastIndexOf(':');
  listeners.changed(payload.slice(0, colon), Number(payload.slice(colon + 1)));
}

/** Aborts when the connection breaks or the listening stops. */
function lifeOf(client: pg.Client, stop: AbortSignal): AbortSignal {
  const life = new AbortController();
  const over = () => {
    stop.removeEventListener('abort', over);
    life.abort();
  };
  client.once('end', over);
  stop.addEventListener('abort', over);
  if (stop.aborted) over();
  return life.signal;
}

async function pingUntil(client: pg.Client, over: AbortSignal): Promise<void> {
  for (;;) {
    await pause(pingMs, over);
    if (over.aborted) return;
    const answer = client.query('select 1').then(
      () => true,
      () => false,
    );
    if (!(await Promise.race([answer, pause(pingMs, over).then(() => false)]))) return;
  }
}

/** Waits `ms`, or less where it is aborted. Keeps no process alive. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
