import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export interface Wait {
  /** What is waited for, as it stands in a sentence: `the gateway to answer`. */
  readonly what: string;
  readonly limitMs: number;
  /** Whether it is there. An error counts as not yet. */
  readonly there: () => Promise<boolean>;
  readonly log: (line: string) => void;
  /** Why it can never come any more; undefined while there is hope. */
  readonly hopeless?: () => string | undefined;
}

const pauseMs = 50;
/** Waiting is only worth a line when it lasts. */
const quietMs = 5_000;

/** Waits a bounded time, saying what for when it lasts. Rejects when the time is over or hope is gone. */
export async function waitFor({ what, limitMs, there, log, hopeless = () => undefined }: Wait): Promise<void> {
  const started = Date.now();
  let nextLine = started + quietMs;
  while (!(await there().catch(() => false))) {
    const lost = hopeless();
    if (lost !== undefined) throw new Error(`waiting for ${what} was in vain: ${lost}`);
    const now = Date.now();
    if (now - started > limitMs) throw new Error(`waited ${limitMs / 1000} s for ${what}, in vain`);
    if (now >= nextLine) {
      log(`waiting for ${what} (${Math.round((now - started) / 1000)} s of at most ${limitMs / 1000} s)`);
      nextLine = now + 5_000;
    }
    await delay(pauseMs);
  }
}

/** Whether a GET is answered with success, within 2 s. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
}

/** The end of a log, for a message. */
export function logTail(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
