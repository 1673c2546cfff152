import type { Row } from '../../activities/ports.ts';
import { fits } from '../../handoff/routing/fit.ts';
import type { Needs } from '../../handoff/routing/needs.ts';
import type { PlannedAgent } from './plan.ts';

/** What the ledger says of a run, and nothing else: whoever reads it later comes to the same. Times in ms since the epoch. */
export interface Tally {
  readonly conversations: number;
  readonly taken: number;
  /** From the handoff's beginning to the acceptance, of those taken before any callback. */
  readonly waits: readonly number[];
  /** Times that one human was held for two conversations at once. */
  readonly heldTwice: number;
  /** The longest that an agent sat idle while a conversation of their skill waited, in ms. */
  readonly idleBesideWaiting: number;
  readonly stated: { readonly said: number; readonly covered: number };
  readonly promises: { readonly made: number; readonly kept: number; readonly broken: number; readonly open: number };
  readonly unbriefed: number;
  /** Share of the agents' time, from the first ring to the last, in which somebody held them. */
  readonly busy: number;
  /** Conversations that have not ended. */
  readonly open: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}
type Held = Span & { readonly agent: string; readonly conversation: string };
type Waited = Span & { readonly needs: Needs; readonly except: readonly string[] };

export function tally(all: ReadonlyMap<string, readonly Row[]>, agents: readonly PlannedAgent[]): Tally {
  const each = [...all].map(([conversation, rows]) => ({ conversation, rows, ...spans(conversation, rows) }));
  const held = each.flatMap((one) => one.held).toSorted((a, b) => a.from - b.from);
  const waited = each.flatMap((one) => one.waited);
  const rows = each.flatMap((one) => one.rows);
  const ends = rows.flatMap(({ entry }) => (entry.kind === 'promise_end' ? [entry.state] : []));
  const made = rows.filter(({ entry }) => entry.kind === 'promise' && entry.promise === 'callback').length;
  const kept = ends.filter((state) => state === 'kept').length;
  const broken = ends.filter((state) => state === 'broken').length;
  const [first, last] = [held[0]?.from ?? 0, Math.max(...held.map(({ to }) => to), 0)];
  const busy = held.reduce((sum, { from, to }) => sum + (to - from), 0);
  return {
    conversations: each.length,
    taken: each.filter(({ wait }) => wait !== undefined).length,
    waits: each.flatMap(({ wait }) => wait ?? []),
    heldTwice: overlaps(held),
    idleBesideWaiting: longestIdle(waited, held, agents, first),
    stated: statedWaits(each.map((one) => one.rows)),
    promises: { made, kept, broken, open: made - ends.length },
    unbriefed: each.filter((one) => !briefedBeforeItRang(one.rows)).length,
    busy: last > first ? busy / (agents.length * (last - first)) : 0,
    open: each.filter((one) => !one.rows.some(({ entry }) => entry.kind === 'ended')).length,
  };
}

/** A ring that nobody answers holds its human so much longer than it rings, whatever its conversation does: see the desk. */
const ringHeldMs = 15_000;

/** When it held which human, when it waited for one, and how long the customer waited in all. */
function spans(conversation: string, rows: readonly Row[]) {
  const held: Held[] = [];
  const waited: Waited[] = [];
  let holding: { agent: string; from: number; until: number } | undefined;
  let waiting: Omit<Waited, 'to'> | undefined;
  let began: number | undefined;
  let wait: number | undefined;
  const letGo = (at: number): void => {
    if (holding) held.push({ agent: holding.agent, from: holding.from, to: Math.min(at, holding.until), conversation });
    holding = undefined;
  };
  const found = (to: number): void => {
    if (waiting) waited.push({ ...waiting, to });
    waiting = undefined;
  };
  for (const { at, entry } of rows) {
    if (entry.kind === 'seek') {
      found(at);
      began ??= entry.since;
      waiting = { from: at, needs: entry.needs, except: entry.except ?? [] };
    }
    if (entry.kind === 'offer') {
      found(at);
      letGo(at);
      if (entry.only !== undefined) holding = { agent: entry.only, from: at, until: entry.until + ringHeldMs };
    }
    const taken = entry.kind === 'accepted' || (entry.kind === 'custody' && entry.holder === 'human');
    if (taken && entry.agent !== undefined) {
      const from = holding !== undefined && at <= holding.until ? holding.from : at;
      if (from === at) letGo(at);
      holding = { agent: entry.agent, from, until: Number.POSITIVE_INFINITY };
    }
    if (entry.kind === 'accepted') wait ??= began === undefined ? undefined : at - began;
    if (entry.kind === 'lapsed') letGo(at);
    if (entry.kind === 'promise') began = undefined;
    if (entry.kind === 'custody' && entry.holder !== 'human') {
      found(at);
      letGo(at);
    }
  }
  return { held, waited, wait };
}

function overlaps(held: readonly Held[]): number {
  const until = new Map<string, number>();
  let twice = 0;
  for (const { agent, from, to } of held) {
    // the ledger's clock counts whole ms
    if (from < (until.get(agent) ?? 0)) twice += 1;
    until.set(agent, Math.max(until.get(agent) ?? 0, to));
  }
  return twice;
}

/** Each search beside each agent who fits it exactly: the longest that both went on at once. */
function longestIdle(
  waited: readonly Waited[],
  held: readonly Held[],
  agents: readonly PlannedAgent[],
  from: number,
): number {
  let longest = 0;
  for (const { agent, profile } of agents) {
    const idle = gaps(
      held.filter((one) => one.agent === agent),
      from,
    );
    for (const search of waited) {
      if (search.to - search.from <= longest || search.except.includes(agent) || !fits(profile, search.needs, 0))
        continue;
      for (const gap of idle)
        longest = Math.max(longest, Math.min(gap.to, search.to) - Math.max(gap.from, search.from));
    }
  }
  return longest;
}

/** The time between what an agent held, from `from` on. */
function gaps(held: readonly Held[], from: number): readonly Span[] {
  const out: Span[] = [];
  let at = from;
  for (const one of held) {
    if (one.from > at) out.push({ from: at, to: one.from });
    at = Math.max(at, one.to);
  }
  return [...out, { from: at, to: Number.POSITIVE_INFINITY }];
}

/** Waits that were told, and how many of them came true. */
function statedWaits(all: readonly (readonly Row[])[]): Tally['stated'] {
  let [said, covered] = [0, 0];
  for (const rows of all) {
    for (const [i, { at, entry }] of rows.entries()) {
      if (entry.kind !== 'wait') continue;
      const accepted = rows.slice(i).find((row) => row.entry.kind === 'accepted' || row.entry.kind === 'promise');
      if (accepted?.entry.kind !== 'accepted') continue;
      said += 1;
      const real = accepted.at - at;
      if (real >= entry.fromMs && real <= entry.toMs) covered += 1;
    }
  }
  return { said, covered };
}

function briefedBeforeItRang(rows: readonly Row[]): boolean {
  const offer = rows.findIndex(({ entry }) => entry.kind === 'offer');
  const brief = rows.findIndex(({ entry }) => entry.kind === 'brief');
  return offer < 0 || (brief >= 0 && brief < offer);
}
