import type { SealedPacket } from '../../handoff/packet.ts';
import type { ReadBackCodes } from '../../handoff/read-back.ts';

/** What an attentive human reads in the packet; asked of the ledger, for a query while workers die would disturb them. */
export function truthIn(words: string | null | undefined): ReadBackCodes | undefined {
  if (typeof words !== 'string') return undefined;
  const { identity, wants, lastSideEffect, openPromise }: SealedPacket = JSON.parse(words);
  return {
    identity: identity.level,
    wants: wants.code,
    lastSideEffect: lastSideEffect.code,
    promise: openPromise.code,
  };
}
