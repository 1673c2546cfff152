import type { LedgerPort, Window } from '../activities/ports.ts';
import { contextTurns } from '../activities/think/recall.ts';

/** A window that nobody asked for within this time is stale; so many are kept at once. */
const keptMs = 2_000;
const mostKept = 256;

/**
 * Reads a conversation's window as soon as the gateway has taken a turn, while the turn is on its way through Temporal:
 * the first word need not wait for it. A window is given out once, and only for the floor that it was read at.
 */
export function earlyWindow(ledger: LedgerPort): { readonly ledger: LedgerPort; coming(conversation: string): void } {
  const kept = new Map<string, { readonly at: number; readonly window: Promise<Window | undefined> }>();
  return {
    coming(conversation) {
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      // Where the ledger does not answer, the thought asks it again.
      const window = ledger.window(conversation, contextTurns, []).catch(() => undefined);
      kept.set(conversation, { at: Date.now(), window });
    },
    ledger: {
      append: (conversation, drafts) => ledger.append(conversation, drafts),
      window: (conversation, turns, drafts) => ledger.window(conversation, turns, drafts),
      rows: (conversation) => ledger.rows(conversation),
      row: (conversation, key) => ledger.row(conversation, key),
      async early(conversation, floor) {
        const entry = kept.get(conversation);
        kept.delete(conversation);
        if (entry === undefined || Date.now() - entry.at > keptMs) return undefined;
        const window = await entry.window;
        return window?.floor === floor ? window : undefined;
      },
    },
  };
}
