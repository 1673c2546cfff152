import { randomBytes } from 'node:crypto';
import type { Appended } from '../activities/ports.ts';
import { type Channel, type Draft, keys } from '../conversation/entry.ts';
import { canonicalJson, storable } from './canonical.ts';
import { macOf } from './chain.ts';
import type { Database } from './database.ts';

/** What became of a customer's act. `answered`: the highest floor that had its reply when the entry was written, at `answeredSeq`. */
export type Taken =
  | {
      readonly seq: number;
      readonly at: number;
      readonly answered: number;
      readonly answeredSeq: number;
      /** Its key stood there before; then nothing was written. */
      readonly repeated: boolean;
      /** Whether the words that stand there are these; erased words count as the same. */
      readonly sameWords: boolean;
    }
  | { readonly refused: 'ended' | 'unknown' };

/** `repeated`: it stood there before, and nothing was written. */
export type Started = { readonly repeated: boolean } | { readonly refused: 'ended' };

interface AppendedRow {
  readonly status: 'written' | 'stood' | 'stale_epoch' | 'floor_moved' | 'not_free' | 'ended' | 'unknown';
  readonly seq: number;
  readonly at: number;
  readonly answered: number;
  readonly answered_seq: number;
  readonly same: boolean;
}

const appendText = 'select status, seq, at, answered, answered_seq, same from readback.append($1, $2, $3, $4, $5, $6)';

/** See LedgerPort. Throws for a conversation that was never started: that is a bug of the caller. */
export async function append(
  db: Database,
  conversation: string,
  drafts: readonly Draft[],
): Promise<readonly Appended[]> {
  if (drafts.length === 0) return [];
  const rows = await db.ask<AppendedRow>('append', appendText, [conversation, ...pack(drafts)]);
  return rows.map((row) => {
    if (row.status === 'unknown') throw neverStarted(conversation);
    if (row.status === 'written' || row.status === 'stood') return { seq: row.seq, written: row.status === 'written' };
    return { refused: row.status };
  });
}

/** What a human says: written only while this agent holds the conversation under this epoch. */
export interface HumanWords {
  readonly agent: string;
  readonly epoch: number;
  /** Makes a repeat harmless. */
  readonly replyId: string;
  readonly text: string;
}

export async function humanSays(db: Database, conversation: string, { text, ...said }: HumanWords): Promise<Appended> {
  const entry = { kind: 'said', by: 'human', ...said } as const;
  const [appended] = await append(db, conversation, [{ key: keys.humanSaid(said.replyId), entry, words: text }]);
  if (appended === undefined) throw new Error('the database answered an append with no row');
  return appended;
}

/** Appends what the customer did: a `turn`, `barged` or `hung_up`. */
export async function take(db: Database, conversation: string, draft: Draft): Promise<Taken> {
  const [row] = await db.ask<AppendedRow>('append', appendText, [conversation, ...pack([draft])]);
  if (row === undefined) throw new Error('the database answered an append with no row');
  const { status, seq, at, answered, answered_seq: answeredSeq, same } = row;
  if (status === 'ended' || status === 'unknown') return { refused: status };
  if (status !== 'written' && status !== 'stood') throw new Error(`a customer's act met the fence ${status}`);
  return { seq, at, answered, answeredSeq, repeated: status === 'stood', sameWords: same };
}

/** Writes the first entries, once. A repeat changes nothing, whatever it carries. */
export async function start(
  db: Database,
  conversation: string,
  channel: Channel,
  snapshot: string,
  greeting?: string,
): Promise<Started> {
  if (!conversationId.test(conversation)) throw new RangeError('a conversation id has 1 to 128 of A-Z a-z 0-9 . _ : -');
  const drafts = firstDrafts(channel, snapshot, greeting);
  const [row] = await db.ask<{ repeated: boolean; ended: boolean }>(
    'start',
    'select repeated, ended from readback.start($1, $2, $3, $4, $5, $6)',
    [conversation, ...pack(drafts)],
  );
  return row?.ended === true ? { refused: 'ended' } : { repeated: row?.repeated === true };
}

export const conversationId = /^[A-Za-z0-9._:-]{1,128}$/;

export function neverStarted(conversation: string): Error {
  return new Error(`conversation ${conversation} was never started`);
}

function firstDrafts(channel: Channel, snapshot: string, greeting: string | undefined): Draft[] {
  const custody = { holder: 'ai', epoch: 1 } as const;
  const drafts: Draft[] = [
    { key: keys.started, entry: { kind: 'started', channel, snapshot } },
    { key: keys.custody(custody), entry: { kind: 'custody', ...custody, why: 'started' } },
  ];
  if (greeting === undefined) return drafts;
  const said = { kind: 'said', by: 'script', epoch: custody.epoch, script: 'greeting' } as const;
  return [...drafts, { key: keys.script('greeting', custody.epoch), entry: said, words: greeting }];
}

/** The drafts as the parallel arrays that the database's functions take: keys, bodies, words, HMAC keys, MACs. */
export function pack(drafts: readonly Draft[]): unknown[] {
  const words = drafts.map((draft) => (draft.words === undefined ? null : storable(draft.words)));
  const hmacKeys = words.map((text) => (text === null ? null : randomBytes(32)));
  const macs = words.map((text, i) => {
    const key = hmacKeys[i];
    return text === null || !key ? null : macOf(text, key);
  });
  return [drafts.map((d) => storable(d.key)), drafts.map((d) => canonicalJson(d.entry)), words, hmacKeys, macs];
}
