import type { Packet, SealedPacket } from '../../handoff/packet.ts';
import { compactFor, type Profile } from '../../handoff/profiles.ts';
import type { PacketDetails, ShownPacket } from '../wire.ts';

/**
 * The packet as an agent sees it: the words of each fact, and the choices of the read-back, but no code that says which
 * of them is right; what is read back is read by a human. Undefined where the words are erased.
 */
export function packetFrom(words: string | null): ShownPacket | undefined {
  if (words === null) return undefined;
  const packet: SealedPacket = JSON.parse(words);
  const { identity, wants, lastSideEffect, openPromise } = packet;
  const { label, cites, method, at, until } = identity;
  return {
    epoch: packet.epoch,
    reason: packet.reason,
    identity: {
      label,
      cites,
      ...(method === undefined ? {} : { method }),
      ...(at === undefined ? {} : { at }),
      ...(until === undefined ? {} : { until }),
    },
    wants: {
      label: wants.label,
      cites: wants.cites,
      ...('confidence' in wants ? { confidence: wants.confidence } : {}),
    },
    lastSideEffect: { label: lastSideEffect.label },
    promise: { label: openPromise.label },
    promises: packet.promises,
    calls: packet.calls,
    transcript: packet.transcript,
    brief: packet.brief,
    choices: packet.choices,
    ...(packet.version === 1 ? {} : { details: detailsOf(packet) }),
  };
}

function detailsOf(packet: Packet): PacketDetails {
  const { unresolved, mood, confidence, spoken, tried, documents, next, language, tone, customer } = packet;
  return { unresolved, mood, confidence, spoken, tried, documents, next, language, tone, customer };
}

/** The packet's compact form, codes included: for a link that takes the call further, not for a read-back. */
export function compactFrom(words: string | null, profile: Profile): readonly string[] | undefined {
  if (words === null) return undefined;
  const packet: SealedPacket = JSON.parse(words);
  return compactFor(packet, profile);
}
