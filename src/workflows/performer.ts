import { ActivityFailure, CancellationScope, isCancellation, patched } from '@temporalio/workflow';
import type { CallOutcome, Told } from '../activities/types.ts';
import type { Effect } from '../conversation/effect.ts';
import { type Draft, keys, type ToolAsk } from '../conversation/entry.ts';
import type { Event, ThinkOutcome } from '../conversation/event.ts';
import type { OpenTurn, State } from '../conversation/state.ts';
import { callAttempts } from '../conversation/steps.ts';
import { Outbox } from './outbox.ts';
import { stepsFor } from './steps.ts';

type Timeless<T> = T extends unknown ? Omit<T, 'at'> : never;
export type Tell = (event: Timeless<Event>) => void;

type Effected<Does extends Effect['do']> = Extract<Effect, { do: Does }>;

/** Performs what `decide` returned; every step that ends tells an event. It judges nothing. */
export class Performer {
  private readonly outbox = new Outbox();
  private readonly tell: Tell;
  private running = 0;
  private thought: CancellationScope | undefined;
  private briefing: CancellationScope | undefined;
  private readonly assisting = new Map<string, CancellationScope>();
  private dialing: CancellationScope | undefined;
  private fewer = false;
  private readonly calls = new Map<string, CancellationScope>();

  constructor(tell: Tell) {
    this.tell = tell;
  }

  /** The ledger has learned everything. */
  get written(): boolean {
    return this.outbox.empty;
  }

  /** Nothing runs, and the ledger has learned everything. */
  get quiet(): boolean {
    return this.running === 0 && this.written;
  }

  /** Whether the handoff under way began with code that takes it in fewer tasks, events and steps. */
  get inFewerTasks(): boolean {
    return this.fewer;
  }

  /** Drafts ride on the thought, the sealing or the brief that follows; where none does, they get a step of their own. */
  perform(state: State, effects: readonly Effect[]): void {
    const drafts = effects.flatMap(draftsOf);
    this.outbox.add(drafts);
    if (effects.some((effect) => effect.do === 'seal')) this.fewer = patched('handoff-in-fewer-tasks');
    for (const effect of effects) this.start(state, effect);
    const carried = effects.some(
      (effect) => effect.do === 'think' || effect.do === 'seal' || (effect.do === 'brief' && this.fewer),
    );
    if (drafts.length > 0 && !carried) this.record(state);
  }

  private start(state: State, effect: Effect): void {
    switch (effect.do) {
      case 'think':
        this.run(this.think(state, effect.turn));
        break;
      case 'cut':
        this.thought?.cancel();
        this.briefing?.cancel();
        for (const scope of this.assisting.values()) scope.cancel();
        break;
      case 'call':
        this.run(this.call(state, effect.ask, effect.turn));
        break;
      case 'drop':
        this.calls.get(effect.callId)?.cancel();
        break;
      case 'reflect':
        this.run(this.reflect(state, effect.turnId));
        break;
      case 'estimate':
        this.run(this.estimate(state, effect.seekId));
        break;
      case 'seal':
        this.run(this.seal(state, effect));
        break;
      case 'brief':
        this.run(this.brief(state, effect));
        break;
      case 'survey':
        this.run(this.survey(state, effect.turnId));
        break;
      case 'assist':
        this.run(this.assist(state, effect));
        break;
      case 'book':
        this.run(this.book(state, effect));
        break;
      case 'dial':
        this.run(this.dial(state, effect));
        break;
      case 'undial':
        this.dialing?.cancel();
        break;
      case 'record':
      case 'settle':
        break;
    }
  }

  private run(step: Promise<void>): void {
    this.running += 1;
    step.finally(() => {
      this.running -= 1;
    });
  }

  private async think(state: State, turn: OpenTurn): Promise<void> {
    const { conversation, limits, custody, track } = state;
    const { turnId, floor, step, attempt } = turn;
    const drafts = this.outbox.drafts;
    const scope = new CancellationScope();
    this.thought = scope;
    const summary = `turn ${turnId}: think, step ${step}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
    const offered = track.offers.open ? { offered: true } : {};
    const input = { conversation, turn, epoch: custody.epoch, limits, drafts, ...offered };
    const thought = await outcomeOf(
      scope.run(() => stepsFor(limits, 'think').think.executeWithOptions({ summary }, [input])),
    );
    if (thought === 'cut') return;
    const outcome: ThinkOutcome = thought === 'lost' ? { kind: 'lost' } : thought;
    if (outcome.kind !== 'lost') this.outbox.taken(drafts);
    this.tell({ type: 'thought', turnId, floor, step, attempt, outcome });
  }

  private async call(state: State, ask: ToolAsk, turn: OpenTurn): Promise<void> {
    // A side effect's earlier try is left to end by itself: the SDK's machine of an abandoned activity takes no failure.
    if (!ask.sideEffect) this.calls.get(ask.callId)?.cancel();
    const scope = new CancellationScope();
    this.calls.set(ask.callId, scope);
    const done = await this.tryCall(scope, state, ask, turn, 1);
    if (this.calls.get(ask.callId) !== scope) return;
    this.calls.delete(ask.callId);
    if (done !== 'cut') this.tell({ type: 'tool_done', callId: ask.callId, ...done });
  }

  private async tryCall(
    scope: CancellationScope,
    state: State,
    ask: ToolAsk,
    turn: OpenTurn,
    tries: number,
  ): Promise<CallOutcome | 'cut'> {
    const { conversation, limits, custody } = state;
    const attempt = turn.attempt + tries - 1;
    const summary = `turn ${turn.turnId}: ${ask.tool}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
    const input = { conversation, ask, turn, epoch: custody.epoch, limits, attempt };
    const proxy = stepsFor(limits, ask.sideEffect ? 'sideEffect' : 'read');
    try {
      return await scope.run(() => proxy.callTool.executeWithOptions({ summary }, [input]));
    } catch (error) {
      if (isCancellation(error)) return 'cut';
      if (!(error instanceof ActivityFailure)) throw error;
      // Another try has taken its place.
      if (this.calls.get(ask.callId) !== scope) return 'cut';
      if (tries < callAttempts) return await this.tryCall(scope, state, ask, turn, tries + 1);
      return this.giveUp(state, ask, turn);
    }
  }

  /** Three workers died or the ledger stayed away: a read has failed, a side effect is in doubt. */
  private giveUp(state: State, ask: ToolAsk, turn: OpenTurn): CallOutcome {
    const { callId, tool, backend, sideEffect } = ask;
    const outcome: CallOutcome = { status: sideEffect ? 'in_doubt' : 'failed', ms: 0 };
    const entry = { kind: 'called', callId, turnId: turn.turnId, tool, backend, sideEffect, ...outcome } as const;
    this.outbox.add([{ key: keys.called(callId), entry }]);
    this.record(state);
    return outcome;
  }

  /** A look that is lost to a dead worker told nothing: still unsure. */
  private async reflect({ conversation, limits }: State, turnId: string): Promise<void> {
    const summary = `turn ${turnId}: second look`;
    const looked = await outcomeOf(
      stepsFor(limits, 'reflect').reflect.executeWithOptions({ summary }, [{ conversation }]),
    );
    const confidence = looked === 'cut' || looked === 'lost' ? 0 : looked.confidence;
    this.tell({ type: 'reflected', turnId, confidence });
  }

  /** One that is lost knows nothing. */
  private async estimate({ conversation, limits }: State, seekId: string): Promise<void> {
    const summary = `how long search ${seekId} will take`;
    const looked = await outcomeOf(
      stepsFor(limits, 'estimate').estimate.executeWithOptions({ summary }, [{ conversation, seekId }]),
    );
    const known = looked === 'cut' || looked === 'lost' ? {} : looked;
    this.tell({ type: 'estimated', seekId, ...known });
  }

  private async seal(state: State, { epoch, handoff }: Effected<'seal'>): Promise<void> {
    const { conversation, limits } = state;
    const drafts = this.outbox.drafts;
    const summary = `seal the packet, epoch ${epoch}`;
    const input = { conversation, epoch, handoff, drafts };
    const { packet, outcomes } = await untilDone(() =>
      stepsFor(limits, 'seal').seal.executeWithOptions({ summary }, [input]),
    );
    this.outbox.taken(drafts);
    this.report(outcomes);
    this.tell({ type: 'sealed', epoch, packet });
  }

  /** A brief that is lost to a dead worker is done without. */
  private async brief(state: State, { epoch, until, seekId }: Effected<'brief'>): Promise<void> {
    const { conversation, limits } = state;
    const scope = new CancellationScope();
    this.briefing = scope;
    const summary = `write the brief, epoch ${epoch}`;
    const drafts = this.fewer ? this.outbox.drafts : [];
    const carries = this.fewer ? { drafts, ...(seekId === undefined ? {} : { seekId }) } : {};
    const input = { conversation, epoch, until, ...carries };
    const briefed = await outcomeOf(
      scope.run(() => stepsFor(limits, 'brief').brief.executeWithOptions({ summary }, [input])),
    );
    if (briefed === 'cut') return;
    if (briefed === 'lost') return this.tell({ type: 'briefed', epoch, lost: true });
    const { outcomes, reserved } = briefed;
    // A worker from before briefs carried anything has written the brief alone.
    if (outcomes === undefined && drafts.length > 0) this.record(state);
    if (outcomes !== undefined) this.outbox.taken(drafts);
    this.report(outcomes ?? []);
    this.tell({ type: 'briefed', epoch, lost: false, ...(reserved === undefined ? {} : { reserved }) });
  }

  private async survey({ conversation, limits }: State, turnId: string): Promise<void> {
    const summary = `turn ${turnId}: read the survey’s answer`;
    const { reading } = await untilDone(() =>
      stepsFor(limits, 'survey').survey.executeWithOptions({ summary }, [{ conversation, turnId }]),
    );
    this.tell({ type: 'surveyed', turnId, reading });
  }

  /** Once cut off, whoever asked holds the conversation no longer. */
  private async assist({ conversation, limits }: State, { askId, epoch, until }: Effected<'assist'>): Promise<void> {
    const scope = new CancellationScope();
    this.assisting.set(askId, scope);
    const summary = 'answer the human';
    const input = { conversation, askId, epoch, until };
    const answered = await outcomeOf(
      scope.run(() => stepsFor(limits, 'assist').assist.executeWithOptions({ summary }, [input])),
    );
    this.assisting.delete(askId);
    if (answered !== 'cut') this.tell({ type: 'assisted', askId, lost: answered === 'lost' });
  }

  /** A window that could not be held is none. */
  private async book({ conversation, limits }: State, effect: Effected<'book'>): Promise<void> {
    const { do: _, ...asked } = effect;
    const { promiseId } = effect;
    const summary = `hold a window for ${promiseId}`;
    const booked = await outcomeOf(
      stepsFor(limits, 'book').book.executeWithOptions({ summary }, [{ conversation, ...asked }]),
    );
    const slot = booked === 'cut' || booked === 'lost' ? undefined : booked.slot;
    this.tell({ type: 'booked', promiseId, ...(slot === undefined ? {} : { slot }) });
  }

  /** A call whose worker died is asked for again under its id: the telephony gateway knows it. */
  private async dial({ conversation, limits }: State, effect: Effected<'dial'>): Promise<void> {
    const { do: _, ...asked } = effect;
    const { callId } = effect;
    const scope = new CancellationScope();
    this.dialing = scope;
    for (let tries = 1; tries <= callAttempts; tries += 1) {
      const summary = `call the customer, ${callId}${tries > 1 ? `, attempt ${tries}` : ''}`;
      const dialed = await outcomeOf(
        scope.run(() => stepsFor(limits, 'dial').dial.executeWithOptions({ summary }, [{ conversation, ...asked }])),
      );
      if (dialed === 'cut') return;
      if (dialed !== 'lost') return this.tell({ type: 'dialed', callId, result: dialed.result });
    }
    this.tell({ type: 'dialed', callId, result: 'lost' });
  }

  private record(state: State): void {
    const { conversation, limits } = state;
    const drafts = this.outbox.drafts;
    const summary = `record ${drafts.map(({ key }) => key).join(', ')}`.slice(0, 150);
    const write = async () => {
      const outcomes = await untilDone(() =>
        stepsFor(limits, 'record').record.executeWithOptions({ summary }, [{ conversation, drafts }]),
      );
      this.outbox.taken(drafts);
      this.report(outcomes);
    };
    this.run(write());
  }

  private report(told: readonly Told[]): void {
    for (const one of told) {
      if ('turnId' in one) this.tell({ type: 'recorded', ...one });
      else if (patched('told-who-is-not-free')) this.tell({ type: 'not_free', ...one });
    }
  }
}

function draftsOf(effect: Effect): readonly Draft[] {
  if (effect.do === 'record') return effect.drafts;
  if (effect.do !== 'settle') return [];
  const { do: _, hears, ...outcome } = effect;
  const draft: Draft = { key: keys.outcome(outcome.turnId), entry: { kind: 'outcome', ...outcome } };
  return [hears === undefined ? draft : { ...draft, hears }];
}

async function outcomeOf<T>(step: Promise<T>): Promise<T | 'cut' | 'lost'> {
  try {
    return await step;
  } catch (error) {
    if (isCancellation(error)) return 'cut';
    if (error instanceof ActivityFailure) return 'lost';
    throw error;
  }
}

/** What must be written is written, however long the ledger is away: the server retries for an hour, then again. */
async function untilDone<T>(step: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await CancellationScope.nonCancellable(step);
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
    }
  }
}
