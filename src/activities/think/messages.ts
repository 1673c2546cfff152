import type { Entry } from '../../conversation/entry.ts';
import type { ModelMessage, Row } from '../ports.ts';

/** The ledger's rows as the model reads them: what was really heard, tools with their results, colleagues as narrative. */
export function messagesOf(rows: readonly Row[]): readonly ModelMessage[] {
  const heard = new Map(
    rows.flatMap(({ entry, words }) => (entry.kind === 'barged' ? [[entry.turnId, words ?? ''] as const] : [])),
  );
  const results = new Map(
    rows.flatMap(({ entry, words }) =>
      entry.kind === 'called' ? [[entry.callId, resultOf(entry, words)] as const] : [],
    ),
  );
  return rows.flatMap((row) => messageOf(row, heard, results));
}

function messageOf(
  row: Row,
  heard: ReadonlyMap<string, string>,
  results: ReadonlyMap<string, string>,
): readonly ModelMessage[] {
  const { entry, words } = row;
  const text = words ?? '';
  switch (entry.kind) {
    case 'turn':
      return [{ role: 'customer', text }];
    case 'barged':
      return text === '' ? [] : [{ role: 'assistant', text: `${text} [the customer cut in here]` }];
    case 'said':
      return saidOf(entry, text, heard);
    case 'asked':
      return askedOf(entry, text, results);
    case 'human':
      return entry.act === 'handed_back'
        ? [narrative(`A colleague handed the conversation back. Outcome: ${entry.outcome}. ${text}`)]
        : [];
    default:
      return [];
  }
}

const narrative = (text: string): ModelMessage => ({ role: 'narrative', text: text.trim() });

/** Of a reply that was cut off, only what the customer heard counts; that stands where they cut in. */
function saidOf(
  entry: Extract<Entry, { kind: 'said' }>,
  text: string,
  heard: ReadonlyMap<string, string>,
): readonly ModelMessage[] {
  if (entry.by === 'human') return [narrative(`A colleague told the customer: ${text}`)];
  if (entry.by === 'script') return entry.script === 'greeting' ? [{ role: 'assistant', text }] : [];
  if (entry.interim) return [];
  return heard.has(entry.turnId) ? [] : [{ role: 'assistant', text }];
}

/** Every call gets a result, for the protocol asks for one; `words` of the entry are its arguments by call id. */
function askedOf(
  entry: Extract<Entry, { kind: 'asked' }>,
  words: string,
  results: ReadonlyMap<string, string>,
): readonly ModelMessage[] {
  const args = argumentsOf(words);
  const calls = entry.calls.map(({ callId, tool }) => ({ callId, tool, arguments: args[callId] ?? '{}' }));
  const answers = calls.map(
    ({ callId }): ModelMessage => ({ role: 'result', callId, text: results.get(callId) ?? 'Not completed.' }),
  );
  return [{ role: 'asked', text: '', calls }, ...answers];
}

/** Arguments by call id, as they were written with the `asked` entry. */
export function argumentsOf(words: string): Readonly<Record<string, string>> {
  if (words === '') return {};
  const parsed: unknown = JSON.parse(words);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function resultOf(entry: Extract<Entry, { kind: 'called' }>, words: string | null): string {
  switch (entry.status) {
    case 'timeout':
      return 'The backend did not answer in time.';
    case 'in_doubt':
      return 'It is not known whether this was done. Do not try it again.';
    case 'dropped':
      return 'Not completed.';
    case 'failed':
      return words ?? 'The backend failed.';
    default:
      return words ?? '';
  }
}
