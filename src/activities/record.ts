import { type Draft, type Entry, keys } from '../conversation/entry.ts';
import type { HeardWaiting } from '../conversation/event.ts';
import type { Minutes } from '../handoff/waits/minutes.ts';
import { readWaiting } from '../policy/read.ts';
import type { RecordPorts } from './join.ts';
import type { LedgerPort } from './ports.ts';
import type { Outcome, RecordInput } from './types.ts';

/** Writes what the workflow has to say to the ledger, each key once. */
export const record =
  (ports: RecordPorts) =>
  (input: RecordInput): Promise<readonly Outcome[]> =>
    write(ports, input);

export async function write(
  { ledger, agent }: RecordPorts,
  { conversation, drafts }: RecordInput,
): Promise<readonly Outcome[]> {
  if (drafts.length === 0) return [];
  const spoken = drafts.map((draft) => withWords(draft, (code) => agent.script(code)));
  const read = await readWaitingTurns({ ledger, agent }, conversation, drafts);
  const appended = await ledger.append(conversation, [...spoken, ...[...read].flatMap(evidenceOf)]);
  const outcomes: Outcome[] = [];
  for (const [i, { entry, key }] of drafts.entries()) {
    if (entry.kind !== 'outcome') continue;
    const place = appended[i];
    if (place === undefined || 'refused' in place) continue;
    const { turnId, outcome } = entry;
    const heard = read.get(turnId);
    const settled = place.written
      ? { turnId, outcome, seq: place.seq }
      : await standing(ledger, conversation, key, turnId);
    outcomes.push(heard === undefined ? settled : { ...settled, heard });
  }
  return outcomes;
}

/** Scripts are codes in history; their texts are configuration and join them here. */
function withWords(draft: Draft, script: RecordPorts['agent']['script']): Draft {
  const { entry } = draft;
  if (entry.kind !== 'said' || entry.by !== 'script') return draft;
  return { ...draft, words: withMinutes(script(entry.script), entry.minutes) };
}

const withMinutes = (text: string, minutes: Minutes | undefined): string =>
  minutes === undefined ? text : text.replaceAll('{from}', `${minutes.from}`).replaceAll('{to}', `${minutes.to}`);

/** The outcome that was written first stands. */
async function standing(ledger: LedgerPort, conversation: string, key: string, turnId: string): Promise<Outcome> {
  const row = await ledger.row(conversation, key);
  if (row === undefined) throw new Error(`ledger entry ${key} stood a moment ago and is gone`);
  return { turnId, outcome: outcomeIn(row.entry), seq: row.seq };
}

const outcomeIn = (entry: Entry): Outcome['outcome'] => (entry.kind === 'outcome' ? entry.outcome : 'replied');

/** What the customer wrote while waiting is read where it is recorded: it costs no step of its own. By turn. */
async function readWaitingTurns(
  { ledger, agent }: RecordPorts,
  conversation: string,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, HeardWaiting>> {
  const read = new Map<string, HeardWaiting>();
  for (const { entry, hears } of drafts) {
    if (entry.kind !== 'outcome' || hears === undefined) continue;
    const { turnId } = entry;
    const text = (await ledger.row(conversation, keys.turn(turnId)))?.words;
    if (!text) continue;
    const evidence = readWaiting({ turnId, text, earlier: [], offered: false }, agent.phrases);
    read.set(turnId, { since: hears, evidence });
  }
  return read;
}

const evidenceOf = ([turnId, { evidence }]: [string, HeardWaiting]): Draft[] =>
  evidence.map((piece, i) => ({
    key: `evidence/${turnId}/waiting/${i}`,
    entry: { kind: 'evidence', evidence: piece },
  }));
