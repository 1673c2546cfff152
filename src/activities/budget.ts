import type { ClockPort } from './ports.ts';

/** Of the budget, what is kept for the ledger: the durable timer behind it need never be waited for. */
const keptForLedgerMs = 500;

/** What the model answers until `until`, in ms since the epoch, less what the ledger takes; late where it does not. */
export async function inTime<T>(
  clock: ClockPort,
  until: number,
  cancelled: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | { readonly failed: 'late' }> {
  const budget = until - clock.now() - keptForLedgerMs;
  if (budget <= 0) return { failed: 'late' };
  const deadline = new AbortController();
  const stop = clock.after(budget, () => deadline.abort());
  try {
    return await ask(AbortSignal.any([cancelled, deadline.signal]));
  } catch (error) {
    if (!deadline.signal.aborted) throw error;
    return { failed: 'late' };
  } finally {
    stop();
  }
}
