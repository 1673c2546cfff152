import type { PacketCall } from '../gather.ts';
import { quoted } from '../quote.ts';
import type { Row } from '../row.ts';
import { callCite, turnCite } from './pieces.ts';

/** What nobody has settled: a turn without an answer, a call that failed, a change in doubt. */
export interface Unresolved {
  readonly what: 'unanswered' | 'failed' | 'in_doubt';
  readonly text: string;
  /** Of a call. */
  readonly tool?: string;
  readonly at: number;
  readonly cites: readonly string[];
}

/** Doubts first, then failures, then what waits for an answer; each in the order in which it came. */
export function unresolvedIn(rows: readonly Row[], calls: readonly PacketCall[]): readonly Unresolved[] {
  const doubts = calls.filter(({ status }) => status === 'in_doubt');
  return [
    ...doubts.map((call) => about('in_doubt', call, 'it is not known whether it was done')),
    ...failures(calls).map((call) => about('failed', call, call.status === 'timeout' ? 'no answer in time' : 'failed')),
    ...unanswered(rows),
  ];
}

const about = (what: Unresolved['what'], { tool, callId, at }: PacketCall, how: string): Unresolved => ({
  what,
  text: `${tool}: ${how}`,
  tool,
  at,
  cites: [callCite(callId)],
});

/** A tool's last word counts: what failed first and worked then is settled. One that was called off was not wanted. */
function failures(calls: readonly PacketCall[]): readonly PacketCall[] {
  const last = new Map(calls.map((call) => [call.tool, call]));
  return [...last.values()].filter(({ status }) => status === 'failed' || status === 'timeout');
}

/** Since the AI or a human last spoke; what they then answered, they answered all of. */
function unanswered(rows: readonly Row[]): readonly Unresolved[] {
  const answer = rows.findLastIndex(
    ({ entry }) => entry.kind === 'said' && (entry.by === 'human' || (entry.by === 'ai' && !entry.interim)),
  );
  return rows.slice(answer + 1).flatMap(({ at, entry, words }): Unresolved[] => {
    if (entry.kind !== 'turn') return [];
    return [{ what: 'unanswered', text: `No answer yet: ${quoted(words ?? '')}`, at, cites: [turnCite(entry.turnId)] }];
  });
}
