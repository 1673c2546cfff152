import { z } from 'zod';
import type { Row } from '../../activities/ports.ts';
import { keys, type TurnOutcome } from '../../conversation/entry.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { eventually } from './clock.ts';
import type { Customer, SpokenTurn } from './customer.ts';

/** What was counted over all conversations, from ledger, backend and customers. */
export interface Tally {
  readonly conversations: number;
  readonly turns: number;
  /** Not taken, for the conversation had ended: neither lost nor answered. */
  readonly turnsRefused: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Without an outcome in the ledger, or never answered to the customer. */
  readonly turnsLost: readonly string[];
  /** Told two outcomes, told another than the ledger holds, or answered twice by the AI. */
  readonly outcomesDoubled: readonly string[];
  /**
   * Done more than once for one call, one idempotency key or one wish of a customer (who wishes each thing once), or
   * refused as done before.
   */
  readonly effectsDoubled: readonly string[];
  readonly effects: number;
  readonly callsInDoubt: number;
  /** Announced and never reported: neither done nor in doubt. */
  readonly callsUnreported: readonly string[];
  /** Said to a customer on a line that misses nothing, and never heard; and heard twice or out of order. */
  readonly saidLost: readonly string[];
  readonly saidRepeated: readonly string[];
  readonly verified: { readonly entries: number; readonly findings: readonly string[] };
}

export interface Told {
  readonly customer: Pick<Customer, 'conversation' | 'turns'> & { readonly channel: Pick<Customer['channel'], 'ear'> };
  readonly rows: readonly Row[];
}

const answersMs = 30_000;

/** Reads every conversation's ledger. Throws where it does not answer within half a minute. */
export async function readAll(ledger: Ledger, customers: readonly Customer[]): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const customer of customers) {
    const rows = await eventually(() => ledger.rows(customer.conversation), answersMs);
    if (rows === undefined) throw new Error('the ledger does not answer');
    all.push({ customer, rows });
  }
  return all;
}

/** What the backend did, by call and by idempotency key. */
export type EffectCounts = z.infer<typeof effectCounts>;

export async function effectsOf(backendUrl: string): Promise<EffectCounts> {
  return effectCounts.parse(await (await fetch(`${backendUrl}/control/effects`)).json());
}

/** Every conversation's chain, recomputed. */
export async function verified(ledger: Ledger): Promise<Tally['verified']> {
  const findings: string[] = [];
  const { entries } = await ledger.verify(undefined, ({ sentence }) => findings.push(sentence));
  return { entries, findings };
}

export function tallyOf(all: readonly Told[], effects: EffectCounts, chains: Tally['verified']): Tally {
  const turns = all.flatMap(({ customer, rows }) => customer.turns.map((turn) => ({ customer, rows, turn })));
  const names = (fits: (one: Spoken) => boolean): string[] =>
    turns.filter(fits).map(({ customer, turn }) => `${customer.conversation}/${turn.turnId}`);
  return {
    conversations: all.length,
    turns: turns.length,
    turnsRefused: turns.filter(isRefused).length,
    outcomes: countBy(turns.flatMap(({ turn }) => turn.told?.outcome ?? [])),
    turnsLost: names(isLost),
    outcomesDoubled: names(isDoubled),
    effectsDoubled: [...doneTwice(effects), ...all.flatMap(triedTwice)],
    effects: effects.total,
    callsInDoubt: all.flatMap(({ rows }) => rows.filter(isInDoubt)).length,
    callsUnreported: all.flatMap(unreported),
    saidLost: all.flatMap(unheard),
    saidRepeated: all.flatMap(({ customer: { conversation, channel } }) =>
      channel.ear.repeated > 0 ? [`${conversation}: ${channel.ear.repeated} times`] : [],
    ),
    verified: chains,
  };
}

function doneTwice({ byRequest, byKey, effects }: EffectCounts): string[] {
  const byWish = countBy(effects.map(({ kind, orderNumber }) => `${kind} of order ${orderNumber}`));
  return [byRequest, byKey, byWish].flatMap(twice);
}

/** Every customer's orders are untouched when they call: a refusal means that the thing had been done already. */
const triedTwice = ({ customer, rows }: Told): string[] =>
  rows.flatMap(({ entry }) =>
    entry.kind === 'called' && entry.sideEffect && entry.status === 'refused'
      ? [`${customer.conversation}/${entry.callId}: refused, as done before`]
      : [],
  );

const isInDoubt = ({ entry }: Row): boolean => entry.kind === 'called' && entry.status === 'in_doubt';

interface Spoken {
  readonly rows: readonly Row[];
  readonly turn: SpokenTurn;
}

const taken = ({ rows, turn }: Spoken): boolean => rows.some(({ key }) => key === keys.turn(turn.turnId));
const isRefused = (one: Spoken): boolean => one.turn.refused !== undefined && !taken(one);

const outcomeIn = ({ rows, turn }: Spoken): { outcome: TurnOutcome; seq: number } | undefined => {
  const row = rows.find(({ key }) => key === keys.outcome(turn.turnId));
  if (row === undefined) return undefined;
  return { outcome: row.entry.kind === 'outcome' ? row.entry.outcome : 'replied', seq: row.seq };
};

const isLost = (one: Spoken): boolean =>
  !isRefused(one) && (outcomeIn(one) === undefined || one.turn.told === undefined);

function isDoubled(one: Spoken): boolean {
  const { rows, turn } = one;
  const standing = outcomeIn(one);
  if (turn.toldOtherwise !== undefined) return true;
  if (turn.told !== undefined && standing !== undefined) {
    if (turn.told.outcome !== standing.outcome || turn.told.seq !== standing.seq) return true;
  }
  const isReply = ({ entry }: Row): boolean =>
    entry.kind === 'said' && entry.by === 'ai' && !entry.interim && entry.turnId === turn.turnId;
  return rows.filter(isReply).length > 1;
}

/** A side effect that was announced has its report: done, or not, or in doubt. */
function unreported({ customer, rows }: Told): string[] {
  const reported = new Set(rows.flatMap(({ entry }) => (entry.kind === 'called' ? [entry.callId] : [])));
  return rows.flatMap(({ entry }) =>
    entry.kind === 'calling' && !reported.has(entry.callId) ? [`${customer.conversation}/${entry.callId}`] : [],
  );
}

function unheard({ customer, rows }: Told): string[] {
  const heard = new Set(customer.channel.ear.said);
  // a line that was closed before the end may have missed what came after
  if (!customer.channel.ear.ended) return [];
  return rows.flatMap(({ entry, seq }) =>
    entry.kind === 'said' && !heard.has(seq) ? [`${customer.conversation} at ${seq} (${entry.by})`] : [],
  );
}

const effectCounts = z.object({
  total: z.number(),
  byRequest: z.record(z.string(), z.number()),
  byKey: z.record(z.string(), z.number()),
  effects: z.array(z.object({ kind: z.string(), orderNumber: z.string() })),
});

const twice = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).flatMap(([name, times]) => (times > 1 ? [`${name}: ${times} times`] : []));

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
