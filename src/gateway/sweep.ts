import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayLedger } from './ledger.ts';
import type { Turns } from './turns.ts';

export interface Sweep {
  stop(): Promise<void>;
}

/** So many acts are taken up at a time; the rest wait for the next round. */
const most = 100;
/** Most rounds look only where something happened lately; the first, and one in so many after it, look everywhere. */
const lately = 120_000;
const everywhere = 7 * 86_400_000;
const everywhereEvery = 20;

/**
 * Looks in the ledger for what customers did and no conversation may have heard of, for the gateway that wrote it died
 * before it could tell: turns without an outcome, hang-ups without an end. Telling it again is harmless.
 */
export function startSweep(
  everyMs: number,
  ledger: Pick<GatewayLedger, 'openActs'>,
  turns: Pick<Turns, 'resume' | 'signalHangUp'>,
  log: (what: string, error: unknown) => void,
): Sweep {
  const stopped = new AbortController();
  const round = async (withinMs: number): Promise<void> => {
    for (const act of await ledger.openActs({ ageMs: everyMs, withinMs, most })) {
      if (stopped.signal.aborted) return;
      if (act.turnId !== undefined) turns.resume(act.conversation, act.turnId, act);
      else await turns.signalHangUp(act.conversation, act);
    }
  };
  const done = (async () => {
    const { signal } = stopped;
    for (let rounds = 0; !signal.aborted; ) {
      try {
        await round(rounds % everywhereEvery === 0 ? everywhere : lately);
        rounds += 1;
      } catch (error) {
        log('the sweep could not read the ledger', error);
      }
      await pause(everyMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return done;
    },
  };
}
