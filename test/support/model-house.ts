import { recall } from '../../src/activities/think/recall.ts';
import { begin, decide } from '../../src/conversation/decide.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import { type Draft, type Entry, keys, type ToolAsk } from '../../src/conversation/entry.ts';
import type { Event, SurveyReading, ThinkOutcome, TurnTaken } from '../../src/conversation/event.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import type { OpenTurn, State } from '../../src/conversation/state.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { Outbox } from '../../src/workflows/outbox.ts';
import { limits } from './limits.ts';
import { ModelLedger } from './model-ledger.ts';
import { packetAt } from './world.ts';

type Timeless<T> = T extends unknown ? Omit<T, 'at'> : never;

/** What the model comes to when it is asked. */
export type Answer = 'reply' | 'read' | 'effect' | 'request' | 'fail';

/** A step under way: each `next` is something that happens to the outside, until it tells the conversation what it came to. */
interface Step {
  readonly name: 'think' | 'call' | 'seal' | 'brief' | 'survey' | 'record';
  run: Generator<void, void, void>;
  /** The worker dies: what Temporal makes of it, unless the step has been called off. */
  readonly died: () => void;
  /** Called off: whatever it does from now on, it tells nothing. */
  cut: boolean;
}

/**
 * The house in one process and in memory: the real `decide`, the real outbox and recall, the ledger's fences, and steps
 * that run piece by piece, so that a test can choose every interleaving, every death and every lost message.
 */
export class ModelHouse {
  state: State;
  at = 1_000_000;
  readonly ledger = new ModelLedger();
  readonly outbox = new Outbox();
  readonly steps: Step[] = [];
  /** Messages on their way. */
  readonly mail: Timeless<Event>[] = [];
  /** How often each side effect without a key was really done. */
  readonly done = new Map<string, number>();
  answers: Answer[] = [];
  #thought: Step | undefined;
  #brief: Step | undefined;
  readonly #calls = new Map<string, Step>();
  #ids = 0;

  constructor(over: Partial<Limits> = {}) {
    this.state = begin('c1', 'voice', { ...limits, ...over }, this.at);
    this.ledger.append([
      { key: keys.started, entry: { kind: 'started', channel: 'voice', snapshot: 's' } },
      { key: 'custody/1', entry: { kind: 'custody', holder: 'ai', epoch: 1, why: 'started' } },
    ]);
  }

  tell(event: Timeless<Event>): void {
    const { state, effects } = decide(this.state, { ...event, at: this.at });
    this.state = state;
    const drafts = effects.flatMap(draftsOf);
    this.outbox.add(drafts);
    for (const effect of effects) this.#start(effect);
    const carried = effects.some((effect) => effect.do === 'think' || effect.do === 'seal' || effect.do === 'brief');
    if (drafts.length > 0 && !carried) this.#told('record', this.outbox.drafts, () => undefined);
  }

  #start(effect: Effect): void {
    if (effect.do === 'cut') for (const step of [this.#thought, this.#brief]) if (step) step.cut = true;
    if (effect.do === 'drop') this.#cutCall(effect.callId);
    if (effect.do === 'think') {
      const { turn } = effect;
      const drafts = this.outbox.drafts;
      const { epoch } = this.state.custody;
      const lost = () => this.#thinkOutcome(turn, drafts, { kind: 'lost' });
      this.#thought = this.#begin('think', (step) => this.#think(step, turn, epoch, drafts), lost);
    }
    if (effect.do === 'call') this.#call(effect.ask, effect.turn, effect.turn.attempt);
    if (effect.do === 'brief') {
      const { epoch, seekId } = effect;
      const { drafts } = this.outbox;
      const lost = () => this.tell({ type: 'briefed', epoch, lost: true });
      this.#brief = this.#begin('brief', (step) => this.#writeBrief(step, epoch, seekId, drafts), lost);
    }
    if (effect.do === 'survey') this.#survey(effect.turnId);
    if (effect.do === 'seal') {
      const { epoch } = effect;
      this.#told('seal', this.outbox.drafts, () => this.tell({ type: 'sealed', epoch, packet: packetAt(epoch) }));
    }
  }

  /** The server repeats it until it is done. */
  #survey(turnId: string): void {
    const self = this;
    const run = function* (): Step['run'] {
      const asked = self.ledger.rows.find(({ entry }) => entry.kind === 'said' && isSurvey(entry));
      const turn = self.ledger.row(keys.turn(turnId));
      const reading = asked === undefined || (turn?.seq ?? 0) < asked.seq ? 'unasked' : surveyReading(turnId);
      yield;
      const grade = reading === 'graded' ? ({ satisfaction: 4 } as const) : {};
      const draft: Draft = { key: keys.survey, entry: { kind: 'survey', turnId, ...grade } };
      if (reading !== 'reopens' && reading !== 'unasked') self.ledger.append([draft]);
      yield;
      self.tell({ type: 'surveyed', turnId, reading });
    };
    this.#begin('survey', run, () => this.#survey(turnId));
  }

  /** Whoever writes the brief first has written it: the step, or the conversation that waits no longer. */
  *#writeBrief(step: Step, epoch: number, seekId: string | undefined, drafts: readonly Draft[]): Step['run'] {
    const settled = this.#write(drafts);
    yield;
    this.ledger.append([{ key: keys.brief(epoch), entry: { kind: 'brief', epoch, by: 'model', dropped: 0 } }]);
    yield;
    if (step.cut) return;
    this.outbox.taken(drafts);
    for (const recorded of settled) this.tell(recorded);
    const isReserved = seekId !== undefined && this.ledger.rows.length % 2 === 0;
    const reserved = isReserved ? { reserved: { seekId, agent: 'ada' } } : {};
    this.tell({ type: 'briefed', epoch, lost: false, ...reserved });
  }

  #begin(name: Step['name'], run: (step: Step) => Step['run'], died: () => void): Step {
    const step: Step = { name, cut: false, run: empty(), died };
    step.run = run(step);
    this.steps.push(step);
    return step;
  }

  /** One piece of one step. */
  advance(n: number): void {
    const step = this.steps[n % Math.max(1, this.steps.length)];
    if (step?.run.next().done === true) this.steps.splice(this.steps.indexOf(step), 1);
  }

  /** The worker of one step dies. */
  kill(n: number): void {
    const [step] = this.steps.splice(n % Math.max(1, this.steps.length), 1);
    if (step?.cut === false) step.died();
  }

  *#think(step: Step, turn: OpenTurn, epoch: number, drafts: readonly Draft[]): Step['run'] {
    const known = recall(this.ledger.window(drafts), turn);
    yield;
    const answer = this.answers.shift() ?? 'reply';
    const outcome = known ?? (turn.read || answer !== 'request' ? this.#commit(turn, epoch, answer) : forced(turn));
    yield;
    if (!step.cut) this.#thinkOutcome(turn, drafts, outcome);
  }

  #commit(turn: OpenTurn, epoch: number, answer: Answer): ThinkOutcome {
    const { turnId, floor, step } = turn;
    if (answer === 'fail' || answer === 'request') {
      const evidence = [{ type: 'model', turnId, status: 'failed', code: 'MODEL_ERROR', ms: 1 }] as const;
      return { kind: 'failed', code: 'MODEL_ERROR', evidence };
    }
    const said: Entry = { kind: 'said', by: 'ai', epoch, turnId, floor, interim: false };
    const ask: ToolAsk = {
      callId: `${turnId}.${step}.0`,
      tool: answer,
      backend: 'b',
      sideEffect: answer === 'effect',
      fingerprint: `${turnId}.${step}`,
    };
    const draft: Draft =
      answer === 'reply'
        ? { key: keys.outcome(turnId), entry: said }
        : { key: keys.asked(turnId, step), entry: { kind: 'asked', turnId, step, calls: [ask] } };
    this.ledger.append([draft]);
    return recall(this.ledger.window([]), turn) ?? { kind: 'lost' };
  }

  #thinkOutcome(turn: OpenTurn, drafts: readonly Draft[], outcome: ThinkOutcome): void {
    const { turnId, floor, step, attempt } = turn;
    if (outcome.kind !== 'lost') this.outbox.taken(drafts);
    this.tell({ type: 'thought', turnId, floor, step, attempt, outcome });
  }

  #cutCall(callId: string): void {
    const step = this.#calls.get(callId);
    if (step) step.cut = true;
  }

  #call(ask: ToolAsk, turn: OpenTurn, attempt: number): void {
    this.#cutCall(ask.callId);
    const again = () => this.#call(ask, turn, attempt + 1);
    const step = this.#begin('call', (self) => this.#calling(self, ask, turn, attempt), again);
    this.#calls.set(ask.callId, step);
  }

  /** A side effect here takes no key: the hard case. */
  *#calling(step: Step, ask: ToolAsk, turn: OpenTurn, attempt: number): Step['run'] {
    const { callId, tool, backend, sideEffect } = ask;
    const { turnId } = turn;
    const before = attempt > 1 ? this.ledger.row(keys.called(callId)) : undefined;
    let status: 'ok' | 'in_doubt' | 'dropped' = 'ok';
    if (before === undefined && sideEffect) {
      const entry: Entry = { kind: 'calling', callId, turnId, tool, backend };
      const [announced] = this.ledger.append([{ key: keys.calling(callId), entry }]);
      if (announced === undefined || 'refused' in announced) status = 'dropped';
      else if (!announced.written) status = 'in_doubt';
      yield;
      if (status === 'ok') this.done.set(callId, (this.done.get(callId) ?? 0) + 1);
    }
    yield;
    const called: Entry = { kind: 'called', callId, turnId, tool, backend, status, ms: 1, sideEffect };
    this.ledger.append([{ key: keys.called(callId), entry: called }]);
    const stands = this.ledger.row(keys.called(callId))?.entry;
    yield;
    if (!step.cut && stands?.kind === 'called')
      this.tell({ type: 'tool_done', callId, status: stands.status, ms: stands.ms });
  }

  /** The server repeats it, with the same input, until it is done. */
  #told(name: 'record' | 'seal', drafts: readonly Draft[], then: () => void): void {
    const self = this;
    const run = function* (): Step['run'] {
      const settled = self.#write(drafts);
      yield;
      self.outbox.taken(drafts);
      for (const recorded of settled) self.tell(recorded);
      then();
    };
    this.#begin(name, run, () => this.#told(name, drafts, then));
  }

  #write(drafts: readonly Draft[]): Timeless<Event>[] {
    this.ledger.append(drafts);
    return drafts.flatMap(({ entry, hears }): Timeless<Event>[] => {
      if (entry.kind !== 'outcome') return [];
      const stands = this.ledger.row(keys.outcome(entry.turnId));
      if (stands === undefined) return [];
      const outcome = stands.entry.kind === 'outcome' ? stands.entry.outcome : 'replied';
      const recorded = { type: 'recorded', turnId: entry.turnId, outcome, seq: stands.seq } as const;
      return [
        hears === undefined ? recorded : { ...recorded, heard: { since: hears, evidence: whileWaiting(entry.turnId) } },
      ];
    });
  }

  says(): void {
    const turnId = `t${++this.#ids}`;
    const place = this.ledger.take({ key: keys.turn(turnId), entry: { kind: 'turn', turnId } });
    if (place) this.mail.push({ type: 'turn', turnId, ...place });
  }

  cutsIn(turnId: string): void {
    const entry: Entry = { kind: 'barged', turnId, heardChars: 0 };
    const place = this.ledger.take({ key: keys.barged(turnId, String(++this.#ids)), entry });
    if (place) this.mail.push({ type: 'barge_in', turnId, ...place });
  }

  hangsUp(): void {
    const place = this.ledger.take({ key: keys.hungUp, entry: { kind: 'hung_up' } });
    if (place) this.mail.push({ type: 'hang_up', ...place });
  }

  deliver(n: number): void {
    const [message] = this.mail.splice(n % Math.max(1, this.mail.length), 1);
    if (message) this.tell(message);
  }

  /** Time passes to the deadline, where one is set. */
  ring(): void {
    const due = obligation(this.state);
    if (due.kind !== 'timer') return;
    this.at = Math.max(this.at, due.at);
    this.tell({ type: 'alarm' });
  }

  /** What the gateway's sweep finds: turns in the ledger that have no outcome there. */
  open(): TurnTaken[] {
    return this.ledger.rows.flatMap(({ seq, entry }) => {
      if (entry.kind !== 'turn' || this.ledger.outcome(entry.turnId) !== undefined) return [];
      const reply = this.ledger.rows.findLast(
        (row) => row.seq < seq && row.entry.kind === 'said' && row.entry.by === 'ai' && !row.entry.interim,
      );
      const answered = reply?.entry.kind === 'said' && reply.entry.by === 'ai' ? reply.entry.floor : 0;
      return [{ type: 'turn', turnId: entry.turnId, seq, answered, answeredSeq: reply?.seq ?? 0 }];
    });
  }
}

function* empty(): Step['run'] {}

const forced = ({ turnId }: OpenTurn): ThinkOutcome => ({
  kind: 'forced',
  evidence: [{ type: 'request', turnId, phrase: 'en.talk' }],
});

/** Every third turn that is written while waiting says that no human is needed. */
const whileWaiting = (turnId: string): readonly Evidence[] =>
  Number(turnId.slice(1)) % 3 === 0 ? [{ type: 'never_mind', turnId, phrase: 'never_mind.0' }] : [];

const isSurvey = (entry: Extract<Entry, { kind: 'said' }>): boolean =>
  entry.by === 'script' && entry.script === 'survey';

/** Every third turn that answers the survey asks for more instead. */
const surveyReading = (turnId: string): SurveyReading =>
  (['reopens', 'graded', 'ungraded'] as const)[Number(turnId.slice(1)) % 3] ?? 'ungraded';

/** As the performer has it. */
function draftsOf(effect: Effect): readonly Draft[] {
  if (effect.do === 'record') return effect.drafts;
  if (effect.do !== 'settle') return [];
  const { do: _, hears, ...outcome } = effect;
  const draft: Draft = { key: keys.outcome(outcome.turnId), entry: { kind: 'outcome', ...outcome } };
  return [hears === undefined ? draft : { ...draft, hears }];
}
