import type { Claim } from '../../handoff/brief.ts';
import type { Row } from '../../handoff/row.ts';
import type { Transcript, TranscriptLine } from '../wire.ts';

/** What a human reads of a conversation: who said what, tools called, who held it. */
export function transcriptOf(rows: readonly Row[], after: number): Omit<Transcript, 'standing' | 'elsewhere'> {
  const lines = rows.filter(({ seq }) => seq > after).flatMap(lineOf);
  return { lines, next: Math.max(after, rows.at(-1)?.seq ?? 0) };
}

function lineOf({ seq, at, entry, words }: Row): TranscriptLine[] {
  const line = { seq, at };
  switch (entry.kind) {
    case 'turn':
      return [{ ...line, kind: 'customer', turnId: entry.turnId, text: words }];
    case 'barged':
      return [{ ...line, kind: 'barged', turnId: entry.turnId, text: words }];
    case 'said':
      return [saidLine(line, entry, words)];
    case 'called': {
      const { callId, tool, status, ms } = entry;
      return [{ ...line, kind: 'call', callId, tool, status, ms, text: words }];
    }
    case 'human':
      if (entry.act === 'opened' || entry.act === 'wrapped_up') return [];
      return [{ ...line, kind: 'note', agent: entry.agent, act: entry.act, text: words, ...doingOf(entry) }];
    case 'asked_assistant': {
      const { askId, agent, ask } = entry;
      return [{ ...line, kind: 'asked', askId, agent, ask, text: words }];
    }
    case 'assisted':
      return [{ ...line, kind: 'assisted', ...answerOf(entry, words) }];
    case 'consulted': {
      const { act, consultId, agent } = entry;
      const to = entry.act === 'asked' && entry.to !== undefined ? { to: entry.to } : {};
      return [{ ...line, kind: 'consult', act, consultId, agent, ...to, text: words }];
    }
    case 'custody':
      return [
        { ...line, kind: 'event', event: entry.holder, ...(entry.agent === undefined ? {} : { agent: entry.agent }) },
      ];
    case 'hung_up':
      return [{ ...line, kind: 'event', event: 'hung_up' }];
    case 'promise':
      return [{ ...line, kind: 'event', event: 'promise' }];
    case 'promise_end':
      return [{ ...line, kind: 'event', event: `promise_${entry.state}` }];
    default:
      return [];
  }
}

type Doing = Pick<Extract<TranscriptLine, { kind: 'note' }>, 'outcome' | 'due' | 'promiseId'>;

/** What was changed or promised is told by its code. */
function doingOf(entry: Extract<Row['entry'], { kind: 'human' }>): Doing {
  switch (entry.act) {
    case 'changed':
      return { outcome: entry.outcome };
    case 'promised':
      return { outcome: entry.outcome, due: entry.due, promiseId: entry.promiseId };
    case 'kept':
      return { outcome: entry.outcome, promiseId: entry.promiseId };
    default:
      return {};
  }
}

type Assisted = Extract<Row['entry'], { kind: 'assisted' }>;

function answerOf(entry: Assisted, words: string | null) {
  const answer: { readonly claims: readonly Claim[] } | null = words === null ? null : JSON.parse(words);
  const why = 'why' in entry ? { why: entry.why } : {};
  return { askId: entry.askId, claims: answer?.claims ?? null, dropped: entry.dropped, ...why };
}

type Said = Extract<Row['entry'], { kind: 'said' }>;

function saidLine(line: { seq: number; at: number }, entry: Said, text: string | null): TranscriptLine {
  switch (entry.by) {
    case 'ai':
      return { ...line, kind: 'ai', turnId: entry.turnId, text };
    case 'script':
      return { ...line, kind: 'script', script: entry.script, text };
    case 'human':
      return { ...line, kind: 'human', agent: entry.agent, text };
  }
}
