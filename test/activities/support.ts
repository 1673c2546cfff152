import { MockActivityEnvironment } from '@temporalio/testing';
import { callTool } from '../../src/activities/call-tool.ts';
import type {
  AgentPort,
  CapacityPort,
  ClockPort,
  CustomersPort,
  IdentityPort,
  ModelChunk,
  ModelPort,
  ModelRequest,
  StepRef,
  ToolRequest,
  ToolResult,
  ToolSpec,
  ToolsPort,
  VoicePort,
} from '../../src/activities/ports.ts';
import { record } from '../../src/activities/record.ts';
import { seal } from '../../src/activities/seal.ts';
import { think } from '../../src/activities/think/think.ts';
import type {
  CallInput,
  CallOutcome,
  RecordInput,
  SealInput,
  Sealing,
  ThinkInput,
  Told,
} from '../../src/activities/types.ts';
import type { ToolAsk } from '../../src/conversation/entry.ts';
import type { ThinkOutcome } from '../../src/conversation/event.ts';
import type { OpenTurn } from '../../src/conversation/state.ts';
import type { NeedsTable } from '../../src/handoff/routing/roster.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { noPhrases } from '../../src/policy/phrases.ts';
import { limits } from '../support/limits.ts';

/** The activities with the real ledger, and small ports where the port is the seam. */

/** Time passes when the test says so. */
export class ManualClock implements ClockPort {
  at = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.at;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.at + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  pass(ms: number): void {
    this.at += ms;
    const due = this.#timers.filter((timer) => timer.at <= this.at);
    this.#timers = this.#timers.filter((timer) => timer.at > this.at);
    for (const { run } of due) run();
  }
}

type Answer = (request: ModelRequest) => AsyncIterable<ModelChunk>;

/** Answers what it was told to, in order; asked once more than that, the test fails. */
export class FakeModel implements ModelPort {
  readonly requests: ModelRequest[] = [];
  readonly answers: Answer[] = [];

  stream(request: ModelRequest): AsyncIterable<ModelChunk> {
    this.requests.push(request);
    const answer = this.answers.shift();
    if (answer === undefined) throw new Error('the model was asked once too often');
    return answer(request);
  }
}

export const says = (...words: string[]): Answer =>
  async function* () {
    for (const text of words) yield { type: 'words', text };
  };

export const asks = (...calls: { tool: string; arguments: string }[]): Answer =>
  async function* () {
    yield { type: 'calls', calls };
  };

/** Says this, then nothing until it is called off. `reached` runs when it has come so far. */
export const saysThenHangs = (words: readonly string[], reached: () => void): Answer =>
  async function* ({ signal }) {
    for (const text of words) yield { type: 'words', text };
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      reached();
    });
  };

const spec = (name: string, over: Partial<ToolSpec> = {}): ToolSpec => ({
  name,
  description: '',
  parameters: {},
  backend: 'shop',
  sideEffect: false,
  idempotent: false,
  ...over,
});

export class FakeTools implements ToolsPort {
  readonly specs = [
    spec('look'),
    spec('pay', { sideEffect: true, idempotent: true }),
    spec('post', { sideEffect: true, backend: 'mail' }),
    spec('verify', { grants: { customer: 'customerId' } }),
  ];
  readonly requests: ToolRequest[] = [];
  answer: (request: ToolRequest) => Promise<ToolResult> = async () => ({ status: 'ok', text: 'done' });

  check(_tool: string, args: string): string | undefined {
    return args.startsWith('{') ? undefined : 'no JSON';
  }

  call(request: ToolRequest): Promise<ToolResult> {
    this.requests.push(request);
    return this.answer(request);
  }
}

export class FakeVoice implements VoicePort {
  readonly heard: string[] = [];
  begin({ turnId, attempt }: StepRef): void {
    this.heard.push(`begin ${turnId}/${attempt}`);
  }
  words(_step: StepRef, index: number, text: string): void {
    this.heard.push(`${index} ${text}`);
  }
  retract({ attempt }: StepRef): void {
    this.heard.push(`retract ${attempt}`);
  }
  end({ attempt }: StepRef): void {
    this.heard.push(`end ${attempt}`);
  }
}

export const agent: AgentPort = {
  instructions: 'Be kind.',
  reflection: 'Look back.',
  briefing: 'Brief them.',
  assisting: 'Answer them.',
  phrases: noPhrases,
  script: (code) => `script: ${code}`,
  intents: [{ code: 'refund', label: 'Get money back', phrases: ['money back'], tools: ['pay'] }],
};

const nothing = (): void => undefined;
/** Steps that are made to fail say so. */
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** One worker's steps, its ports in sight. */
export class Rig {
  readonly ledger: Ledger;
  readonly clock = new ManualClock();
  readonly model = new FakeModel();
  readonly tools = new FakeTools();
  readonly voice = new FakeVoice();
  /** Where humans are routed. */
  needs: NeedsTable | undefined;
  /** Where a CRM is joined. */
  customers: CustomersPort | undefined;
  /** Where a desk is. */
  capacity: CapacityPort | undefined;
  /** Where conversations are joined. */
  identity: IdentityPort | undefined;
  readonly environment = new MockActivityEnvironment(undefined, { logger: quiet });

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  get ports() {
    const { ledger, clock, model, tools, voice, customers, capacity, identity, needs } = this;
    return {
      ledger,
      clock,
      model,
      tools,
      voice,
      agent: needs === undefined ? agent : { ...agent, needs },
      ...(customers === undefined ? {} : { customers }),
      ...(capacity === undefined ? {} : { capacity }),
      ...(identity === undefined ? {} : { identity }),
    };
  }

  think(conversation: string, turn: OpenTurn, over: Partial<ThinkInput> = {}): Promise<ThinkOutcome> {
    const input: ThinkInput = { conversation, turn, epoch: 1, limits, drafts: [], ...over };
    return this.environment.run(think(this.ports), input);
  }

  call(conversation: string, ask: ToolAsk, turn: OpenTurn, over: Partial<CallInput> = {}): Promise<CallOutcome> {
    const input: CallInput = { conversation, ask, turn, epoch: 1, limits, attempt: 1, ...over };
    return this.environment.run(callTool(this.ports), input);
  }

  record(input: RecordInput): Promise<readonly Told[]> {
    return this.environment.run(record(this.ports), input);
  }

  seal(input: SealInput): Promise<Sealing> {
    return this.environment.run(seal(this.ports), input);
  }

  /** The customer speaks: the turn as it is open now. */
  async turn(conversation: string, turnId: string, text: string, over: Partial<OpenTurn> = {}): Promise<OpenTurn> {
    const taken = await this.ledger.takeTurn(conversation, turnId, text);
    if ('refused' in taken) throw new Error(`the ledger refused: ${taken.refused}`);
    const { seq } = taken;
    const fresh = { since: 0, step: 0, attempt: 1, failures: 0, read: false };
    return { turnId, seq, floor: seq, ...fresh, ...over };
  }

  /** What was written since the conversation started. */
  async rows(conversation: string) {
    return (await this.ledger.rows(conversation)).slice(2);
  }
}
