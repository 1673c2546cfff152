import { setTimeout as delay } from 'node:timers/promises';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { ActAnswer } from '../../conversation/effect.ts';
import { type EntryKind, keys } from '../../conversation/entry.ts';
import type { Limits } from '../../conversation/limits.ts';
import type { PhaseName, State } from '../../conversation/state.ts';
import type { ReadBackCodes } from '../../handoff/read-back.ts';
import type { Ledger, Taken } from '../../ledger/ledger.ts';
import type { Policy } from '../../policy/policy.ts';
import * as words from '../../signals/messages.ts';

const patienceMs = 30_000;

/** A customer on the line, and the human who may come to hold them: both do as their doors do, ledger first. */
export class Call {
  readonly id: string;
  readonly #client: Client;
  readonly #ledger: Ledger;
  readonly #limits: Limits;
  readonly #policy: Policy | undefined;
  #turns = 0;
  #acts = 0;

  constructor(client: Client, ledger: Ledger, id: string, limits: Limits, policy?: Policy) {
    this.#client = client;
    this.#ledger = ledger;
    this.id = id;
    this.#limits = limits;
    this.#policy = policy;
  }

  get handle() {
    return this.#client.workflow.getHandle(words.workflowId(this.id));
  }

  async say(text: string, turnId = `t${++this.#turns}`): Promise<words.TurnAnswer> {
    const message = { turnId, ...place(await this.#ledger.takeTurn(this.id, turnId, text)) };
    const start: words.StartMessage = {
      conversation: this.id,
      channel: 'chat',
      snapshot: 'recorded',
      limits: this.#limits,
      ...(this.#policy === undefined ? {} : { policy: this.#policy }),
    };
    const startWorkflowOperation = new WithStartWorkflowOperation(words.conversationWorkflow, {
      workflowId: words.workflowId(this.id),
      taskQueue: words.taskQueue,
      args: [start],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: '2s',
      staticSummary: `chat conversation ${this.id}`,
    });
    const options = { updateId: turnId, args: [message] as [words.TurnMessage], startWorkflowOperation };
    return await this.#client.workflow.executeUpdateWithStart(words.turnUpdate, options);
  }

  /** As a channel does that waits for no answer. */
  async tell(text: string, turnId = `t${++this.#turns}`): Promise<void> {
    const taken = place(await this.#ledger.takeTurn(this.id, turnId, text));
    await this.handle.signal(words.turnSignal, { turnId, ...taken });
  }

  /** Only into the ledger: the message that should have followed is lost. */
  async sayUnheard(text: string, turnId = `t${++this.#turns}`): Promise<void> {
    place(await this.#ledger.takeTurn(this.id, turnId, text));
  }

  async cutIn(heard: string): Promise<void> {
    const turnId = `t${this.#turns}`;
    const taken = place(await this.#ledger.takeBargeIn(this.id, turnId, 'once', heard));
    await this.handle.signal(words.bargeInSignal, { turnId, ...taken });
  }

  async hangUp(): Promise<void> {
    await this.handle.signal(words.hangUpSignal, place(await this.#ledger.takeHangUp(this.id)));
    await this.ended();
  }

  /**
   * A witness saw the worker die that ran this thought's first attempt. Not looked up: a query that is on its way while a
   * worker dies lets the next one run ahead of its workflow task, and what it then does cannot be replayed.
   */
  async workerLost(turnId: string): Promise<void> {
    await this.handle.signal(words.workerLostSignal, { turnId, step: 0, attempt: 1 });
  }

  accept(agent = 'ada'): Promise<ActAnswer> {
    return this.#act('accept', { agent });
  }

  decline(agent = 'ada'): Promise<ActAnswer> {
    return this.#act('decline', { agent, reason: 'busy' });
  }

  /** Reads the truth back, but for the fields given. */
  async readBack(wrong: Partial<ReadBackCodes> = {}, agent = 'ada'): Promise<ActAnswer> {
    const { packet } = await this.state();
    return this.#act('read-back', { agent, codes: { ...packet?.truth, ...wrong } });
  }

  async reply(text: string): Promise<ActAnswer> {
    const replyId = `r${this.#acts}`;
    const { epoch } = (await this.state()).custody;
    const said = await this.#ledger.humanSays(this.id, { agent: 'ada', epoch, replyId, text });
    if ('refused' in said) throw new Error(`${this.id}: the ledger refused the human: ${said.refused}`);
    return this.#act('reply', { replyId, seq: said.seq });
  }

  /** As the desktop asks: the words into the ledger, then the Update. */
  async ask(text: string): Promise<ActAnswer> {
    const askId = `q${this.#acts}`;
    const { epoch } = (await this.state()).custody;
    const entry = { kind: 'asked_assistant', askId, epoch, agent: 'ada', ask: 'question' } as const;
    await this.#ledger.append(this.id, [{ key: keys.askedAssistant(askId), entry, words: text }]);
    return this.#act('assist', { askId });
  }

  /** As the desk tells whom it has reserved; nothing where nobody is sought any more. */
  async routed(agent: string): Promise<void> {
    await this.wrote('seek');
    const { phase } = await this.state();
    const seekId = 'search' in phase ? (phase.search?.seekId ?? 's0') : 's0';
    await this.handle.signal(words.routedSignal, { seekId, agent });
  }

  transfer(to?: string): Promise<ActAnswer> {
    return this.#act('transfer', { reason: 'authority', ...(to === undefined ? {} : { to }) });
  }

  async resolve(agent = 'ada'): Promise<void> {
    await this.#act('resolve', { agent, outcome: 'solved' });
    await this.ended();
  }

  /** The customer is asked how it was before it ends. */
  async resolveAsking(): Promise<void> {
    await this.#act('resolve', { outcome: 'solved' });
    await this.wrote('said', 3);
    await this.reaches('surveying');
  }

  handBack(): Promise<ActAnswer> {
    return this.#act('hand-back', { outcome: 'answered' });
  }

  async #act(name: string, over: object): Promise<ActAnswer> {
    const { phase, custody } = await this.state();
    const actId = `a${++this.#acts}`;
    const offerId = 'offerId' in phase ? phase.offerId : 'o0';
    const message = { actId, offerId, epoch: custody.epoch, agent: 'ada', ...over };
    return await this.handle.executeUpdate<ActAnswer, [object]>(name, { updateId: actId, args: [message] });
  }

  state(): Promise<State> {
    return this.handle.query(words.stateQuery);
  }

  async reaches(phase: PhaseName): Promise<void> {
    await until(async () => (await this.state()).phase.name === phase, `${this.id} to be ${phase}`);
  }

  /** Waits for so many entries of a kind, in the ledger alone: no worker need be there. */
  async wrote(kind: EntryKind, times = 1): Promise<void> {
    const written = async () => (await this.#ledger.rows(this.id)).filter(({ entry }) => entry.kind === kind).length;
    await until(async () => (await written()) >= times, `${this.id} to write ${kind}`);
  }

  /** Plays on until the conversation continues in a new run. */
  async renewed(play: () => Promise<void>): Promise<void> {
    const { runId } = await this.handle.describe();
    const inNewRun = async () => {
      await play();
      return (await this.handle.describe()).runId !== runId;
    };
    await until(inNewRun, `${this.id} to continue in a new run`, 120_000);
  }

  async ended(): Promise<void> {
    await this.handle.result();
  }
}

function place(taken: Taken) {
  if ('refused' in taken) throw new Error(`the ledger refused: ${taken.refused}`);
  const { seq, answered, answeredSeq } = taken;
  return { seq, answered, answeredSeq };
}

async function until(holds: () => Promise<boolean>, what: string, withinMs = patienceMs): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${withinMs} ms for ${what}`);
    await delay(20);
  }
}
