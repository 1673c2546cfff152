import type { Draft, Entry } from '../conversation/entry.ts';
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
  const appended = await ledger.append(conversation, spoken);
  const outcomes: Outcome[] = [];
  for (const [i, { entry, key }] of drafts.entries()) {
    if (entry.kind !== 'outcome') continue;
    const place = appended[i];
    if (place === undefined || 'refused' in place) continue;
    const { turnId, outcome } = entry;
    outcomes.push(
      place.written ? { turnId, outcome, seq: place.seq } : await standing(ledger, conversation, key, turnId),
    );
  }
  return outcomes;
}

/** Scripts are codes in history; their texts are configuration and join them here. */
function withWords(draft: Draft, script: RecordPorts['agent']['script']): Draft {
  const { entry } = draft;
  return entry.kind === 'said' && entry.by === 'script' ? { ...draft, words: script(entry.script) } : draft;
}

/** The outcome that was written first stands. */
async function standing(ledger: LedgerPort, conversation: string, key: string, turnId: string): Promise<Outcome> {
  const row = await ledger.row(conversation, key);
  if (row === undefined) throw new Error(`ledger entry ${key} stood a moment ago and is gone`);
  return { turnId, outcome: outcomeIn(row.entry), seq: row.seq };
}

const outcomeIn = (entry: Entry): Outcome['outcome'] => (entry.kind === 'outcome' ? entry.outcome : 'replied');
