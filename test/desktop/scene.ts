import { createHash } from 'node:crypto';
import type { Draft, Entry } from '../../src/conversation/entry.ts';
import { otherOf } from '../../src/handoff/others.ts';
import { buildPacket } from '../../src/handoff/packet.ts';
import type { ReadBackCodes } from '../../src/handoff/read-back.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { Tier } from '../../src/policy/decision.ts';

/** Conversations as the engine leaves them in the ledger when it hands off, without the engine. */

type Called = Extract<Entry, { kind: 'called' }>;

export interface HandOff {
  readonly turns: readonly string[];
  readonly tier?: Tier;
  readonly score?: number;
  readonly rule?: string;
  readonly because?: string;
  /** How long the offer rings, in ms. */
  readonly ringsMs?: number;
}

const intents = [
  { code: 'refund', label: 'Get money back', phrases: ['refund', 'money back'], tools: ['issue_refund'] },
  { code: 'delivery', label: 'Know where an order is', phrases: ['where is', 'parcel'], tools: ['lookup_order'] },
  { code: 'cancel', label: 'Cancel an order', phrases: ['cancel'], tools: ['cancel_order'] },
  { code: 'address', label: 'Change an address', phrases: ['address'], tools: ['change_address'] },
];
const sideEffectTools = ['issue_refund', 'cancel_order', 'change_address'];
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Custody to the queue at epoch 2, the packet sealed, and offer o1 rings. Answers what the read-back must match. */
export async function handOff(ledger: Ledger, id: string, how: HandOff): Promise<ReadBackCodes> {
  const { tier = 'high', score = 80, rule = 'explicit-request@1', turns, ringsMs = 30_000 } = how;
  const because = how.because ?? 'The customer asked for a human.';
  await ledger.append(id, [
    { key: 'decision/1', entry: { kind: 'decision', decision: 'hand_off', rule, tier, score, turns, because } },
    { key: 'custody/2', entry: { kind: 'custody', holder: 'queue', epoch: 2, why: rule } },
    {
      key: 'script/transition/2',
      entry: { kind: 'said', by: 'script', epoch: 2, script: 'transition' },
      words: 'I am getting a colleague for you. They will have everything you told me.',
    },
  ]);
  const found = await ledger.others(id, { since: 0, most: 10 });
  const others = found.map((one) => otherOf(one, { intents, identifying: [] }));
  const source = { conversation: id, epoch: 2, rule, tier, intents, sideEffectTools, others, sha256Hex };
  const { packet, truth } = buildPacket(await ledger.rows(id), source);
  const sealed: Draft = {
    key: 'packet/2',
    entry: { kind: 'packet', epoch: 2, hash: packet.hash },
    words: JSON.stringify(packet),
  };
  await ledger.append(id, [sealed, offer('o1', tier, 1, ringsMs)]);
  return truth;
}

export const offer = (offerId: string, tier: Tier, round: number, ringsMs: number): Draft => ({
  key: `offer/${offerId}`,
  entry: { kind: 'offer', offerId, epoch: 2, tier, round, until: Date.now() + ringsMs },
});

export const aiSaid = (turnId: string, floor: number, words: string): Draft => ({
  key: `outcome/${turnId}`,
  entry: { kind: 'said', by: 'ai', epoch: 1, turnId, floor, interim: false },
  words,
});

export const toolCalled = (turnId: string, tool: string, words: string, more: Partial<Called> = {}): Draft => {
  const callId = `${turnId}-${tool}`;
  const entry = {
    kind: 'called',
    callId,
    turnId,
    tool,
    backend: 'shop',
    status: 'ok',
    ms: 120,
    sideEffect: false,
  } as const;
  return { key: `called/${callId}`, entry: { ...entry, ...more }, words };
};
