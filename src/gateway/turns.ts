import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Channel, keys } from '../conversation/entry.ts';
import { Delivery, type House, type TurnResult } from './delivery.ts';
import type { Snapshot } from './engine.ts';
import type { NamedCustomer } from './frames.ts';
import type { Joins } from './joins.ts';
import { Refusal } from './refusal.ts';

export interface TurnRequest {
  readonly conversation: string;
  readonly channel: Channel;
  readonly turnId: string;
  readonly text: string;
  /** Whose turn it is, where the channel says so. */
  readonly customer?: NamedCustomer | undefined;
}

/** A turn that stands in the ledger. `from`: after this seq everything belongs to it, up to its outcome. */
export interface Accepted {
  readonly turnId: string;
  readonly seq: number;
  readonly from: number;
  readonly result: Promise<TurnResult | Refusal>;
}

/** Where an act of the customer stands in the ledger, and the reply that stood there before it. */
export interface Place {
  readonly seq: number;
  readonly answered: number;
  readonly answeredSeq: number;
}

/** A conversation's first entries: started, custody, greeting; a turn at this seq or before is its first. */
const firstTurnSeq = 4;

const lostCallTries = 30;
const lostCallPauseMs = 2_000;

/** The customer's acts: into the ledger first, then to the conversation. Every method throws where the ledger is away. */
export class Turns {
  readonly #house: House;
  readonly #snapshot: Snapshot;
  readonly #joins: Joins;
  readonly #deliveries = new Map<string, Delivery>();
  #stopped = false;

  constructor(house: House, snapshot: Snapshot, joins: Joins) {
    this.#house = house;
    this.#snapshot = snapshot;
    this.#joins = joins;
  }

  /** Turns on their way. */
  get open(): number {
    return this.#deliveries.size;
  }

  async take(request: TurnRequest): Promise<Accepted | Refusal> {
    const { conversation, channel, turnId, text, customer } = request;
    const { ledger } = this.#house;
    // a turn that stands is answered: whoever names somebody else is refused before
    const wrong = customer && (await this.named(conversation, customer));
    if (wrong !== undefined && wrong.code !== 'CONVERSATION_UNKNOWN') return wrong;
    let taken = await ledger.takeTurn(conversation, turnId, text);
    let started: Channel | undefined;
    if ('refused' in taken && taken.refused === 'unknown') {
      const start = await ledger.start(conversation, channel, this.#snapshot.id, this.#snapshot.greeting);
      // another door may have started it meanwhile, on a channel of its own
      if (!('refused' in start) && !start.repeated) started = channel;
      taken = await ledger.takeTurn(conversation, turnId, text);
    }
    if ('refused' in taken) return new Refusal('CONVERSATION_ENDED');
    if (!taken.sameWords) return new Refusal('TURN_ID_REUSED');
    // before the conversation hears of the turn, so that its first thought knows whose it is
    if (customer !== undefined && wrong !== undefined) await this.#joins.join(conversation, customer);
    return this.#accept(conversation, turnId, taken, started);
  }

  /** The channel says whose conversation it is, beside any turn. */
  async named(conversation: string, customer: NamedCustomer): Promise<Refusal | undefined> {
    return this.#joins.refusal() ?? (await this.#joins.join(conversation, customer));
  }

  /** A turn that stands in the ledger and, for all that is known here, on no way to its conversation. */
  resume(conversation: string, turnId: string, place: Place): void {
    this.#accept(conversation, turnId, { ...place, repeated: true }, undefined);
  }

  /** Goes quiet at once; `heardChars` of what was streamed for the turn were really heard. */
  async bargeIn(conversation: string, turnId: string, heardChars: number): Promise<Refusal | undefined> {
    const { ledger, engine, lines } = this.#house;
    const stage = lines.find(conversation)?.stage;
    stage?.bargedIn(turnId);
    const streamed = stage?.streamed(turnId) ?? (await this.#replied(conversation, turnId));
    if (streamed === undefined) {
      return new Refusal('FIELD_INVALID', 'field `turnId` names no turn of this conversation');
    }
    const heard = whole(streamed.slice(0, heardChars));
    const taken = await ledger.takeBargeIn(conversation, turnId, randomUUID(), heard);
    if ('refused' in taken) {
      return new Refusal(taken.refused === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
    }
    const { seq, answered, answeredSeq } = taken;
    // not waited for: a turn may come before it, and where it is lost the thought that it overtakes finds it in the ledger
    void engine.bargeIn(conversation, { turnId, seq, answered, answeredSeq }).catch((error) => {
      this.#house.log('a barge-in could not be signalled', error);
    });
    return undefined;
  }

  /** The customer has gone. `at`: where that stands in the ledger. */
  async hangUp(conversation: string): Promise<{ readonly seq: number } | Refusal> {
    const taken = await this.#house.ledger.takeHangUp(conversation);
    if ('refused' in taken) {
      return new Refusal(taken.refused === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
    }
    await this.signalHangUp(conversation, taken);
    return { seq: taken.seq };
  }

  async signalHangUp(conversation: string, { seq, answered, answeredSeq }: Place): Promise<void> {
    const { ledger, engine, log } = this.#house;
    try {
      const head = await ledger.conversation(conversation);
      if (head !== undefined && !head.ended)
        await engine.hangUp(conversation, head.channel, { seq, answered, answeredSeq });
    } catch (error) {
      log('a hang-up could not be signalled; it is sent again', error);
    }
  }

  /** A caller is gone who said nothing: tried for as long as it may take a database to come back. */
  async callLost(conversation: string): Promise<void> {
    for (let left = lostCallTries; left > 0 && !this.#stopped; left -= 1) {
      try {
        await this.hangUp(conversation);
        return;
      } catch (error) {
        this.#house.log('a lost call could not be hung up', error);
        await pause(lostCallPauseMs);
      }
    }
  }

  /** A call begins before anybody has spoken: the greeting comes first. */
  async callStarted(conversation: string, channel: Channel): Promise<void> {
    const { ledger, engine, log } = this.#house;
    const started = await ledger.start(conversation, channel, this.#snapshot.id, this.#snapshot.greeting);
    if ('refused' in started) return;
    await engine.start(conversation, channel).catch((error) => log('a call could not be started', error));
  }

  /** Waits up to `withinMs` for the turns on their way, then tells whoever waits to ask again. */
  async stop(withinMs: number): Promise<void> {
    this.#stopped = true;
    const all = Promise.all(Array.from(this.#deliveries.values(), ({ result }) => result));
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, withinMs);
    await Promise.race([all, late]);
    clearTimeout(timer);
    for (const delivery of this.#deliveries.values()) delivery.stop();
  }

  #accept(
    conversation: string,
    turnId: string,
    taken: Place & { readonly repeated: boolean },
    started: Channel | undefined,
  ): Accepted {
    const { seq, answered, answeredSeq, repeated } = taken;
    const from = seq <= firstTurnSeq ? 0 : seq;
    const name = `${conversation}\n${turnId}`;
    let delivery = this.#deliveries.get(name);
    if (delivery === undefined) {
      const message = { turnId, seq, answered, answeredSeq };
      delivery = new Delivery(this.#house, { conversation, message, from, ...(started && { started }) });
      this.#deliveries.set(name, delivery);
      void delivery.result.then(() => this.#deliveries.delete(name));
      if (repeated) void delivery.resume();
      else delivery.send();
      if (this.#stopped) delivery.stop();
    }
    return { turnId, seq, from, result: delivery.result };
  }

  /** What the AI said in a turn, '' where that is nothing yet, undefined where there is no such turn. */
  async #replied(conversation: string, turnId: string): Promise<string | undefined> {
    const { ledger } = this.#house;
    const settled = await ledger.settledOutcome(conversation, turnId);
    if (settled !== undefined) return settled.said.map(({ words }) => words ?? '').join('');
    return (await ledger.row(conversation, keys.turn(turnId))) && '';
  }
}

/** Never half of a character that takes two units. */
const whole = (text: string): string => (/[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text);
