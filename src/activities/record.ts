import { type Draft, type Entry, keys, type PromisedWindow } from '../conversation/entry.ts';
import type { HeardWaiting } from '../conversation/event.ts';
import { hearWish } from '../handoff/callbacks/hear-wish.ts';
import type { Minutes } from '../handoff/waits/minutes.ts';
import { readWaiting } from '../policy/read.ts';
import type { RecordPorts } from './join.ts';
import type { Appended, CallbacksPort, LedgerPort } from './ports.ts';
import { reachIn } from './reach.ts';
import type { Outcome, RecordInput, Told } from './types.ts';

/** Writes what the workflow has to say to the ledger, each key once. */
export const record =
  (ports: RecordPorts) =>
  (input: RecordInput): Promise<readonly Told[]> =>
    write(ports, input);

export async function write(
  { ledger, agent, callbacks }: RecordPorts,
  { conversation, drafts }: RecordInput,
): Promise<readonly Told[]> {
  if (drafts.length === 0) return [];
  const spoken = await Promise.all(
    drafts.map((draft) =>
      withWords(draft, (code) => agent.script(code), windowOf({ ledger, callbacks }, conversation)),
    ),
  );
  const read = await readWaitingTurns({ ledger, agent }, conversation, drafts);
  const appended = await ledger.append(conversation, [...spoken, ...[...read].flatMap(evidenceOf)]);
  const told: Told[] = [];
  for (const [i, { entry, key }] of drafts.entries()) {
    const place = appended[i];
    if (isNotFree(place) && 'offerId' in entry) told.push({ offerId: entry.offerId });
    if (entry.kind !== 'outcome') continue;
    if (place === undefined || 'refused' in place) continue;
    const { turnId, outcome } = entry;
    const heard = read.get(turnId);
    const settled = place.written
      ? { turnId, outcome, seq: place.seq }
      : await standing(ledger, conversation, key, turnId);
    told.push(heard === undefined ? settled : { ...settled, heard });
  }
  return told;
}

const isNotFree = (place: Appended | undefined): boolean =>
  place !== undefined && 'refused' in place && place.refused === 'not_free';

/** Scripts are codes in history; their texts are configuration and join them here. */
async function withWords(
  draft: Draft,
  script: RecordPorts['agent']['script'],
  windowWords: (window: PromisedWindow) => Promise<string>,
): Promise<Draft> {
  const { entry } = draft;
  if (entry.kind !== 'said' || entry.by !== 'script') return draft;
  const words = withMinutes(script(entry.script), entry.minutes);
  if (entry.window === undefined) return { ...draft, words };
  const named = await windowWords(entry.window);
  return { ...draft, words: words.replaceAll('{window}', () => named) };
}

const withMinutes = (text: string, minutes: Minutes | undefined): string =>
  minutes === undefined ? text : text.replaceAll('{from}', `${minutes.from}`).replaceAll('{to}', `${minutes.to}`);

/** A window in the time that the customer reads it in: in the zone they told last, else as the step knew it that held it. */
const windowOf =
  ({ ledger, callbacks }: { ledger: LedgerPort; callbacks: CallbacksPort | undefined }, conversation: string) =>
  async (window: PromisedWindow): Promise<string> => {
    const rows = await ledger.rows(conversation);
    const held = rows.findLast(({ key }) => key === keys.slot(window.promiseId))?.words;
    const zone = reachIn(rows).timezone ?? held ?? undefined;
    if (callbacks === undefined) throw new Error('a window was promised, and no callbacks are configured here');
    return callbacks.words(window, callbacks.zoneOf(undefined, zone));
  };

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
    const row = await ledger.row(conversation, keys.turn(turnId));
    const text = row?.words;
    if (!text) continue;
    const evidence = readWaiting({ turnId, text, earlier: [], offered: false }, agent.phrases);
    const wish = hearWish(text, row.at);
    read.set(turnId, { since: hears, evidence, ...(wish === undefined ? {} : { wish }) });
  }
  return read;
}

const evidenceOf = ([turnId, { evidence }]: [string, HeardWaiting]): Draft[] =>
  evidence.map((piece, i) => ({
    key: `evidence/${turnId}/waiting/${i}`,
    entry: { kind: 'evidence', evidence: piece },
  }));
