import { setTimeout as pause } from 'node:timers/promises';
import { keys, type TurnOutcome } from '../conversation/entry.ts';
import type { TurnAnswer, TurnMessage } from '../signals/messages.ts';
import type { Engine, Sent } from './engine.ts';
import { Follower } from './follower.ts';
import type { SaidFrame } from './frames.ts';
import type { GatewayLedger } from './ledger.ts';
import type { Lines } from './lines.ts';
import { type Refusal, unavailable } from './refusal.ts';
import type { ToldFrame } from './told.ts';

/** A turn's one outcome, with everything that was said to the customer from the turn up to it. */
export interface TurnResult {
  readonly turnId: string;
  readonly outcome: TurnOutcome;
  readonly seq: number;
  readonly said: readonly SaidFrame[];
}

/** What a delivery needs of the house. */
export interface House {
  readonly ledger: GatewayLedger;
  readonly engine: Engine;
  readonly lines: Lines;
  readonly turnComes: (conversation: string, turnId: string) => void;
  readonly log: (what: string, error: unknown) => void;
}

export interface TakenTurn {
  readonly conversation: string;
  readonly message: TurnMessage;
  /** Where what belongs to the turn begins: the turn itself, or the greeting before a conversation's first turn. */
  readonly from: number;
  /** The conversation was started for this turn, on this channel; else it is known or the ledger says. */
  readonly started?: 'chat' | 'voice';
}

const backOffMs = [100, 250, 500, 1_000, 2_000] as const;
/** After so long without an answer from Temporal the turn is left to the sweep, which begins anew. */
const giveUpMs = 60_000;
/** How often the ledger is read again for an outcome that the conversation has told already. */
const againMs = 1_000;

/**
 * One turn on its way, until its outcome stands in the ledger: sent to its conversation, again and again where Temporal
 * does not answer. The ledger's row settles it, so a worker that dies after writing the reply costs nothing.
 */
export class Delivery {
  readonly result: Promise<TurnResult | Refusal>;
  readonly #house: House;
  readonly #turn: TakenTurn;
  readonly #settle: (result: TurnResult | Refusal) => void;
  readonly #follower: Follower;
  readonly #said: SaidFrame[] = [];
  readonly #stopped = new AbortController();

  constructor(house: House, turn: TakenTurn) {
    this.#house = house;
    this.#turn = turn;
    const { promise, resolve } = Promise.withResolvers<TurnResult | Refusal>();
    this.result = promise;
    this.#settle = (result) => {
      this.#stopped.abort();
      this.#follower.stop();
      resolve(result);
    };
    const sink = { told: (frame: ToldFrame) => this.#told(frame) };
    this.#follower = new Follower(house.lines, turn.conversation, turn.from, sink);
  }

  /** The turn was written just now: nothing can have been said yet. */
  send(): void {
    const { conversation, message } = this.#turn;
    this.#house.turnComes(conversation, message.turnId);
    this.#follower.line.turnTaken(message.turnId, message.seq);
    void this.#send();
  }

  /** The turn stood in the ledger before. Where its outcome does too, that only has to be read. */
  async resume(): Promise<void> {
    const { conversation, message } = this.#turn;
    this.#follower.wake();
    const outcome = await this.#house.ledger.row(conversation, keys.outcome(message.turnId)).catch(() => undefined);
    if (outcome === undefined) await this.#send();
  }

  /** Whoever waits is told to ask again. */
  stop(): void {
    this.#settle(unavailable);
  }

  #told(frame: ToldFrame): void {
    if (frame.type === 'said') this.#said.push(frame);
    if (frame.type !== 'outcome' || frame.turnId !== this.#turn.message.turnId) return;
    const { turnId, outcome, seq } = frame;
    this.#settle({ turnId, outcome, seq, said: this.#said });
  }

  async #send(): Promise<void> {
    const { signal } = this.#stopped;
    const giveUp = Date.now() + giveUpMs;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        return await this.#outcome(await this.#once(), giveUp);
      } catch (error) {
        if (signal.aborted) return;
        this.#house.log('a turn could not be delivered; it is sent again', error);
        if (Date.now() > giveUp) return this.#settle(unavailable);
        await pause(backOffMs[Math.min(failures, backOffMs.length - 1)], undefined, { signal }).catch(() => {});
      }
    }
  }

  async #once(): Promise<Sent<TurnAnswer>> {
    const { engine, ledger } = this.#house;
    const { conversation, message, started } = this.#turn;
    if (started !== undefined) return engine.firstTurn(conversation, started, message);
    const sent = await engine.turn(conversation, message);
    if (sent !== 'unknown') return sent;
    const head = await ledger.conversation(conversation);
    // Temporal forgets an ended conversation in time, the ledger does not: its id is never started again
    return head === undefined || head.ended ? 'closed' : engine.firstTurn(conversation, head.channel, message);
  }

  /** The row in the ledger settles the turn, so that the same turn sent again in a year is answered the same. */
  async #outcome(sent: Sent<TurnAnswer>, giveUp: number): Promise<void> {
    const { signal } = this.#stopped;
    if (sent === 'closed' || sent === 'unknown') return this.#leftBehind();
    if ('refused' in sent) return this.#settle(sent.refused);
    const { answer } = sent;
    this.#follower.line.changed(answer.seq);
    while (!signal.aborted && Date.now() < giveUp) {
      await pause(againMs, undefined, { signal }).catch(() => {});
      this.#follower.line.gap();
    }
    this.#settle({ ...answer, said: this.#said });
  }

  /** The conversation ended before it took the turn: that is the turn's outcome, unless it has another. */
  async #leftBehind(): Promise<void> {
    const { conversation, message } = this.#turn;
    const entry = { kind: 'outcome', turnId: message.turnId, outcome: 'ended' } as const;
    await this.#house.ledger.append(conversation, [{ key: keys.outcome(message.turnId), entry }]);
    this.#follower.line.gap();
    this.#follower.wake();
  }
}
