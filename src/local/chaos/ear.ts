import type { TurnOutcome } from '../../conversation/entry.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import type { ServerFrame } from '../../gateway/frames.ts';
import { now } from './clock.ts';

/** One turn as its customer knows it. Times in ms since the epoch. */
export interface Turn {
  readonly turnId: string;
  readonly text: string;
  sentAt: number;
  /** The first outcome that was told; a second one that differs is what must never be. */
  told?: { readonly outcome: TurnOutcome; readonly seq: number; readonly at: number };
  toldOtherwise?: { readonly outcome: TurnOutcome; readonly seq: number };
  /** Not taken at all: the conversation had ended. */
  refused?: FailureCode;
}

/** Everything that one customer was told, and what was wrong with how it came. */
export class Ear {
  /** The last place in the ledger that was heard: what comes back is asked for from here. */
  cursor = 0;
  holder = 'ai';
  ended = false;
  /** Something heard that had been heard before, or out of its order. */
  repeated = 0;
  readonly turns = new Map<string, Turn>();
  /** Places in the ledger of everything that was said to this customer, in the order it came. */
  readonly said: number[] = [];
  /** What humans said, by the places of it. */
  humanSaid = 0;
  /** Words of the open answer so far, in characters. */
  streamed = 0;
  /** The AI's whole answers by turn. */
  readonly answers = new Map<string, string>();
  readonly #waiting = new Set<() => void>();

  spoken(turn: Turn): void {
    this.streamed = 0;
    this.turns.set(turn.turnId, turn);
  }

  isOpen(turnId: string): boolean {
    const turn = this.turns.get(turnId);
    return turn !== undefined && turn.told === undefined && turn.refused === undefined;
  }

  get open(): readonly Turn[] {
    return [...this.turns.values()].filter(({ turnId }) => this.isOpen(turnId));
  }

  hear(frame: ServerFrame): void {
    if (frame.type === 'word') this.streamed += frame.text.length;
    if (frame.type === 'outcome') this.outcome(frame.turnId, frame.outcome, frame.seq);
    if (frame.type === 'said') this.#hearSaid(frame);
    if (frame.type === 'custody') this.holder = frame.holder;
    if (frame.type === 'ended') this.ended = true;
    if ('seq' in frame) this.cursor = Math.max(this.cursor, frame.seq);
    this.#wake();
  }

  /** Told again is harmless, told otherwise is not. */
  outcome(turnId: string, outcome: TurnOutcome, seq: number): void {
    const turn = this.turns.get(turnId);
    if (turn === undefined) return;
    if (turn.told === undefined) turn.told = { outcome, seq, at: now() };
    else if (turn.told.outcome !== outcome || turn.told.seq !== seq) turn.toldOtherwise = { outcome, seq };
    this.#wake();
  }

  refuse(turnId: string, code: FailureCode): void {
    const turn = this.turns.get(turnId);
    if (turn !== undefined) turn.refused = code;
    this.#wake();
  }

  /** Resolves with whether it came true within `ms`. */
  async until(fits: () => boolean, ms: number): Promise<boolean> {
    if (fits()) return true;
    return new Promise((resolve) => {
      const done = (came: boolean): void => {
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve(came);
      };
      const look = (): void => {
        if (fits()) done(true);
      };
      const late = setTimeout(() => done(false), ms);
      this.#waiting.add(look);
    });
  }

  #hearSaid(frame: Extract<ServerFrame, { type: 'said' }>): void {
    if (frame.seq <= this.cursor) this.repeated += 1;
    this.said.push(frame.seq);
    if (frame.by === 'human') this.humanSaid += 1;
    const { turnId, text } = frame;
    if (frame.by === 'ai' && frame.interim !== true && turnId !== undefined) this.answers.set(turnId, text ?? '');
  }

  #wake(): void {
    for (const look of this.#waiting) look();
  }
}
