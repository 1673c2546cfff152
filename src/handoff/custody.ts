/** Custody: who holds the conversation now. Exactly one holder; each change raises the epoch, the fencing token. */

export type Custody =
  | { readonly holder: 'ai'; readonly epoch: number }
  | { readonly holder: 'queue'; readonly epoch: number }
  | { readonly holder: 'human'; readonly epoch: number; readonly agent: string }
  | { readonly holder: 'callback'; readonly epoch: number }
  | { readonly holder: 'ended'; readonly epoch: number };

export type Holder = Custody['holder'];

export const firstCustody: Custody = { holder: 'ai', epoch: 1 };

/** The next custody. Ended is final: from there it throws, for a caller that tries has a bug. */
export function pass(
  from: Custody,
  to: { holder: Exclude<Holder, 'human'> } | { holder: 'human'; agent: string },
): Custody {
  if (from.holder === 'ended') throw new Error('custody of an ended conversation cannot pass');
  return { ...to, epoch: from.epoch + 1 };
}
