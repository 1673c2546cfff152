import type { Appended, Row, Window } from '../../src/activities/ports.ts';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Holder } from '../../src/handoff/custody.ts';

/** The ledger's fences and its one-row-a-key in memory, as 002_append.sql and 014_late_accept.sql have them, for interleavings by the thousand. */
export class ModelLedger {
  readonly rows: Row[] = [];
  floor = 0;
  answered = 0;
  answeredSeq = 0;
  epoch = 1;
  holder: Holder = 'ai';
  ended = false;

  append(drafts: readonly Draft[]): Appended[] {
    return drafts.map((draft) => this.#one(draft));
  }

  #one({ key, entry, words }: Draft): Appended {
    const standing = this.row(key);
    if (standing !== undefined) return { seq: standing.seq, written: false };
    if (entry.kind === 'custody' && this.ended) return { refused: 'ended' };
    if (entry.kind === 'custody' && entry.epoch <= this.epoch) return { refused: 'stale_epoch' };
    if (entry.kind === 'said' && this.ended) return { refused: 'ended' };
    if (entry.kind === 'said' && entry.epoch !== this.epoch) return { refused: 'stale_epoch' };
    if (entry.kind === 'said' && entry.by === 'ai' && this.holder !== 'ai') return { refused: 'stale_epoch' };
    if (entry.kind === 'said' && entry.by === 'ai' && entry.floor !== this.floor) return { refused: 'floor_moved' };
    if (entry.kind === 'calling' && this.ended) return { refused: 'ended' };
    const row: Row = { seq: this.rows.length + 1, at: 0, key, entry, words: words ?? null };
    this.rows.push(row);
    this.#advance(row);
    return { seq: row.seq, written: true };
  }

  #advance({ seq, entry }: Row): void {
    if (entry.kind === 'turn' || entry.kind === 'barged' || entry.kind === 'hung_up') this.floor = seq;
    if (entry.kind === 'said' && entry.by === 'ai' && !entry.interim) {
      this.answered = entry.floor;
      this.answeredSeq = seq;
    }
    if (entry.kind === 'custody') {
      this.epoch = entry.epoch;
      this.holder = entry.holder;
    }
    if (entry.kind === 'ended') this.ended = true;
  }

  row(key: string): Row | undefined {
    return this.rows.find((row) => row.key === key);
  }

  window(drafts: readonly Draft[]): Window {
    this.append(drafts);
    const { epoch, floor, ended } = this;
    return { rows: [...this.rows], channel: 'voice', epoch, floor, ended, salt: new Uint8Array() };
  }

  /** What the customer does: where it stands, and the reply that stood there before. Undefined after the end. */
  take(draft: Draft): { seq: number; answered: number; answeredSeq: number } | undefined {
    if (this.ended) return undefined;
    const { answered, answeredSeq } = this;
    const [place] = this.append([draft]);
    return place !== undefined && 'seq' in place ? { seq: place.seq, answered, answeredSeq } : undefined;
  }

  /** A turn's one outcome as it stands, with its place. */
  outcome(turnId: string): { outcome: string; seq: number } | undefined {
    const row = this.row(keys.outcome(turnId));
    if (row === undefined) return undefined;
    return { outcome: row.entry.kind === 'outcome' ? row.entry.outcome : 'replied', seq: row.seq };
  }
}
