import type { Channel } from '../conversation/entry.ts';
import type { Tier } from '../policy/decision.ts';
import { addRow, type Brief, briefOf, emptyBrief } from './brief.ts';
import { choicesOf, identityChoices, labelled, noSideEffect, promiseChoices, sideEffectChoice } from './choices.ts';
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
import { compactFor } from './profiles.ts';
import type { Choice, Choices, CriticalField, ReadBackCodes } from './read-back.ts';
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
  readonly version: 1;
  readonly conversation: string;
  readonly channel: Channel;
  readonly epoch: number;
  readonly reason: {
    readonly rule: string;
    readonly tier: Tier;
    readonly because: string;
    readonly turns: readonly string[];
  };
  readonly identity: PacketIdentity;
  readonly wants: Wants;
  readonly calls: readonly PacketCall[];
  readonly lastSideEffect: Choice;
  readonly promises: readonly PacketPromise[];
  readonly openPromise: Choice;
  /** The transcript by reference: ledger entries from and to, and how often the customer spoke. */
  readonly transcript: { readonly from: number; readonly to: number; readonly turns: number };
  readonly brief: Brief;
}

/** What the rows do not say. */
export interface PacketSource {
  readonly conversation: string;
  readonly epoch: number;
  readonly rule: string;
  readonly tier: Tier;
  readonly intents: readonly Intent[];
  readonly sideEffectTools: readonly string[];
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
  const { conversation, epoch, rule, tier, intents } = source;
  const calls = callsIn(rows);
  const promises = promisesIn(rows);
  const last = lastSideEffect(calls);
  const open = promises.find(({ state }) => state === 'open');
  const decision = lastOf(rows, 'decision', (one) => one.rule === rule);
  const wants = wantsOf(rows, intents);
  return {
    version: 1,
    conversation,
    channel: lastOf(rows, 'started')?.channel ?? 'chat',
    epoch,
    reason: { rule, tier, because: decision?.because ?? '', turns: decision?.turns ?? [] },
    identity: identityIn(rows),
    wants,
    calls,
    lastSideEffect: last === undefined ? noSideEffect : sideEffectChoice(last.tool, last.outcome),
    promises,
    openPromise: labelled(promiseChoices, open?.promise ?? 'none'),
    transcript: {
      from: rows[0]?.seq ?? 0,
      to: rows.at(-1)?.seq ?? 0,
      turns: rows.filter(({ entry }) => entry.kind === 'turn').length,
    },
    brief: briefOf(rows.reduce(addRow, emptyBrief), wants),
  };
}

const codesOf = (truth: Record<CriticalField, Choice>): ReadBackCodes => ({
  identity: truth.identity.code,
  wants: truth.wants.code,
  lastSideEffect: truth.lastSideEffect.code,
  promise: truth.promise.code,
});
