import type { Entry, PromiseEnd } from '../conversation/entry.ts';
import type { BackendStatus } from '../policy/evidence.ts';
import { identityChoices, labelled } from './choices.ts';
import { cutBetweenWords } from './quote.ts';
import type { IdentityLevel } from './read-back.ts';
import type { Row } from './row.ts';

/** The packet's facts as they are gathered from the ledger's rows. */

/** One tool call. `result` is cut at 2000 UTF-16 units; the ledger has it whole. */
export interface PacketCall {
  readonly callId: string;
  readonly turnId: string;
  readonly tool: string;
  readonly backend: string;
  /** `in_doubt`: nobody knows whether it was done. */
  readonly status: BackendStatus;
  readonly sideEffect: boolean;
  readonly result: string;
  readonly at: number;
}

export interface PacketPromise {
  readonly promiseId: string;
  readonly promise: 'callback';
  readonly due: number;
  readonly until: number;
  readonly state: 'open' | PromiseEnd;
  /** When it was made. */
  readonly at: number;
}

export interface PacketIdentity {
  readonly level: IdentityLevel;
  readonly label: string;
  readonly method?: string;
  readonly at?: number;
  /** Where the proof ends by itself: nobody verifies twice before it. */
  readonly until?: number;
  readonly cites: readonly string[];
}

const resultUnits = 2_000;

/** Every call that ended, and those that began a side effect and were never heard of again. */
export function callsIn(rows: readonly Row[]): readonly PacketCall[] {
  const ended = new Set(rows.flatMap(({ entry }) => (entry.kind === 'called' ? [entry.callId] : [])));
  return rows.flatMap(({ at, entry, words }): PacketCall[] => {
    if (entry.kind === 'called') {
      const { callId, turnId, tool, backend, status, sideEffect } = entry;
      const result = cutBetweenWords((words ?? '').toWellFormed(), resultUnits);
      return [{ callId, turnId, tool, backend, status, sideEffect, result, at }];
    }
    if (entry.kind !== 'calling' || ended.has(entry.callId)) return [];
    const { callId, turnId, tool, backend } = entry;
    return [{ callId, turnId, tool, backend, status: 'in_doubt', sideEffect: true, result: '', at }];
  });
}

/** The last call that changed something or may have; one that failed or was refused changed nothing. */
export function lastSideEffect(
  calls: readonly PacketCall[],
): { readonly tool: string; readonly callId: string; readonly outcome: 'ok' | 'in_doubt' } | undefined {
  const last = calls.findLast(({ sideEffect, status }) => sideEffect && mayHaveDone.includes(status));
  if (last === undefined) return undefined;
  return { tool: last.tool, callId: last.callId, outcome: last.status === 'ok' ? 'ok' : 'in_doubt' };
}

const mayHaveDone: readonly BackendStatus[] = ['ok', 'in_doubt', 'timeout'];

/**
 * The highest level that was ever granted, and the latest grant of it: a later, weaker answer takes nothing away. What the
 * channel says is claimed; a proof that another conversation brought along counts as far as it lasts.
 */
export function identityIn(rows: readonly Row[]): PacketIdentity {
  const grants = rows.flatMap(grantsIn);
  const best = grants.findLast(({ level }) => level === 'verified') ?? grants.at(-1);
  const { label } = labelled(identityChoices, best?.level ?? 'none');
  return best === undefined ? { level: 'none', label, cites: [] } : { label, ...best };
}

function grantsIn({ at, entry }: Row): readonly Omit<PacketIdentity, 'label'>[] {
  if (entry.kind === 'called' && entry.grants !== undefined) {
    const { level, method, forMinutes } = entry.grants;
    const until = forMinutes === undefined ? {} : { until: at + forMinutes * 60_000 };
    return [{ level, method, at, ...until, cites: [`call:${entry.callId}`] }];
  }
  // A tool's join stands beside the call that grants it.
  if (entry.kind !== 'joined' || entry.by === 'tool') return [];
  if (entry.by === 'channel') return [{ level: 'claimed', method: channelMethod[entry.level], at, cites: [] }];
  const { level, method, at: proven, until } = entry;
  return [{ level, method, at: proven, until, cites: [] }];
}

const channelMethod = { claimed: 'channel', authenticated: 'channel-sign-in' } as const;

export function promisesIn(rows: readonly Row[]): readonly PacketPromise[] {
  const ends = new Map(
    rows.flatMap(({ entry }) => (entry.kind === 'promise_end' ? [[entry.promiseId, entry.state] as const] : [])),
  );
  return rows.flatMap(({ at, entry }): PacketPromise[] => {
    if (entry.kind !== 'promise') return [];
    const { promiseId, promise, due, until } = entry;
    return [{ promiseId, promise, due, until, state: ends.get(promiseId) ?? 'open', at }];
  });
}

export function lastOf<K extends Entry['kind']>(
  rows: readonly Row[],
  kind: K,
  fits: (entry: Extract<Entry, { kind: K }>) => boolean = () => true,
): Extract<Entry, { kind: K }> | undefined {
  const isOne = (row: Row): row is Row & { entry: Extract<Entry, { kind: K }> } => row.entry.kind === kind;
  return rows.filter(isOne).findLast(({ entry }) => fits(entry))?.entry;
}
