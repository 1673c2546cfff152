import { type Entry, keys } from '../../conversation/entry.ts';
import type { Other } from '../../handoff/others.ts';
import type { ThinkPorts } from '../join.ts';
import type { ModelMessage, ModelRequest, Row } from '../ports.ts';
import { handedBackAt, historyOf } from './history.ts';
import { noticesOf } from './notices.ts';

/** What the model is asked where these are the last turns. `others`: the same customer's other conversations. */
export const requestOf = (
  { agent, tools }: Pick<ThinkPorts, 'agent' | 'tools'>,
  rows: readonly Row[],
  others: readonly Other[] = [],
): Omit<ModelRequest, 'signal' | 'step'> => ({
  instructions: agent.instructions,
  messages: [...noticesOf(others, rows.at(-1)?.at ?? 0), ...messagesOf(rows)],
  tools: tools.specs,
});

/**
 * The ledger's rows as the model reads them: what was really heard, tools with their results, colleagues as narrative.
 * What came before a human handed back is one history; what the customer said in it and nobody has answered follows it.
 */
export function messagesOf(rows: readonly Row[]): readonly ModelMessage[] {
  const around: Around = {
    cutAt: new Map(rows.flatMap(({ seq, entry }) => (entry.kind === 'barged' ? [[entry.turnId, seq] as const] : []))),
    byKey: new Map(rows.map((row) => [row.key, row])),
    results: new Map(
      rows.flatMap(({ entry, words }) =>
        entry.kind === 'called' ? [[entry.callId, resultOf(entry, words)] as const] : [],
      ),
    ),
  };
  const told = rows.map((row) => ({ row, messages: messageOf(row, around) }));
  const back = handedBackAt(rows);
  if (back < 0) return told.flatMap(({ messages }) => messages);
  const open = openTurns(rows);
  const history = told.slice(0, back + 1);
  const isOpen = ({ row: { entry } }: (typeof told)[number]) => entry.kind === 'turn' && open.has(entry.turnId);
  return [
    historyOf(history.filter((one) => !isOpen(one))),
    ...[...history.filter(isOpen), ...told.slice(back + 1)].flatMap(({ messages }) => messages),
  ];
}

/** Turns without an outcome: one may have reached the ledger just before the hand-back, and the AI just after it. */
function openTurns(rows: readonly Row[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const { entry } of rows) {
    if (entry.kind === 'turn') open.add(entry.turnId);
    if (entry.kind === 'outcome' || (entry.kind === 'said' && entry.by === 'ai' && !entry.interim))
      open.delete(entry.turnId);
  }
  return open;
}

/** What a row's message depends on beside the row: where each turn's answer was last cut off, every row by its key. */
interface Around {
  readonly cutAt: ReadonlyMap<string, number>;
  readonly byKey: ReadonlyMap<string, Row>;
  readonly results: ReadonlyMap<string, string>;
}

function messageOf(row: Row, around: Around): readonly ModelMessage[] {
  const { entry, words } = row;
  const text = words ?? '';
  switch (entry.kind) {
    case 'turn':
      return [{ role: 'customer', text }];
    case 'barged':
      return text === '' ? [] : [{ role: 'assistant', text: `${text} [the customer cut in here]` }];
    case 'said':
      return saidOf(row, entry, around);
    case 'asked':
      return askedOf(entry, text, around);
    case 'custody':
      return entry.why === 'never_mind' ? [narrative('The customer needs the human who was asked for no more.')] : [];
    case 'human':
      if (entry.act === 'noted') return [narrative(`A colleague noted: ${text}`)];
      return entry.act === 'handed_back'
        ? [narrative(`A colleague handed the conversation back. Outcome: ${entry.outcome}.`)]
        : [];
    default:
      return [];
  }
}

const narrative = (text: string): ModelMessage => ({ role: 'narrative', text });

type Said = Extract<Entry, { kind: 'said' }>;

/** Words said while tools run stand with the calls. */
function saidOf(row: Row, entry: Said, around: Around): readonly ModelMessage[] {
  const text = row.words ?? '';
  if (entry.by === 'human') return [narrative(`A colleague told the customer: ${text}`)];
  if (entry.by === 'script') return entry.script === 'greeting' ? [{ role: 'assistant', text }] : [];
  return entry.interim || wasCut(row, entry.turnId, around) ? [] : [{ role: 'assistant', text }];
}

/** Of words that were cut off, only what the customer heard counts; that stands where they cut in. */
const wasCut = ({ seq }: Row, turnId: string, { cutAt }: Around): boolean => seq < (cutAt.get(turnId) ?? 0);

/** Every call gets a result, for the protocol asks for one; `words` of the entry are its arguments by call id. */
function askedOf(
  { turnId, step, calls }: Extract<Entry, { kind: 'asked' }>,
  words: string,
  around: Around,
): readonly ModelMessage[] {
  const said = around.byKey.get(keys.interim(turnId, step));
  const text = said === undefined || wasCut(said, turnId, around) ? '' : (said.words ?? '');
  const args = argumentsOf(words);
  const asked = calls.map(({ callId, tool }) => ({ callId, tool, arguments: args[callId] ?? '{}' }));
  const answers = calls.map(
    ({ callId }): ModelMessage => ({
      role: 'result',
      callId,
      text: around.results.get(callId) ?? 'Not completed.',
    }),
  );
  return [{ role: 'asked', text, calls: asked }, ...answers];
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
