import type { Brief } from '../../handoff/brief.ts';
import type { Packet } from '../../handoff/packet.ts';
import type { BriefInfo, ShownPacket } from '../wire.ts';
import type { AttachedBrief, SealedPacket } from './standing.ts';

/**
 * The packet as an agent sees it: the words of each fact, and the choices of the read-back, but no code that says which
 * of them is right; what is read back is read by a human. The model's brief stands in the deterministic one's place.
 * Undefined where the words are erased.
 */
export function packetFrom({ words, brief: attached }: SealedPacket): ShownPacket | undefined {
  if (words === null) return undefined;
  const packet: Packet = JSON.parse(words);
  const { identity, wants, lastSideEffect, openPromise } = packet;
  return {
    epoch: packet.epoch,
    reason: packet.reason,
    identity: {
      label: identity.label,
      cites: identity.cites,
      ...(identity.method === undefined ? {} : { method: identity.method }),
    },
    wants: { label: wants.label, cites: wants.cites },
    lastSideEffect: { label: lastSideEffect.label },
    promise: { label: openPromise.label },
    promises: packet.promises,
    calls: packet.calls,
    transcript: packet.transcript,
    ...standingBrief(packet.brief, attached),
    choices: packet.choices,
  };
}

/** Which of the two stands, and says so. */
function standingBrief(
  deterministic: Brief,
  attached: AttachedBrief | undefined,
): Pick<ShownPacket, 'brief' | 'briefed'> {
  if (attached === undefined) return { brief: deterministic, briefed: { by: 'rules' } };
  const { entry, words } = attached;
  if (entry.by === 'rules') return { brief: deterministic, briefed: { by: 'rules', why: entry.why } };
  const brief: Brief = words === null ? deterministic : JSON.parse(words);
  const briefed: BriefInfo = words === null ? { by: 'rules' } : { by: 'model', dropped: entry.dropped };
  return { brief, briefed };
}
