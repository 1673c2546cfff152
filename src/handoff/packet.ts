import type { Channel } from '../conversation/entry.ts';
import type { Tier } from '../policy/decision.ts';
import { addRow, type Brief, briefOf, emptyBrief } from './brief.ts';
import { choicesOf, identityChoices, labelled, noSideEffect, promiseChoices, sideEffectChoice } from './choices.ts';
import type { PacketCustomer } from './customer.ts';
import { confidenceIn, type PacketConfidence } from './facts/confidence.ts';
import { contactsIn, type PacketContacts } from './facts/contacts.ts';
import { documentsIn, type PacketDocument } from './facts/documents.ts';
import { languageIn, type PacketLanguage } from './facts/language.ts';
import { moodIn, type PacketMood } from './facts/mood.ts';
import { type NextAction, nextActions } from './facts/next.ts';
import { type SpokenPromise, spokenIn } from './facts/promised.ts';
import { type PacketTone, toneIn } from './facts/tone.ts';
import { type Tried, triedIn } from './facts/tried.ts';
import { type Unresolved, unresolvedIn } from './facts/unresolved.ts';
import {
  callsIn,
  identityIn,
  lastOf,
  lastSideEffect,
  type PacketCall,
  type PacketIdentity,
  type PacketPromise,
  promisesIn,
} from './gather.ts';
import type { Intent } from './intents.ts';
import type { Other } from './others.ts';
import { compactFor } from './profiles.ts';
import type { Choice, Choices, CriticalField, ReadBackCodes } from './read-back.ts';
import { matterOf } from './repeat.ts';
import type { Row } from './row.ts';
import { type Wants, wantsOf } from './wants.ts';

/** All that the human gets. Sealed: the hash is over everything but itself, the compact form and the choices, which follow from it. */
export interface Packet extends PacketFacts {
  /** SHA-256 in hex over the canonical facts. */
  readonly hash: string;
  /** The form of profile 256; the others: `compactFor`. */
  readonly compact: string;
  readonly choices: Choices;
}

export interface PacketFacts {
  readonly version: 2;
  readonly conversation: string;
  readonly channel: Channel;
  readonly epoch: number;
  readonly reason: {
    readonly rule: string;
    readonly tier: Tier;
    readonly because: string;
    readonly turns: readonly string[];
    /** When it was decided; missing where no decision is on record. */
    readonly at?: number;
  };
  readonly identity: PacketIdentity;
  readonly wants: Wants;
  readonly calls: readonly PacketCall[];
  readonly lastSideEffect: Choice;
  readonly promises: readonly PacketPromise[];
  readonly openPromise: Choice;
  /** The transcript by reference: ledger entries from and to, their times, and how often the customer spoke. */
  readonly transcript: {
    readonly from: number;
    readonly to: number;
    readonly turns: number;
    readonly began: number;
    readonly ended: number;
  };
  readonly brief: Brief;
  readonly unresolved: readonly Unresolved[];
  readonly mood: PacketMood;
  readonly confidence: PacketConfidence;
  /** What the AI or a human promised in words; `promises` are those that the engine keeps. */
  readonly spoken: readonly SpokenPromise[];
  readonly tried: readonly Tried[];
  readonly documents: readonly PacketDocument[];
  readonly next: readonly NextAction[];
  readonly language: PacketLanguage;
  readonly tone: PacketTone;
  readonly customer: PacketCustomer;
  /** Missing where no other conversation is joined to this one. */
  readonly contacts?: PacketContacts;
}

type Later = 'unresolved' | 'mood' | 'confidence' | 'spoken' | 'tried' | 'documents' | 'next' | 'language' | 'tone';

/** As it was sealed before there was more to say: the ledger keeps it, and a desktop must still show it. */
export interface FirstPacket
  extends Omit<Packet, Later | 'customer' | 'version' | 'wants' | 'promises' | 'transcript'> {
  readonly version: 1;
  readonly wants: Omit<Wants, 'confidence'>;
  readonly promises: readonly Omit<PacketPromise, 'at'>[];
  readonly transcript: Omit<Packet['transcript'], 'began' | 'ended'>;
}

/** As the ledger may hold it. */
export type SealedPacket = Packet | FirstPacket;

/** What the rows do not say. */
export interface PacketSource {
  readonly conversation: string;
  readonly epoch: number;
  readonly rule: string;
  readonly tier: Tier;
  readonly intents: readonly Intent[];
  readonly sideEffectTools: readonly string[];
  /** Missing where no CRM is joined. */
  readonly customer?: PacketCustomer;
  /** The same customer's other conversations. */
  readonly others?: readonly Other[];
  readonly sha256Hex: (text: string) => string;
}

/** The packet, and apart from it the codes that the read-back must match: they never reach a screen. */
export function buildPacket(rows: readonly Row[], source: PacketSource): { packet: Packet; truth: ReadBackCodes } {
  const facts = factsOf(rows, source);
  const hash = source.sha256Hex(canonical(facts));
  const truth: Record<CriticalField, Choice> = {
    identity: labelled(identityChoices, facts.identity.level),
    wants: { code: facts.wants.code, label: facts.wants.label },
    lastSideEffect: facts.lastSideEffect,
    promise: facts.openPromise,
  };
  const lastTool = lastSideEffect(facts.calls)?.tool;
  const { intents, sideEffectTools } = source;
  const choices = choicesOf({ truth, intents, sideEffectTools, hash, ...(lastTool === undefined ? {} : { lastTool }) });
  const [compact = ''] = compactFor(facts, '256');
  const packet = { ...facts, hash, compact, choices };
  return { packet, truth: codesOf(truth) };
}

/** The same facts give the same text: what the hash is over. */
export const canonical = (facts: PacketFacts): string => JSON.stringify(sorted(facts));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

function factsOf(rows: readonly Row[], source: PacketSource): PacketFacts {
  const { conversation, epoch, rule, tier, intents, customer = { state: 'not_asked' }, others = [] } = source;
  const calls = callsIn(rows);
  const promises = promisesIn(rows);
  const last = lastSideEffect(calls);
  const spoken = spokenIn(rows);
  const wants = wantsOf(rows, intents);
  const identity = identityIn(rows);
  return {
    version: 2,
    conversation,
    channel: lastOf(rows, 'started')?.channel ?? 'chat',
    epoch,
    reason: { rule, tier, ...decidedBy(rows, rule) },
    identity,
    wants,
    calls,
    lastSideEffect: last === undefined ? noSideEffect : sideEffectChoice(last.tool, last.outcome),
    promises,
    openPromise: labelled(promiseChoices, openPromiseIn(promises, spoken)),
    transcript: {
      from: rows[0]?.seq ?? 0,
      to: rows.at(-1)?.seq ?? 0,
      turns: rows.filter(({ entry }) => entry.kind === 'turn').length,
      began: rows[0]?.at ?? 0,
      ended: rows.at(-1)?.at ?? 0,
    },
    brief: briefOf(rows.reduce(addRow, emptyBrief), wants),
    ...widerFacts(rows, source, { calls, wants, identity, spoken }),
    customer,
    ...(others.length === 0 ? {} : { contacts: contactsIn(others, matterOf(rows, wants)) }),
  };
}

/**
 * What a human promised and has not kept, and a callback that the AI promised in words alone, are promises to the customer
 * too: the human has to know them. What no choice names is shown and not read back.
 */
function openPromiseIn(promises: readonly PacketPromise[], spoken: readonly SpokenPromise[]): string {
  const open = promises.find(({ state }) => state === 'open');
  if (open !== undefined) return open.promise;
  const vow = spoken.findLast(({ by, state, what }) => by !== undefined && state === 'open' && what !== 'other');
  if (vow !== undefined) return vow.what;
  return spoken.some(({ what, state }) => what === 'callback' && state === 'unbacked') ? 'callback' : 'none';
}

function decidedBy(rows: readonly Row[], rule: string): Omit<PacketFacts['reason'], 'rule' | 'tier'> {
  const row = rows.findLast(({ entry }) => entry.kind === 'decision' && entry.rule === rule);
  if (row?.entry.kind !== 'decision') return { because: '', turns: [] };
  return { because: row.entry.because, turns: row.entry.turns, at: row.at };
}

/** What the second version of the packet knows beyond the first. */
function widerFacts(
  rows: readonly Row[],
  { intents, sideEffectTools }: PacketSource,
  { calls, wants, identity, spoken }: Pick<PacketFacts, 'calls' | 'wants' | 'identity' | 'spoken'>,
): Pick<PacketFacts, Later> {
  const language = languageIn(rows);
  const mood = moodIn(rows, language);
  const unresolved = unresolvedIn(rows, calls);
  const serving = intents.find(({ code }) => code === wants.code)?.tools ?? [];
  const remedies = serving.filter((tool) => sideEffectTools.includes(tool));
  const at = rows.at(-1)?.at ?? 0;
  return {
    unresolved,
    mood,
    confidence: confidenceIn(rows),
    spoken,
    tried: triedIn(rows, calls),
    documents: documentsIn(rows),
    next: nextActions({ unresolved, calls, spoken, identity, wants, remedies, mood, at }),
    language,
    tone: toneIn(rows),
  };
}

const codesOf = (truth: Record<CriticalField, Choice>): ReadBackCodes => ({
  identity: truth.identity.code,
  wants: truth.wants.code,
  lastSideEffect: truth.lastSideEffect.code,
  promise: truth.promise.code,
});
