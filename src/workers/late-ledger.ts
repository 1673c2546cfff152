import { setTimeout as pause } from 'node:timers/promises';
import type { DesktopLedger } from '../desktop/server/ledger.ts';
import type { GatewayLedger } from '../gateway/ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';

const everyMs = 500;

/**
 * A ledger for a door that must come up before its database does. It is opened again and again until that succeeds;
 * until then every method rejects, as it does later when the database does not answer.
 */
export function lateLedger(
  open: () => Promise<Ledger>,
  log: (what: string, error: unknown) => void,
): GatewayLedger & DesktopLedger & { close(): Promise<void> } {
  const stopped = new AbortController();
  let ledger: Ledger | undefined;
  const opening = openAtLast(open, log, stopped.signal).then((opened) => {
    ledger = opened;
    return opened;
  });
  const use = async <T>(act: (ledger: Ledger) => Promise<T>): Promise<T> => {
    if (ledger === undefined) throw new Error('the ledger has not been opened yet');
    return act(ledger);
  };
  return {
    start: (...args) => use((now) => now.start(...args)),
    takeTurn: (...args) => use((now) => now.takeTurn(...args)),
    takeBargeIn: (...args) => use((now) => now.takeBargeIn(...args)),
    takeHangUp: (...args) => use((now) => now.takeHangUp(...args)),
    append: (...args) => use((now) => now.append(...args)),
    row: (...args) => use((now) => now.row(...args)),
    heard: (...args) => use((now) => now.heard(...args)),
    conversation: (...args) => use((now) => now.conversation(...args)),
    settledOutcome: (...args) => use((now) => now.settledOutcome(...args)),
    openActs: (...args) => use((now) => now.openActs(...args)),
    humanSays: (...args) => use((now) => now.humanSays(...args)),
    rows: (...args) => use((now) => now.rows(...args)),
    elsewhere: (...args) => use((now) => now.elsewhere(...args)),
    packet: (...args) => use((now) => now.packet(...args)),
    waiting: () => use((now) => now.waiting()),
    consults: () => use((now) => now.consults()),
    held: (...args) => use((now) => now.held(...args)),
    callbacks: () => use((now) => now.callbacks()),
    ping: () => use((now) => now.ping()),
    listen(listeners, news) {
      const listening = opening.then((opened) => opened?.listen(listeners, news));
      return {
        ready: listening.then((now) => now?.ready),
        stop: async () => {
          stopped.abort();
          await (await listening)?.stop();
        },
      };
    },
    async close() {
      stopped.abort();
      await (await opening)?.close();
    },
  };
}

/** Undefined where it was stopped before. */
async function openAtLast(
  open: () => Promise<Ledger>,
  log: (what: string, error: unknown) => void,
  signal: AbortSignal,
): Promise<Ledger | undefined> {
  while (!signal.aborted) {
    try {
      return await open();
    } catch (error) {
      log('the ledger could not be opened; it is tried again', error);
      await pause(everyMs, undefined, { signal }).catch(() => {});
    }
  }
  return undefined;
}
