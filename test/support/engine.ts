import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { afterAll, beforeAll } from 'vitest';
import type { StepRef, VoicePort } from '../../src/activities/ports.ts';
import { httpCustomers } from '../../src/adapters/crm/customers.ts';
import { httpTools } from '../../src/adapters/http-tools/tools.ts';
import { openAiAssistant } from '../../src/adapters/openai/assistant.ts';
import { openAiBriefWriter } from '../../src/adapters/openai/brief.ts';
import { openAiModel } from '../../src/adapters/openai/model.ts';
import { httpLine } from '../../src/adapters/outbound/line.ts';
import { type AgentSnapshot, loadAgent } from '../../src/config/agent.ts';
import type { ActAnswer } from '../../src/conversation/effect.ts';
import type { Entry, EntryKind } from '../../src/conversation/entry.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import type { State } from '../../src/conversation/state.ts';
import type { CallbackCalendar } from '../../src/desk/calendar.ts';
import { openDesk } from '../../src/desk/desk.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { startSampleBackend } from '../../src/local/sample-backend.ts';
import { startScriptedModel } from '../../src/local/scripted-model.ts';
import type { Policy } from '../../src/policy/policy.ts';
import * as words from '../../src/signals/messages.ts';
import { realClock } from '../../src/workers/clock.ts';
import { conversationWorker, type WorkerSettings } from '../../src/workers/conversation-worker.ts';
import { type TestLedger, useLedger } from './ledger.ts';
import { type TestTemporal, testTemporal } from './temporal.ts';

/** The engine as it runs, with the doors left out: real Temporal, ledger, model protocol and backends, one worker. */
export interface Engine {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly ledgerUrl: string;
  readonly snapshot: AgentSnapshot;
  readonly voice: RecordingVoice;
  call(limits?: Partial<Limits>, policy?: Partial<Policy>): Promise<Call>;
  /** What the scripted model does next; see its control. */
  model(control: object): Promise<void>;
  /** What the model has seen. */
  requests(): Promise<{
    begun: number;
    aborted: number;
    requests: { begunAt: number; endedAt?: number; end?: string }[];
  }>;
  backendFaults(faults: object): Promise<void>;
  /** What the sample's phones do. */
  line(told: object): Promise<void>;
  /** Who was called. */
  calls(conversation: string): Promise<readonly { to: string; callId: string; epoch: number }[]>;
  effects(): Promise<{ effects: unknown[] }>;
}

/** Notes what is streamed. */
export class RecordingVoice implements VoicePort {
  readonly spoken: { step: StepRef; text: string; at: number }[] = [];
  begin(): void {}
  words(step: StepRef, _index: number, text: string): void {
    this.spoken.push({ step, text, at: Date.now() });
  }
  retract(): void {}
  end(): void {}
}

/** A customer on the line, and the human who may come to hold them. */
export class Call {
  readonly id: string;
  private readonly engine: Pick<Engine, 'client' | 'ledger'>;
  private readonly limits: Limits;
  private readonly policy: Policy;
  private turns = 0;

  constructor(engine: Pick<Engine, 'client' | 'ledger'>, id: string, limits: Limits, policy: Policy) {
    this.engine = engine;
    this.id = id;
    this.limits = limits;
    this.policy = policy;
  }

  get handle() {
    return this.engine.client.workflow.getHandle(words.workflowId(this.id));
  }

  /** Into the ledger, then to the conversation, as a gateway does it. */
  async say(text: string, turnId = `t${++this.turns}`): Promise<words.TurnAnswer> {
    const taken = await this.engine.ledger.takeTurn(this.id, turnId, text);
    if ('refused' in taken) throw new Error(`the ledger refused: ${taken.refused}`);
    const { seq, answered, answeredSeq } = taken;
    return await this.send({ turnId, seq, answered, answeredSeq });
  }

  async send(message: words.TurnMessage): Promise<words.TurnAnswer> {
    const { id: conversation, limits, policy } = this;
    const start: words.StartMessage = { conversation, channel: 'chat', snapshot: 'test', limits, policy };
    const startWorkflowOperation = new WithStartWorkflowOperation(words.conversationWorkflow, {
      workflowId: words.workflowId(this.id),
      taskQueue: words.taskQueue,
      args: [start],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout: '2s',
      staticSummary: `chat conversation ${this.id}`,
    });
    // where starting fails the update says so too
    startWorkflowOperation.workflowHandle().catch(() => {});
    return await this.engine.client.workflow.executeUpdateWithStart(words.turnUpdate, {
      updateId: message.turnId,
      args: [message],
      startWorkflowOperation,
    });
  }

  async bargeIn(turnId: string, heard: string): Promise<void> {
    const taken = await this.engine.ledger.takeBargeIn(this.id, turnId, randomUUID(), heard);
    if ('refused' in taken) throw new Error(`the ledger refused: ${taken.refused}`);
    const { seq, answered, answeredSeq } = taken;
    await this.handle.signal(words.bargeInSignal, { turnId, seq, answered, answeredSeq });
  }

  async hangUp(): Promise<void> {
    const taken = await this.engine.ledger.takeHangUp(this.id);
    if ('refused' in taken) throw new Error(`the ledger refused: ${taken.refused}`);
    const { seq, answered, answeredSeq } = taken;
    await this.handle.signal(words.hangUpSignal, { seq, answered, answeredSeq });
  }

  state(): Promise<State> {
    return this.handle.query(words.stateQuery);
  }

  /** Waits, a bounded time, for the conversation to come into a phase. */
  async reaches<Name extends State['phase']['name']>(
    name: Name,
    withinMs = 20_000,
  ): Promise<State & { phase: { name: Name } }> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const state = await this.state();
      if (isIn(state, name)) return state;
      if (Date.now() > deadline)
        throw new Error(`${this.id} is ${state.phase.name} and not ${name} after ${withinMs} ms`);
      await delay(25);
    }
  }

  /** The human's act on the offer that stands, under the current epoch unless told. */
  async act(type: 'accept', over?: object): Promise<ActAnswer>;
  async act(
    type: 'decline' | 'read-back' | 'reply' | 'assist' | 'transfer' | 'resolve' | 'hand-back' | 'schedule',
    over: object,
  ): Promise<ActAnswer>;
  async act(type: string, over: object = {}): Promise<ActAnswer> {
    const state = await this.state();
    const offerId = 'offerId' in state.phase ? state.phase.offerId : 'o0';
    const actId = randomUUID();
    const message = { actId, offerId, epoch: state.custody.epoch, agent: 'ada', ...over };
    return await this.handle.executeUpdate<ActAnswer, [object]>(type, { updateId: actId, args: [message] });
  }

  async entries(): Promise<readonly Entry[]> {
    return (await this.engine.ledger.rows(this.id)).map(({ entry }) => entry);
  }

  async wrote<K extends EntryKind>(kind: K): Promise<readonly Extract<Entry, { kind: K }>[]> {
    return (await this.entries()).filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
  }

  /** History events of the current run. */
  async events(): Promise<number> {
    return (await this.handle.describe()).historyLength;
  }
}

const isIn = <Name extends State['phase']['name']>(
  state: State,
  name: Name,
): state is State & { phase: { name: Name } } => state.phase.name === name;

/** Quick enough to see every way of the protocol within a test's time; timers fire in whole seconds. */
const quick: Partial<Limits> = {
  acceptMs: 20_000,
  callbackMs: 1_000,
  callbackWindowMs: 2_000,
  nudgeMs: 60_000,
  idleMs: 120_000,
};

/**
 * Tests say themselves what of this they take: the survey, callbacks in windows, one human who is sought. Without it offers ring
 * for everybody, and callbacks are due after `callbackMs`.
 */
export const plain = ({
  surveyMs: _,
  bookMs: __,
  queueMs: ___,
  widenMs: ____,
  tellWaitMs: _____,
  ...limits
}: Limits): Limits => limits;

/** `briefs`: a model writes them. */
export interface EngineOptions {
  readonly briefs?: boolean;
  /** Callbacks in windows of this calendar, on the database at this URL. */
  readonly calendar?: (url: string) => CallbackCalendar;
}

export function useEngine({ briefs = false, calendar }: EngineOptions = {}): () => Engine {
  const postgres = useLedger();
  let engine: Engine | undefined;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const temporal = await testTemporal();
    const [model, backend] = [await startScriptedModel(), await startSampleBackend()];
    const voice = new RecordingVoice();
    const snapshot = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url)));
    const callbacks = calendar?.(postgres.url);
    const more = {
      ...(briefs ? { briefWriter: writerAt(model.baseURL) } : {}),
      ...(callbacks === undefined ? {} : { callbacks }),
    };
    const worker = await startWorker(temporal, postgres, voice, snapshot, model.baseURL, backend.url, more);
    stops.push(
      worker,
      async () => callbacks?.close(),
      () => model.stop(),
      () => backend.stop(),
      () => temporal.close(),
    );
    engine = engineOf(temporal, postgres, voice, snapshot, model.url, backend.url);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (engine === undefined) throw new Error('the engine is there once the tests run');
    return engine;
  };
}

async function startWorker(
  temporal: TestTemporal,
  { ledger, url: ledgerUrl }: TestLedger,
  voice: VoicePort,
  snapshot: AgentSnapshot,
  baseURL: string,
  backend: string,
  more: Partial<WorkerSettings['ports']>,
) {
  quiet();
  const connection = await NativeConnection.connect({ address: temporal.address });
  const desk = openDesk(ledgerUrl);
  const worker: Worker = await conversationWorker({
    connection,
    namespace: temporal.namespace,
    identity: `test-${process.pid}`,
    ports: {
      ledger,
      voice,
      model: openAiModel({ baseURL, apiKey: 'scripted', model: 'scripted' }),
      assistant: openAiAssistant({ baseURL, apiKey: 'scripted', model: 'scripted' }),
      ...more,
      line: httpLine({ url: backend }),
      tools: httpTools({ tools: snapshot.tools, backends: { '*': backend } }),
      customers: httpCustomers({ url: backend }),
      agent: snapshot.agent,
      clock: realClock,
      waits: desk,
      reservations: desk,
    },
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await desk.close();
    await connection.close();
  };
}

const writerAt = (baseURL: string) => openAiBriefWriter({ baseURL, apiKey: 'scripted', model: 'scripted' });

const nothing = (): void => undefined;
let installed = false;
function quiet(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    logger: { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: console.error },
  });
}

function engineOf(
  temporal: TestTemporal,
  { ledger, url: ledgerUrl }: TestLedger,
  voice: RecordingVoice,
  snapshot: AgentSnapshot,
  model: string,
  backend: string,
): Engine {
  const { client } = temporal;
  return {
    client,
    ledger,
    ledgerUrl,
    voice,
    snapshot,
    async call(limits = {}, policy = {}) {
      const id = `c-${randomUUID()}`;
      await ledger.start(id, 'chat', 'test', snapshot.scripts.greeting);
      return new Call(
        { client, ledger },
        id,
        { ...plain(snapshot.limits.chat), ...quick, ...limits },
        { ...snapshot.policy, ...policy },
      );
    },
    model: (control) => post(`${model}/control`, { reset: true, ...control }),
    requests: async () => await (await fetch(`${model}/control`)).json(),
    backendFaults: (faults) => post(`${backend}/control/faults`, faults),
    line: (told) => post(`${backend}/control/line`, told),
    async calls(conversation) {
      const { calls } = await (await fetch(`${backend}/control/line`)).json();
      return calls.filter((call: { conversation: string }) => call.conversation === conversation);
    },
    effects: async () => await (await fetch(`${backend}/control/effects`)).json(),
  };
}

async function post(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
