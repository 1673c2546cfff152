import { createHash } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { scriptedAnswer } from './scripted-model/assistant.ts';
import { scriptedBrief } from './scripted-model/brief.ts';
import { type Answer, type ChatRequest, chatRequest, schemaAsked } from './scripted-model/chat.ts';
import { Control, controlBody, type Fault, now, type Pace } from './scripted-model/control.ts';
import { respond } from './scripted-model/respond.ts';
import { answerTo } from './scripted-model/shop.ts';

export interface ScriptedModelOptions {
  /** 0, the default, takes any free port; it listens on loopback only. */
  readonly port?: number;
  /** How fast it speaks unless a request's model name or a control says otherwise; at once by default. */
  readonly pace?: Pace;
}

export interface ScriptedModel {
  /** Its root; the control is `/control` below it. */
  readonly url: string;
  /** What a client of the protocol is pointed at. */
  readonly baseURL: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A model without a model: speaks OpenAI's Chat Completions protocol, streamed and whole, and serves the sample shop by
 * rules. The same request gets the same answer. `POST /control` sets pace and faults, `GET /control?since=N` counts.
 * A model name such as `scripted-15x10` answers any request with 15 words over 15 × 10 ms, the first after a third.
 */
export async function startScriptedModel(options: ScriptedModelOptions = {}): Promise<ScriptedModel> {
  const control = new Control(options.pace ?? { firstMs: 0, gapMs: 0 });
  const app = Fastify({ bodyLimit: 16 * 1024 * 1024, forceCloseConnections: true });
  addControl(app, control);
  addProtocol(app, control);
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { url, baseURL: `${url}/v1`, port: Number(new URL(url).port), stop: () => app.close() };
}

function addControl(app: FastifyInstance, control: Control): void {
  app.post('/control', (request, reply) => {
    const { data, error } = controlBody.safeParse(request.body);
    if (data === undefined) return reply.code(400).send(refusal(error.message));
    control.set(data);
    return control.report(Number.POSITIVE_INFINITY);
  });
  app.get<{ Querystring: { since?: string } }>('/control', ({ query }) => control.report(Number(query.since ?? 0)));
}

function addProtocol(app: FastifyInstance, control: Control): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/v1/models', () => ({
    object: 'list',
    data: ['scripted', 'scripted-15x10'].map((id) => ({ id, object: 'model', created: 0, owned_by: 'readback' })),
  }));
  const arrived = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', async (request) => {
    arrived.set(request, now());
  });
  app.post('/v1/chat/completions', async (incoming, reply) => {
    const { data: request, error } = chatRequest.safeParse(incoming.body);
    if (request === undefined) return reply.code(400).send(refusal(error.message));
    const asked = request.messages.findLast(({ role }) => role === 'user')?.content ?? '';
    const fault = control.takeFault(asked, schemaAsked(request));
    const begunAt = arrived.get(incoming) ?? now();
    const seen = control.begin({
      begunAt,
      model: request.model,
      asked: hash(asked),
      ...(fault ? { fault: fault.fault } : {}),
    });
    const pace = paceOf(request, fault, control.pace);
    const answer = answerFor(request, fault, pace);
    const gone = new AbortController();
    reply.hijack();
    reply.raw.once('close', () => gone.abort());
    const id = `chatcmpl-${hash(JSON.stringify(request))}`;
    await respond({ request, id, answer, pace, fault, seen, raw: reply.raw, gone: gone.signal });
  });
}

const refusal = (message: string) => ({ error: { message, type: 'invalid_request_error', code: null, param: null } });
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A brief is written by a smaller model, and so in less time. */
const briefIsFaster = 5;

function paceOf(request: ChatRequest, fault: Fault | undefined, preset: Pace): Pace {
  const named = namedPace(request.model) ?? preset;
  const pace = schemaAsked(request) !== undefined ? { ...named, gapMs: named.gapMs / briefIsFaster } : named;
  return fault?.fault === 'slow' ? { ...pace, firstMs: fault.firstMs, gapMs: fault.gapMs } : pace;
}

function namedPace(model: string): Pace | undefined {
  const named = /-(\d{1,4})x(\d{1,4})$/.exec(model);
  if (named === null) return undefined;
  const [words, total] = [Number(named[1]), Number(named[1]) * Number(named[2])];
  return { words, firstMs: total / 3, gapMs: words > 1 ? (total * 2) / 3 / (words - 1) : 0 };
}

function answerFor(request: ChatRequest, fault: Fault | undefined, { words }: Pace): Answer {
  const { messages, tools } = request;
  const names = (tools ?? []).map((tool) => tool.function.name);
  const asks = (tool: string, text: string): Answer => ({ text: '', calls: [{ tool, arguments: text }] });
  switch (fault?.fault) {
    case 'nothing':
      return { text: '', calls: [] };
    case 'say':
      return { text: fault.text, calls: [], ...(fault.sureness === undefined ? {} : { sureness: fault.sureness }) };
    case 'calls':
      return { text: fault.text, calls: fault.calls };
    case 'bad_arguments':
      return asks(names[0] ?? 'find_order', '{"orderNumber": "100');
    case 'wrong_arguments':
      return asks(names[0] ?? 'find_order', '{"somethingElse":true}');
    case 'unknown_tool':
      return asks('no_such_tool', '{}');
    case 'stopped':
      return { ...answerTo(messages, names), stopped: fault.reason };
    case 'brief':
      return { text: scriptedBrief(messages, fault.how), calls: [] };
    case 'assistant':
      return { text: scriptedAnswer(messages, fault.how), calls: [] };
    default:
      if (schemaAsked(request) === 'brief') return { text: scriptedBrief(messages), calls: [] };
      if (schemaAsked(request) === 'assistant') return { text: scriptedAnswer(messages), calls: [] };
      return words === undefined ? answerTo(messages, names) : { text: countTo(words, messages), calls: [] };
  }
}

/** The last figure that the customer named comes first, so that answers to different questions differ. */
function countTo(words: number, messages: ChatRequest['messages']): string {
  const asked = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const figure = /(\d+)\D*$/.exec(asked)?.[1];
  return Array.from({ length: words }, (_, index) => (index === 0 && figure) || `word${index + 1}`).join(' ');
}
