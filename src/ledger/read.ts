import type { Row, Window } from '../activities/ports.ts';
import { type Channel, type Draft, type Entry, keys, type TurnOutcome } from '../conversation/entry.ts';
import type { Holder } from '../handoff/custody.ts';
import type { Tier } from '../policy/decision.ts';
import { neverStarted, pack } from './append.ts';
import type { Database } from './database.ts';

/** A row as statements select it: `body` is the entry's canonical JSON. */
export interface StoredRow {
  readonly seq: number;
  readonly at: number;
  readonly key: string;
  readonly body: string;
  readonly words: string | null;
}

/** The columns of a StoredRow, from `entry e left join words w`. */
export const rowColumns = 'e.seq, e.at, e.key, e.body, w.words';
export const rowTables = 'readback.entry e left join readback.words w using (conversation, seq)';

interface WindowRow {
  readonly channel: Channel;
  readonly epoch: number;
  readonly floor: number;
  readonly ended: boolean;
  readonly salt: Buffer | null;
  readonly entries: string | null;
}

/** See LedgerPort. Throws for a conversation that was never started. `salt` is empty once the words are erased. */
export async function window(
  db: Database,
  conversation: string,
  turns: number,
  drafts: readonly Draft[],
): Promise<Window> {
  const [found] = await db.ask<WindowRow>(
    'window',
    'select channel, epoch, floor, ended, salt, entries from readback.window($1, $2, $3, $4, $5, $6, $7)',
    [conversation, turns, ...pack(drafts)],
  );
  if (found === undefined) throw neverStarted(conversation);
  const entries: [number, number, string, Entry, string | null][] = JSON.parse(found.entries ?? '[]');
  return {
    rows: entries.map(([seq, at, key, entry, words]) => ({ seq, at, key, entry, words })),
    channel: found.channel,
    epoch: found.epoch,
    floor: found.floor,
    ended: found.ended,
    salt: found.salt ?? new Uint8Array(),
  };
}

/** Every entry after `after`, in order. */
export async function rows(db: Database, conversation: string, after = 0): Promise<readonly Row[]> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.seq > $2 order by e.seq`;
  return (await db.ask<StoredRow>('rows', text, [conversation, after])).map(toRow);
}

export async function row(db: Database, conversation: string, key: string): Promise<Row | undefined> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.key = $2`;
  const [found] = await db.ask<StoredRow>('row', text, [conversation, key]);
  return found && toRow(found);
}

/**
 * What a customer is to hear after `after`, in order, from AI, script or human: `said` and `ended`, with what a client
 * shows beside it, `custody` and `outcome`.
 */
export async function heard(db: Database, conversation: string, after: number): Promise<readonly Row[]> {
  const text = `select ${rowColumns} from ${rowTables} where e.conversation = $1 and e.seq > $2
    and e.kind in ('said', 'ended', 'custody', 'outcome') order by e.seq`;
  return (await db.ask<StoredRow>('heard', text, [conversation, after])).map(toRow);
}

/** A turn's one outcome. `said`: what the AI said in this turn, in order; the last is the reply where it replied. */
export interface SettledTurn {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
  readonly at: number;
  /** The turn that superseded it. */
  readonly by?: string;
  readonly said: readonly Row[];
}

/** Undefined while the turn is open, or unknown. */
export async function settledOutcome(
  db: Database,
  conversation: string,
  turnId: string,
): Promise<SettledTurn | undefined> {
  // Interim words stand under said/<turnId>/<step>: '0' is the character after '/'.
  const text = `select ${rowColumns} from ${rowTables}
    where e.conversation = $1 and (e.key = $2 or (e.key > $3 and e.key < $4)) order by e.seq`;
  const said = keys.interim(turnId, 0).slice(0, -2);
  const found = await db.ask<StoredRow>('outcome', text, [conversation, keys.outcome(turnId), `${said}/`, `${said}0`]);
  return settle(turnId, found.map(toRow));
}

function settle(turnId: string, found: readonly Row[]): SettledTurn | undefined {
  const last = found.find((candidate) => candidate.key === keys.outcome(turnId));
  if (last === undefined) return undefined;
  const said = found.filter(({ entry }) => entry.kind === 'said' && entry.by === 'ai' && entry.turnId === turnId);
  const common = { turnId, seq: last.seq, at: last.at, said };
  if (last.entry.kind !== 'outcome') return { ...common, outcome: 'replied' };
  const { outcome, by } = last.entry;
  return { ...common, outcome, ...(by === undefined ? {} : { by }) };
}

/** Where a conversation stands. Times in ms since the epoch; `since`: when custody last passed; `at`: of the last entry. */
export interface Head {
  readonly conversation: string;
  readonly channel: Channel;
  readonly snapshot: string;
  readonly seq: number;
  readonly startedAt: number;
  readonly at: number;
  readonly holder: Holder;
  readonly epoch: number;
  readonly agent: string | null;
  readonly since: number;
  readonly floor: number;
  readonly answered: number;
  readonly answeredSeq: number;
  readonly ended: boolean;
  /** Of the last decision other than continue. */
  readonly tier: Tier | null;
  readonly rule: string | null;
}

export const headColumns = `conversation, channel, snapshot, seq, started_at as "startedAt", at, holder, epoch, agent, since,
  floor, answered, answered_seq as "answeredSeq", ended, tier, rule`;

/** Undefined for a conversation that was never started. */
export async function head(db: Database, conversation: string): Promise<Head | undefined> {
  const text = `select ${headColumns} from readback.head where conversation = $1`;
  return (await db.ask<Head>('head', text, [conversation]))[0];
}

export function toRow(stored: StoredRow): Row {
  const entry: Entry = JSON.parse(stored.body);
  return { seq: stored.seq, at: stored.at, key: stored.key, entry, words: stored.words };
}
