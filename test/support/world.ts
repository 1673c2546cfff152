import { begin, decide } from '../../src/conversation/decide.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import type { DialResult, Draft, Entry, EntryKind, ToolAsk, TurnOutcome } from '../../src/conversation/entry.ts';
import type { Event, HumanAct, Slot, SurveyReading, ThinkOutcome } from '../../src/conversation/event.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import type { OpenTurn, PacketRef, State } from '../../src/conversation/state.ts';
import type { Wish } from '../../src/handoff/callbacks/wish.ts';
import type { Span } from '../../src/handoff/waits/estimate.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { limits } from './limits.ts';

type Timeless<T> = T extends unknown ? Omit<T, 'at'> : never;

export const truth = { identity: 'verified', wants: 'refund', lastSideEffect: 'none', promise: 'none' } as const;
export const packetAt = (epoch: number): PacketRef => ({ epoch, seq: 1, hash: 'h', truth });

/** A conversation without an engine: performs effects by noting them, so that tests can see what is in flight. */
export class World {
  state: State;
  at = 1_000_000;
  seq = 0;
  answered = 0;
  answeredSeq = 0;
  thinking: OpenTurn | undefined;
  readonly calls = new Map<string, { ask: ToolAsk; turn: OpenTurn }>();
  sealing: number | undefined;
  briefing: number | undefined;
  estimating: string | undefined;
  /** The turn whose words are read as an answer to the survey. */
  surveying: string | undefined;
  /** Questions that the assistant works on. */
  readonly assisting = new Set<string>();
  booking: Extract<Effect, { do: 'book' }> | undefined;
  calling: string | undefined;
  /** Outcomes on their way into the ledger. */
  readonly settling = new Map<string, TurnOutcome>();
  /** Of those, the turns that are read, and in which handoff they were written. */
  readonly hearing = new Map<string, number>();
  /** What the customer did, as the ledger took it, whose message has not come yet. */
  readonly late: Timeless<Event>[] = [];
  readonly drafts: Draft[] = [];
  effects: readonly Effect[] = [];

  constructor(channel: 'voice' | 'chat' = 'voice', over: Partial<Limits> = {}) {
    this.state = begin('c1', channel, { ...limits, ...over }, this.at);
  }

  /** The turn that the last event brought, if it brought one. */
  told: { readonly turnId: string; readonly seq: number } | undefined;

  tell(event: Timeless<Event>): State {
    const before = this.state;
    this.told = event.type === 'turn' ? event : undefined;
    const step = decide(before, { ...event, at: this.at });
    this.state = step.state;
    this.effects = step.effects;
    for (const effect of step.effects) this.note(effect);
    return before;
  }

  private note(effect: Effect): void {
    if (effect.do === 'think') this.thinking = effect.turn;
    if (effect.do === 'brief') this.briefing = effect.epoch;
    if (effect.do === 'estimate') this.estimating = effect.seekId;
    if (effect.do === 'survey') this.surveying = effect.turnId;
    if (effect.do === 'book') this.booking = effect;
    if (effect.do === 'dial') this.calling = effect.callId;
    if (effect.do === 'undial') this.calling = undefined;
    if (effect.do === 'cut') {
      this.thinking = undefined;
      this.briefing = undefined;
      this.assisting.clear();
    }
    if (effect.do === 'assist') this.assisting.add(effect.askId);
    if (effect.do === 'call') this.calls.set(effect.ask.callId, effect);
    if (effect.do === 'drop') this.calls.delete(effect.callId);
    if (effect.do === 'seal') this.sealing = effect.epoch;
    if (effect.do === 'settle') this.settling.set(effect.turnId, effect.outcome);
    if (effect.do === 'settle' && effect.hears !== undefined) this.hearing.set(effect.turnId, effect.hears);
    if (effect.do === 'record') this.drafts.push(...effect.drafts);
  }

  /** The customer speaks: the ledger gives the turn its place. */
  turn(turnId: string): State {
    this.seq += 1;
    return this.tell({ type: 'turn', turnId, seq: this.seq, answered: this.answered, answeredSeq: this.answeredSeq });
  }

  bargeIn(turnId: string): State {
    this.seq += 1;
    return this.tell({
      type: 'barge_in',
      turnId,
      seq: this.seq,
      answered: this.answered,
      answeredSeq: this.answeredSeq,
    });
  }

  /** A turn or a barge-in that stands in the ledger, and whose message is still on its way. */
  delayed(type: 'turn' | 'barge_in', turnId: string): void {
    this.seq += 1;
    this.late.push({ type, turnId, seq: this.seq, answered: this.answered, answeredSeq: this.answeredSeq });
  }

  /** The ledger answers: this outcome stands, whichever came first; where the turn was read, with what it is evidence of. */
  recorded(turnId: string, outcome: TurnOutcome, evidence: readonly Evidence[] = [], wish?: Wish): State {
    this.settling.delete(turnId);
    this.seq += 1;
    const since = this.hearing.get(turnId);
    const heard = since === undefined ? {} : { heard: { since, evidence, ...(wish === undefined ? {} : { wish }) } };
    return this.tell({ type: 'recorded', turnId, outcome, seq: this.seq, ...heard });
  }

  /** The customer writes while waiting, and the reader finds that no human is needed any more. */
  neverMind(turnId: string): State {
    this.turn(turnId);
    return this.recorded(turnId, 'delivered', [{ type: 'never_mind', turnId, phrase: 'never_mind.0' }]);
  }

  hangUp(): State {
    this.seq += 1;
    return this.tell({ type: 'hang_up', seq: this.seq, answered: this.answered, answeredSeq: this.answeredSeq });
  }

  /** The thought in flight comes to an outcome; a reply moves the ledger's mark. */
  thought(outcome: ThinkOutcome | 'replied' | 'request'): State {
    const turn = this.thinking;
    if (turn === undefined) throw new Error('nothing is being thought about');
    this.thinking = undefined;
    const { turnId, floor, step, attempt } = turn;
    return this.tell({ type: 'thought', turnId, floor, step, attempt, outcome: this.outcomeOf(outcome, turn) });
  }

  private outcomeOf(outcome: ThinkOutcome | 'replied' | 'request', turn: OpenTurn): ThinkOutcome {
    if (outcome === 'request')
      return { kind: 'forced', evidence: [{ type: 'request', turnId: turn.turnId, phrase: 'en.want-human' }] };
    if (outcome !== 'replied') return outcome;
    this.seq += 1;
    this.answered = turn.floor;
    this.answeredSeq = this.seq;
    return { kind: 'replied', seq: this.seq, evidence: [{ type: 'model', turnId: turn.turnId, status: 'ok', ms: 10 }] };
  }

  sealed(): State {
    const epoch = this.sealing;
    if (epoch === undefined) throw new Error('nothing is being sealed');
    this.sealing = undefined;
    return this.tell({ type: 'sealed', epoch, packet: packetAt(epoch) });
  }

  /** The brief's step comes back, or is lost with its worker. `agent`: whom the desk has reserved meanwhile. */
  briefed(lost = false, agent?: string): State {
    const epoch = this.briefing;
    if (epoch === undefined) throw new Error('no brief is being written');
    this.briefing = undefined;
    const { phase } = this.state;
    const search = 'search' in phase ? phase.search : undefined;
    const reserved = agent === undefined || search === undefined ? {} : { reserved: { seekId: search.seekId, agent } };
    return this.tell({ type: 'briefed', epoch, lost, ...reserved });
  }

  /** How long the search will take; without a span nobody can say. */
  estimated(span?: Span): State {
    const seekId = this.estimating;
    if (seekId === undefined) throw new Error('nobody asks how long it will be');
    this.estimating = undefined;
    return this.tell({ type: 'estimated', seekId, ...(span === undefined ? {} : { span }) });
  }

  /** The desk reserves this human for what is sought; nothing where nothing is. */
  routed(agent = 'ada'): State {
    const { phase } = this.state;
    const search = 'search' in phase ? phase.search : undefined;
    return search === undefined ? this.state : this.tell({ type: 'routed', seekId: search.seekId, agent });
  }

  /** The customer's words have been read who was asked how it was. */
  surveyed(reading: SurveyReading): State {
    const turnId = this.surveying;
    if (turnId === undefined) throw new Error('no answer is being read');
    this.surveying = undefined;
    return this.tell({ type: 'surveyed', turnId, reading });
  }

  /** The assistant's step comes back, or is lost with its worker. */
  assisted(askId: string, lost = false): State {
    this.assisting.delete(askId);
    return this.tell({ type: 'assisted', askId, lost });
  }

  /** The window that is being held is: the first after now, a quarter of an hour long. None: none is free. */
  booked(over: Partial<Slot> | 'none' = {}): State {
    const { booking } = this;
    if (booking === undefined) throw new Error('no window is being held');
    this.booking = undefined;
    const { promiseId } = booking;
    if (over === 'none') return this.tell({ type: 'booked', promiseId });
    const from = booking.wish.from ?? this.at + 3_600_000;
    return this.tell({ type: 'booked', promiseId, slot: { from, until: from + 900_000, queue: '*', ...over } });
  }

  /** The call under way comes to this. */
  dialed(result: DialResult): State {
    const callId = this.calling;
    if (callId === undefined) throw new Error('nobody is being called');
    this.calling = undefined;
    return this.tell({ type: 'dialed', callId, result });
  }

  /** Time passes to the deadline of the obligation, which is a timer. */
  ring(): State {
    const due = obligation(this.state);
    if (due.kind !== 'timer') throw new Error(`no timer is set in ${this.state.phase.name}`);
    this.at = Math.max(this.at, due.at);
    return this.tell({ type: 'alarm' });
  }

  act(type: HumanAct['type'], over: object = {}): State {
    const { phase, custody } = this.state;
    const offerId = 'offerId' in phase ? phase.offerId : 'o0';
    const base = {
      actId: `a${this.at}-${this.drafts.length}-${type}`,
      offerId,
      epoch: custody.epoch,
      agent: 'ada',
      ...over,
    };
    switch (type) {
      case 'accept':
        return this.tell({ type, ...base });
      case 'read_back':
        return this.tell({ type, codes: truth, ...base });
      case 'human_reply':
        return this.tell({ type, replyId: 'r1', seq: 1, ...base });
      case 'assist':
        return this.tell({ type, askId: `q-${base.actId}`, ...base });
      case 'decline':
        return this.tell({ type, reason: 'busy', ...base });
      case 'transfer':
        return this.tell({ type, reason: 'wrong_skill', ...base });
      case 'schedule':
        return this.tell({ type, from: this.at + 7_200_000, ...base });
      case 'resolve':
      case 'hand_back':
        return this.tell({ type, outcome: 'done', ...base });
    }
  }

  wrote<K extends EntryKind>(kind: K): Extract<Entry, { kind: K }>[] {
    const isOne = (entry: Entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind;
    return this.drafts.map(({ entry }) => entry).filter(isOne);
  }

  outcomeOfTurn(turnId: string) {
    return this.state.settled.find((settled) => settled.turnId === turnId)?.outcome;
  }
}

export const ask = (callId: string, over: Partial<ToolAsk> = {}): ToolAsk => ({
  callId,
  tool: 'lookup_order',
  backend: 'orders',
  sideEffect: false,
  fingerprint: 'f1',
  ...over,
});
