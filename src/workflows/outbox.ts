import type { Draft } from '../conversation/entry.ts';

/** What the ledger has yet to learn. A draft stays until the step that carried it came back; its key makes repeats harmless. */
export class Outbox {
  private waiting: readonly Draft[] = [];

  add(drafts: readonly Draft[]): void {
    this.waiting = [...this.waiting, ...drafts];
  }

  get drafts(): readonly Draft[] {
    return this.waiting;
  }

  taken(drafts: readonly Draft[]): void {
    this.waiting = this.waiting.filter((draft) => !drafts.includes(draft));
  }

  get empty(): boolean {
    return this.waiting.length === 0;
  }
}
