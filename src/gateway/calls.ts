/** Who is on the phone here: a call whose last socket has gone and does not come back in time is hung up. */
export class Calls {
  readonly #graceMs: number;
  readonly #hangUp: (conversation: string) => void;
  readonly #sockets = new Map<string, number>();
  readonly #grace = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(graceMs: number, hangUp: (conversation: string) => void) {
    this.#graceMs = graceMs;
    this.#hangUp = hangUp;
  }

  joined(conversation: string): void {
    clearTimeout(this.#grace.get(conversation));
    this.#grace.delete(conversation);
    this.#sockets.set(conversation, (this.#sockets.get(conversation) ?? 0) + 1);
  }

  /** `over`: the conversation has ended, or was hung up in so many words. */
  left(conversation: string, over: boolean): void {
    const others = (this.#sockets.get(conversation) ?? 1) - 1;
    if (others > 0) {
      this.#sockets.set(conversation, others);
      return;
    }
    this.#sockets.delete(conversation);
    if (over || this.#stopped) return;
    const timer = setTimeout(() => {
      this.#grace.delete(conversation);
      this.#hangUp(conversation);
    }, this.#graceMs);
    this.#grace.set(conversation, timer);
  }

  /** The gateway goes, not the callers: nobody is hung up for it. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#grace.values()) clearTimeout(timer);
    this.#grace.clear();
  }
}
