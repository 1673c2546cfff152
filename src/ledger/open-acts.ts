import type { Database } from './database.ts';

/** Something that a customer did, and that their conversation may not have heard of. */
export interface OpenAct {
  readonly conversation: string;
  /** The turn that has no outcome; undefined for a hang-up that has not brought the end. */
  readonly turnId: string | undefined;
  readonly seq: number;
  /** The highest floor that had its reply when the act was written, and where that reply stands. */
  readonly answered: number;
  readonly answeredSeq: number;
}

/** Which acts are asked for. `ageMs`: at least so old; `withinMs`: in conversations that were busy at most so long ago. */
export interface OpenActsQuery {
  readonly ageMs: number;
  readonly withinMs: number;
  readonly most: number;
}

interface Found {
  readonly conversation: string;
  readonly turn_id: string | null;
  readonly seq: number;
  readonly answered: number;
  readonly answered_seq: number;
}

/** Turns without an outcome and hang-ups without an end, oldest first. */
export async function openActs(db: Database, { ageMs, withinMs, most }: OpenActsQuery): Promise<readonly OpenAct[]> {
  const text = 'select conversation, turn_id, seq, answered, answered_seq from readback.open_acts($1, $2, $3)';
  const found = await db.ask<Found>('open_acts', text, [ageMs, withinMs, most]);
  return found.map(({ conversation, turn_id, seq, answered, answered_seq }) => ({
    conversation,
    turnId: turn_id ?? undefined,
    seq,
    answered,
    answeredSeq: answered_seq,
  }));
}
