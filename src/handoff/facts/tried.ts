import type { BackendStatus, Evidence } from '../../policy/evidence.ts';
import type { PacketCall } from '../gather.ts';
import type { Row } from '../row.ts';
import { callCite, turnCite } from './pieces.ts';

/** One thing that was tried, and how it ended; the same one over and over is one, counted. */
export interface Tried {
  readonly text: string;
  readonly times: number;
  /** When it was tried last. */
  readonly at: number;
  readonly cites: readonly string[];
}

/** The latest; the transcript has them all. */
const most = 20;

/** Calls with how they ended, and what became of the AI's answers, in the order in which each was tried last. */
export function triedIn(rows: readonly Row[], calls: readonly PacketCall[]): readonly Tried[] {
  const ofCalls = calls.map(({ tool, status, callId, at }) => ({
    text: `${tool}: ${ended[status]}`,
    at,
    cite: callCite(callId),
  }));
  const ofAnswers = rows.flatMap(({ at, entry }) => {
    const text = entry.kind === 'evidence' ? attemptWords(entry.evidence) : undefined;
    return entry.kind === 'evidence' && text !== undefined ? [{ text, at, cite: turnCite(entry.evidence.turnId) }] : [];
  });
  const all = [...ofCalls, ...ofAnswers].sort((a, b) => a.at - b.at);
  const byText = Map.groupBy(all, ({ text }) => text);
  return [...byText]
    .map(([text, tries]) => {
      const cites = [...new Set(tries.map(({ cite }) => cite))];
      return { text, times: cites.length, at: tries.at(-1)?.at ?? 0, cites };
    })
    .sort((a, b) => a.at - b.at)
    .slice(-most);
}

const ended = {
  ok: 'answered',
  refused: 'refused',
  failed: 'failed',
  timeout: 'no answer in time',
  in_doubt: 'not known whether it was done',
  dropped: 'called off',
} as const satisfies Record<BackendStatus, string>;

function attemptWords(evidence: Evidence): string | undefined {
  switch (evidence.type) {
    case 'no_help':
      return 'An answer: the customer says that it did not help';
    case 'said_again':
      return 'An answer: the customer had to say the same again';
    case 'same_answer':
      return 'The same answer again';
    case 'out_of_scope':
      return 'The AI said that this is beyond what it may do';
    case 'answer':
      return evidence.yes ? 'A human was offered: accepted' : 'A human was offered: declined';
    case 'model':
      return evidence.status === 'failed' ? 'The model gave no usable answer' : undefined;
    default:
      return undefined;
  }
}
