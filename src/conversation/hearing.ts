import type { Row } from '../handoff/row.ts';
import type { Evidence } from '../policy/evidence.ts';
import type { Phrases } from '../policy/phrases.ts';
import { read, readReply } from '../policy/read.ts';
import { wordsIn } from '../policy/text/likeness.ts';
import { tokens as tokensOf } from '../policy/text/tokens.ts';
import type { Entry, ToolAsk } from './entry.ts';
import type { OpenTurn } from './state.ts';

/** What a conversation's rows and the model's answer are evidence of: the same live and from recordings. */

/** What the customer's unanswered turns are evidence of; nothing where the reader has seen them. `offered`: a human, in the turn before. */
export function heardIn(
  rows: readonly Row[],
  open: Pick<OpenTurn, 'turnId' | 'read'>,
  offered: boolean,
  phrases: Phrases,
): readonly Evidence[] {
  if (open.read) return [];
  return unanswered(rows, open).flatMap(({ seq, entry, words }) => {
    if (entry.kind !== 'turn') return [];
    const earlier = said(rows, 'customer', seq);
    return read({ turnId: entry.turnId, text: words ?? '', earlier, offered }, phrases);
  });
}

/** The model's answer as far as it is evidence: its words, its time, and what the provider told beside them. */
interface Answered {
  readonly text: string;
  readonly ms: number;
  readonly tokens?: number;
  readonly confidence?: number;
}

/** What the model did with the turn, in the order in which it counts. `rows`: as they stood before it spoke. */
export function answeredWith(
  rows: readonly Row[],
  turnId: string,
  { text, ms, tokens, confidence }: Answered,
  phrases: Phrases,
): readonly Evidence[] {
  const earlier = said(rows, 'ai', Number.POSITIVE_INFINITY);
  const spoken = readReply({ turnId, text, earlier, offered: false }, phrases);
  const counted = wordsIn(tokensOf(text));
  const model: Evidence = {
    type: 'model',
    turnId,
    status: 'ok',
    ms,
    // calls without words are no answer yet
    ...(counted === 0 ? {} : { words: counted }),
    ...(tokens === undefined ? {} : { tokens }),
  };
  if (confidence === undefined) return [model, ...spoken];
  return [model, { type: 'confidence', turnId, source: 'logprob', value: confidence }, ...spoken];
}

/** An answer without words and calls is none. */
export const saysNothing = ({ text, calls }: { readonly text: string; readonly calls: readonly unknown[] }): boolean =>
  text.trim() === '' && calls.length === 0;

/** A call as the tool table has it; what stands in no table is taken for a side effect. `i`: its place in the step. */
export const toolAskOf = (
  { turnId, step }: Pick<OpenTurn, 'turnId' | 'step'>,
  i: number,
  tool: string,
  spec: Pick<ToolAsk, 'backend' | 'sideEffect'> | undefined,
  fingerprint: string,
): ToolAsk => ({
  callId: `${turnId}.${step}.${i}`,
  tool,
  backend: spec?.backend ?? 'unknown',
  sideEffect: spec?.sideEffect ?? true,
  fingerprint,
});

/** What the customer, or the AI, said in these rows before this place, oldest first. */
export function said(rows: readonly Row[], by: 'customer' | 'ai', before: number): readonly string[] {
  const fits = (entry: Entry): boolean =>
    by === 'customer' ? entry.kind === 'turn' : entry.kind === 'said' && entry.by === 'ai';
  return rows.flatMap(({ seq, entry, words }) => (seq < before && fits(entry) && words ? [words] : []));
}

/**
 * The turns that wait for an answer of the AI: what the reader reads. What else was said before a human handed the
 * conversation back was theirs to answer, so that an old request for a human does not hand over for ever.
 */
export function unanswered(rows: readonly Row[], open: Pick<OpenTurn, 'turnId'>): readonly Row[] {
  const answered = floorOf(rows.findLast(({ entry }) => isReply(entry))?.entry);
  const mine = rows.findLast(({ entry }) => entry.kind === 'custody' && entry.holder === 'ai')?.seq ?? 0;
  return rows.filter(
    ({ seq, entry }) => entry.kind === 'turn' && seq > answered && (seq > mine || entry.turnId === open.turnId),
  );
}

export const isReply = (entry: Entry): boolean => entry.kind === 'said' && entry.by === 'ai' && !entry.interim;

/** The floor that a reply answered; 0 of anything else. */
export const floorOf = (entry: Entry | undefined): number =>
  entry?.kind === 'said' && entry.by === 'ai' ? entry.floor : 0;
