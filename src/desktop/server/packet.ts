import type { Brief } from '../../handoff/brief.ts';
import { questionsOf } from '../../handoff/choices.ts';
import type { Packet, SealedPacket } from '../../handoff/packet.ts';
import { compactFor, type Profile } from '../../handoff/profiles.ts';
import type { ReadBackCodes } from '../../handoff/read-back.ts';
import type { BriefInfo, PacketDetails, ShownPacket } from '../wire.ts';
import type { AttachedBrief, StoredPacket } from './standing.ts';

/**
 * The packet as an agent sees it: the words of each fact, and the choices of the read-back, but no code that says which
 * of them is right; what is read back is read by a human. The model's brief stands in the deterministic one's place.
 * Undefined where the words are erased.
 */
export function packetFrom({ words, brief: attached }: StoredPacket): ShownPacket | undefined {
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
    ...standingBrief(packet.brief, attached),
    choices: packet.choices,
    questions: questionsOf(packet.choices, truthOf(packet), packet.hash),
    ...(packet.version === 1 ? {} : { details: detailsOf(packet) }),
  };
}

const truthOf = ({ identity, wants, lastSideEffect, openPromise }: SealedPacket): ReadBackCodes => ({
  identity: identity.level,
  wants: wants.code,
  lastSideEffect: lastSideEffect.code,
  promise: openPromise.code,
});

function detailsOf(packet: Packet): PacketDetails {
  const { unresolved, mood, confidence, spoken, tried, documents, next, language, tone, customer, contacts } = packet;
  return {
    unresolved,
    mood,
    confidence,
    spoken,
    tried,
    documents,
    next,
    language,
    tone,
    customer,
    ...(contacts === undefined ? {} : { contacts }),
  };
}

/** The packet's compact form, codes included: for a link that takes the call further, not for a read-back. */
export function compactFrom(words: string | null, profile: Profile): readonly string[] | undefined {
  if (words === null) return undefined;
  const packet: SealedPacket = JSON.parse(words);
  return compactFor(packet, profile);
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
