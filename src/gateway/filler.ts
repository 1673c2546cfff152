/** The filler clock of one customer: once per silence of `afterMs` while a turn of theirs is open. */
export class Filler {
  readonly #afterMs: number;
  readonly #fill: (turnId: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #turnId: string | undefined;

  constructor(afterMs: number, fill: (turnId: string) => void) {
    this.#afterMs = afterMs;
    this.#fill = fill;
  }

  /** A turn was taken and waits for its answer. */
  open(turnId: string): void {
    this.close();
    this.#turnId = turnId;
    this.#timer = setTimeout(() => this.#fill(turnId), this.#afterMs);
  }

  /** The customer hears something: the silence begins anew. */
  heard(): void {
    if (this.#turnId !== undefined) this.#timer?.refresh();
  }

  /** The turn has its outcome (of any turn, where none is named), or the customer has the floor. */
  close(turnId?: string): void {
    if (turnId !== undefined && turnId !== this.#turnId) return;
    clearTimeout(this.#timer);
    this.#turnId = undefined;
    this.#timer = undefined;
  }
}
