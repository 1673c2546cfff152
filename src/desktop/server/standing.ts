import type { Channel, Entry } from '../../conversation/entry.ts';
import type { Custody } from '../../handoff/custody.ts';
import { firstCustody } from '../../handoff/custody.ts';
import type { CriticalField } from '../../handoff/read-back.ts';
import type { Row } from '../../handoff/row.ts';
import type { ConsultInfo, StandingInfo } from '../wire.ts';

/** Where a conversation stands, read from its ledger entries alone. */
export interface Standing {
  readonly channel: Channel;
  readonly custody: Custody;
  /** The offer that humans act on: from its ringing until it lapses or custody goes elsewhere. */
  readonly offer?: OpenOffer;
  /** The packet sealed last: its words, null once erased. */
  readonly packet?: StoredPacket;
  /** Open while the human holds the conversation who asked for it. */
  readonly consult?: ConsultInfo;
}

export interface StoredPacket {
  readonly words: string | null;
  /** What was attached to it before it rang; missing where no model was to write one. */
  readonly brief?: AttachedBrief;
}

/** `words`: the model's brief, null where the deterministic one stands and once erased. */
export interface AttachedBrief {
  readonly entry: Extract<Entry, { kind: 'brief' }>;
  readonly words: string | null;
}

interface OpenOffer {
  readonly offerId: string;
  readonly until: number;
  readonly agent?: string;
  readonly wrong: readonly CriticalField[];
  readonly except: readonly string[];
  readonly only?: string;
}

/** Undefined for a conversation that was never started. */
export function standingOf(rows: readonly Row[]): Standing | undefined {
  const [first] = rows;
  if (first?.entry.kind !== 'started') return undefined;
  const { channel } = first.entry;
  return rows.reduce<Standing>(after, { channel, custody: firstCustody });
}

function after(standing: Standing, { entry, words }: Row): Standing {
  switch (entry.kind) {
    case 'custody':
      return passed(standing, entry);
    case 'packet':
      return { ...standing, packet: { words } };
    case 'brief':
      return standing.packet === undefined
        ? standing
        : { ...standing, packet: { ...standing.packet, brief: { entry, words } } };
    case 'offer':
      return { ...standing, offer: offered(entry) };
    case 'accepted':
      return withOffer(standing, entry.offerId, { agent: entry.agent });
    case 'read_back':
      return withOffer(standing, entry.offerId, { wrong: entry.wrong });
    case 'consulted':
      return consulted(standing, entry);
    case 'lapsed':
      return standing.offer?.offerId === entry.offerId ? closed(standing) : standing;
    default:
      return standing;
  }
}

function offered({ offerId, until, except = [], only }: Extract<Entry, { kind: 'offer' }>): OpenOffer {
  return { offerId, until, wrong: [], except, ...(only === undefined ? {} : { only }) };
}

/** One at a time: another is asked for once it has ended. */
function consulted(standing: Standing, entry: Extract<Entry, { kind: 'consulted' }>): Standing {
  const { consultId, agent } = entry;
  if (entry.act === 'asked') {
    const to = entry.to === undefined ? {} : { to: entry.to };
    return { ...standing, consult: { consultId, by: agent, ...to } };
  }
  if (standing.consult?.consultId !== consultId || entry.act === 'noted') return standing;
  return entry.act === 'joined'
    ? { ...standing, consult: { ...standing.consult, colleague: agent } }
    : unconsulted(standing);
}

/** Whom an open consult is for: who has joined, or, before anybody has, whoever is asked. Never who holds the conversation. */
export const isConsulted = (agent: string, { by, to, colleague }: ConsultInfo): boolean =>
  agent !== by && agent === (colleague ?? to ?? agent);

/** An accepted offer outlives the change of custody to the human who accepted it, and no other change. */
function passed(standing: Standing, entry: Extract<Entry, { kind: 'custody' }>): Standing {
  const { holder, epoch, agent = '' } = entry;
  const custody: Custody = holder === 'human' ? { holder, epoch, agent } : { holder, epoch };
  const left = unconsulted(standing);
  return holder === 'human' ? { ...left, custody } : { ...closed(left), custody };
}

const withOffer = (standing: Standing, offerId: string, more: Partial<OpenOffer>): Standing =>
  standing.offer?.offerId === offerId ? { ...standing, offer: { ...standing.offer, ...more } } : standing;

function closed({ offer: _, ...rest }: Standing): Standing {
  return rest;
}

function unconsulted({ consult: _, ...rest }: Standing): Standing {
  return rest;
}

/** How this agent may see it, or why not. */
export function seenBy(
  agent: string,
  { channel, custody, offer, consult }: Standing,
): StandingInfo | 'CONVERSATION_ENDED' | 'OFFER_TAKEN' | 'OFFER_NOT_YOURS' | 'OFFER_CLOSED' {
  if (custody.holder === 'ended') return 'CONVERSATION_ENDED';
  if (offer === undefined) return 'OFFER_CLOSED';
  const { offerId, until, wrong } = offer;
  const { epoch } = custody;
  const beside = consult === undefined ? {} : { consult };
  if (consult !== undefined && isConsulted(agent, consult))
    return { stage: 'consulting', offerId, epoch, until, wrong: [], channel, consult };
  if (offer.agent !== undefined && offer.agent !== agent) return 'OFFER_TAKEN';
  if (offer.agent === undefined && !ringsFor(agent, offer)) return 'OFFER_NOT_YOURS';
  const stage = custody.holder === 'human' ? 'with_human' : offer.agent === undefined ? 'ringing' : 'reading_back';
  return { stage, offerId, epoch, until, wrong, channel, ...beside };
}

/** How a supervisor sees what is not theirs to act on; the AI's own conversations, and ended ones, are nobody's to watch. */
export function watched({ channel, custody, offer, packet }: Standing): StandingInfo | undefined {
  if (custody.holder === 'ai' || custody.holder === 'ended' || packet === undefined) return undefined;
  const { offerId, until, wrong } = offer ?? { offerId: '', until: 0, wrong: [] };
  return { stage: 'watching', offerId, epoch: custody.epoch, until, wrong, channel };
}

/** Not for whoever declined it or passed it on, nor for anybody but the colleague it was passed on to. */
export const ringsFor = (
  agent: string,
  { except, only }: { readonly except?: readonly string[] | null; readonly only?: string | null },
): boolean => except?.includes(agent) !== true && (only == null || only === agent);
