import { createHash } from 'node:crypto';
import type { Decided } from './drive.ts';

/** All decisions of one recorded conversation, whoever drove it. */
export interface Decisions {
  readonly recording: string;
  readonly entries: readonly Decided[];
}

/** Conversation, turn, rule, decision: one row for each decision other than to go on, in the recordings' order. */
export const rowsOf = (all: readonly Decisions[]): readonly string[] =>
  all.flatMap(({ recording, entries }) =>
    entries.map(({ turns, rule, decision }) => JSON.stringify([recording, turns.at(-1) ?? '', rule, decision])),
  );

/** Equal hashes, equal judgement. */
export const hashOf = (all: readonly Decisions[]): string =>
  createHash('sha256').update(rowsOf(all).join('\n')).digest('hex');
