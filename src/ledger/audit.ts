import type { Entry } from '../conversation/entry.ts';
import { type ChainedEntry, entryHash, genesis, macOf } from './chain.ts';
import { advance, differences } from './fold.ts';
import type { Head } from './read.ts';

/** What an auditor may find wrong with a conversation's chain. */
export type Problem = 'edited' | 'removed' | 'reordered' | 'words_edited' | 'head_differs';

export interface Finding {
  readonly conversation: string;
  /** The entry it is about. */
  readonly seq: number;
  readonly problem: Problem;
  /** For a person; it quotes nothing of what was said. */
  readonly sentence: string;
}

/** An entry with what is kept apart from the chain; both null where there is none or it was erased. */
export interface AuditedEntry extends ChainedEntry {
  readonly hmacKey: Uint8Array | null;
  readonly words: string | null;
}

export type StoredHead = Head & { readonly hash: Uint8Array };

/** So many places are tried for an entry that does not stand where it was written. */
const placesTried = 2_000;

/** Checks one conversation: give it every entry in order, then its head. Holds only what is wrong in memory. */
export class Audit {
  readonly findings: Finding[] = [];
  /** Entries whose words are gone. */
  erased = 0;
  readonly #conversation: string;
  readonly #misfits: ChainedEntry[] = [];
  readonly #gaps: { readonly from: number; readonly to: number }[] = [];
  #last: ChainedEntry | undefined;
  #derived: ReturnType<typeof advance> | undefined;

  constructor(conversation: string) {
    this.#conversation = conversation;
  }

  add(entry: AuditedEntry): void {
    const expected = (this.#last?.seq ?? 0) + 1;
    if (entry.seq > expected) this.#gaps.push({ from: expected, to: entry.seq - 1 });
    if (!same(entryHash(entry), entry.hash)) this.#misfits.push(entry);
    else if (entry.seq === expected) this.#checkLink(entry);
    this.#checkWords(entry);
    this.#fold(entry);
    this.#last = entry;
  }

  /** Ends the audit; `head` is undefined where none stands. */
  finish(head: StoredHead | undefined): readonly Finding[] {
    this.#judgeMisfits(head?.seq ?? 0);
    this.#checkHead(head);
    return this.findings.sort((a, b) => a.seq - b.seq);
  }

  /** The entry itself is whole: then its `prev` is what stood before it when it was written. */
  #checkLink(entry: ChainedEntry): void {
    const before = this.#last;
    if (same(entry.prev, before?.hash ?? genesis)) return;
    if (before === undefined) this.#find(entry.seq, 'removed', 'it was not the first entry when it was written');
    else if (this.#misfits.at(-1) !== before)
      this.#find(before.seq, 'edited', `entry ${entry.seq} was chained to another entry than the one that stands here`);
  }

  #checkWords({ seq, mac, words, hmacKey }: AuditedEntry): void {
    if (mac === null) {
      if (words !== null) this.#find(seq, 'words_edited', 'words stand beside an entry that was written without any');
    } else if (words === null || hmacKey === null) {
      this.erased += 1;
    } else if (!same(macOf(words, hmacKey), mac)) {
      this.#find(seq, 'words_edited', 'its words are not the ones that were written');
    }
  }

  #fold({ seq, at, body }: ChainedEntry): void {
    if (this.#misfits.length > 0) return;
    try {
      const entry: Entry = JSON.parse(body);
      this.#derived = advance(this.#derived, { seq, at, entry });
    } catch {
      this.#find(seq, 'edited', 'its body is not an entry');
    }
  }

  /** A misfit that fits another place was moved; any other was edited. What was moved away leaves no gap unexplained. */
  #judgeMisfits(headSeq: number): void {
    const end = Math.max(headSeq, this.#last?.seq ?? 0);
    const places = [...this.#misfits.map(({ seq }) => seq), ...this.#missing(end)].slice(0, placesTried);
    const moved = new Set<number>();
    for (const misfit of this.#misfits) {
      const seq = places.find((place) => same(entryHash({ ...misfit, seq: place }), misfit.hash));
      if (seq === undefined) this.#find(misfit.seq, 'edited', 'its content is not what was written');
      else this.#find(misfit.seq, 'reordered', `it was written as entry ${seq}`);
      if (seq !== undefined) moved.add(seq);
    }
    for (const { from, to } of this.#gaps) {
      if (from === to && moved.has(from)) continue;
      this.#find(from, 'removed', from === to ? 'it is missing' : `entries ${from} to ${to} are missing`);
    }
  }

  *#missing(end: number): Generator<number> {
    const last = this.#last?.seq ?? 0;
    for (const { from, to } of [...this.#gaps, { from: last + 1, to: end }])
      for (let seq = from; seq <= to; seq += 1) yield seq;
  }

  #checkHead(head: StoredHead | undefined): void {
    const last = this.#last;
    if (head === undefined) this.#find(last?.seq ?? 0, 'head_differs', 'the conversation has entries but no head');
    else if (head.seq > (last?.seq ?? 0))
      this.#find((last?.seq ?? 0) + 1, 'removed', `the head names ${head.seq} entries, the chain ends before this one`);
    else if (last !== undefined && this.#misfits.at(-1) !== last && !same(head.hash, last.hash))
      this.#find(last.seq, 'head_differs', 'the head holds another hash than the last entry');
    else if (this.#derived !== undefined && this.#misfits.length + this.#gaps.length === 0) {
      const fields = differences(this.#derived, head);
      if (fields.length > 0)
        this.#find(head.seq, 'head_differs', `the head differs from the entries in ${fields.join(', ')}`);
    }
  }

  #find(seq: number, problem: Problem, what: string): void {
    const conversation = this.#conversation;
    this.findings.push({
      conversation,
      seq,
      problem,
      sentence: `Conversation ${conversation}, entry ${seq}: ${what}.`,
    });
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
