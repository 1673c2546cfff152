import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ModelChunk, ModelFailure, type ModelPort, type ToolSpec } from '../../../src/activities/ports.ts';
import { openAiModel } from '../../../src/adapters/openai/model.ts';
import { freePort } from '../../../src/local/ports.ts';
import { type ScriptedModel, startScriptedModel } from '../../../src/local/scripted-model.ts';
import { controlOf } from '../../local/helpers/control.ts';

/** The adapter against a real server that speaks the protocol, with every way in which a model fails. */

const findOrder: ToolSpec = {
  name: 'find_order',
  description: 'Looks up an order.',
  parameters: { type: 'object', properties: { orderNumber: { type: 'string' } }, required: ['orderNumber'] },
  backend: 'orders',
  sideEffect: false,
  idempotent: false,
};

let server: ScriptedModel;
let model: ModelPort;
let control: ReturnType<typeof controlOf>;

beforeAll(async () => {
  server = await startScriptedModel();
  model = openAiModel({ baseURL: server.baseURL, apiKey: 'none', model: 'scripted' });
  control = controlOf(server.url);
});
afterAll(() => server.stop());
beforeEach(() => control.set({ reset: true }));

const streamOf = (text: string, signal: AbortSignal, of = model): AsyncIterable<ModelChunk> =>
  of.stream({ instructions: 'Be kind.', messages: [{ role: 'customer', text }], tools: [findOrder], signal });

const never = (): AbortSignal => new AbortController().signal;

/** What came of one request: all chunks, and how it ended. */
async function outcome(text: string, of = model): Promise<{ words: string; chunks: ModelChunk[]; code?: string }> {
  const chunks: ModelChunk[] = [];
  const words = (): string => chunks.map((chunk) => (chunk.type === 'words' ? chunk.text : '')).join('');
  try {
    for await (const chunk of streamOf(text, never(), of)) if (chunk.type !== 'about') chunks.push(chunk);
    return { words: words(), chunks };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { words: words(), chunks, code: error.code };
  }
}

describe('a good answer', () => {
  test('tells at its end what it cost, and how sure of its words the model was where that is asked for', async () => {
    const about = async (of: ModelPort) => {
      const chunks: ModelChunk[] = [];
      for await (const chunk of streamOf('hello', never(), of)) chunks.push(chunk);
      return chunks.filter(({ type }) => type === 'about');
    };
    expect(await about(model)).toEqual([{ type: 'about', tokens: expect.any(Number) }]);
    await control.set({ faults: [{ fault: 'say', text: 'Perhaps so.', sureness: 0.4 }] });
    const sure = openAiModel({ baseURL: server.baseURL, apiKey: 'none', model: 'scripted', logprobs: true });
    expect(await about(sure)).toEqual([{ type: 'about', tokens: expect.any(Number), confidence: 0.4 }]);
  });

  test('comes word by word', async () => {
    const { words, chunks, code } = await outcome('hello');
    expect(code).toBeUndefined();
    expect(words).toBe('Hello. What can I do for you?');
    expect(chunks).toHaveLength(7);
  });

  test('brings its calls whole, after the words, with the arguments as the model wrote them', async () => {
    const calls = [
      { tool: 'find_order', arguments: '{ "orderNumber":"100002" }' },
      { tool: 'find_order', arguments: '{"orderNumber":"100003"}' },
    ];
    await control.set({ faults: [{ fault: 'calls', text: 'Let me look.', calls }] });
    const { words, chunks } = await outcome('hello');
    expect(words).toBe('Let me look.');
    expect(chunks.at(-1)).toEqual({ type: 'calls', calls });
    expect(chunks.filter(({ type }) => type === 'calls')).toHaveLength(1);
  });

  test('each word is there before the next is spoken', async () => {
    await control.set({ pace: { firstMs: 0, gapMs: 60, words: 4 } });
    const at: number[] = [];
    for await (const { type } of streamOf('hello', never())) if (type === 'words') at.push(performance.now());
    expect(at).toHaveLength(4);
    const [first = 0, last = 0] = [at[0], at.at(-1)];
    expect(last - first).toBeGreaterThan(120);
  });

  test('a call without arguments is a call with none', async () => {
    await control.set({ faults: [{ fault: 'calls', calls: [{ tool: 'find_order', arguments: '' }] }] });
    const { chunks } = await outcome('hello');
    expect(chunks).toEqual([{ type: 'calls', calls: [{ tool: 'find_order', arguments: '{}' }] }]);
  });

  test('what the tools table forbids is passed on for the caller to judge', async () => {
    await control.set({ faults: [{ fault: 'unknown_tool' }, { fault: 'wrong_arguments' }] });
    expect((await outcome('hello')).chunks).toMatchObject([{ type: 'calls', calls: [{ tool: 'no_such_tool' }] }]);
    expect((await outcome('hello')).chunks).toMatchObject([{ type: 'calls', calls: [{ tool: 'find_order' }] }]);
  });

  test('needs no tools', async () => {
    const request = { instructions: '', messages: [{ role: 'customer', text: 'hello' }], tools: [] } as const;
    const words: string[] = [];
    for await (const chunk of model.stream({ ...request, signal: never() }))
      if (chunk.type === 'words') words.push(chunk.text);
    expect(words.join('')).toBe('Hello. What can I do for you?');
  });
});

describe('every failure of the model comes out as one of the table', () => {
  test.each([
    [{ fault: 'status', status: 500 }, 'MODEL_ERROR', ''],
    [{ fault: 'status', status: 503 }, 'MODEL_ERROR', ''],
    [{ fault: 'status', status: 400 }, 'MODEL_ERROR', ''],
    [{ fault: 'status', status: 401 }, 'MODEL_ERROR', ''],
    [{ fault: 'status', status: 429 }, 'MODEL_RATE_LIMITED', ''],
    [{ fault: 'nothing' }, 'MODEL_EMPTY', ''],
    [{ fault: 'no_body' }, 'MODEL_EMPTY', ''],
    [{ fault: 'half' }, 'MODEL_CUT_SHORT', 'Hello. What can I'],
    [{ fault: 'torn' }, 'MODEL_CUT_SHORT', 'Hello. What can I'],
    [{ fault: 'stopped', reason: 'length' }, 'MODEL_CUT_SHORT', 'Hello. What can I do for you?'],
    [{ fault: 'stopped', reason: 'content_filter' }, 'MODEL_CUT_SHORT', 'Hello. What can I do for you?'],
    [{ fault: 'broken' }, 'MODEL_UNREACHABLE', 'Hello. What can I'],
    [{ fault: 'error_event' }, 'MODEL_ERROR', 'Hello. What can I'],
    [{ fault: 'refused' }, 'MODEL_UNREACHABLE', ''],
    [{ fault: 'bad_arguments' }, 'MODEL_BAD_ARGUMENTS', ''],
  ])('%j → %s', async (fault, code, words) => {
    await control.set({ faults: [fault] });
    expect(await outcome('hello')).toMatchObject({ code, words });
    // Asked once: trying again is the workflow's.
    expect(await control.report()).toMatchObject({ begun: 1, faultsWaiting: 0 });
    expect(await outcome('hello')).not.toHaveProperty('code');
  });

  test('nobody listens → MODEL_UNREACHABLE', async () => {
    const baseURL = `http://127.0.0.1:${await freePort()}/v1`;
    expect(await outcome('hello', openAiModel({ baseURL, apiKey: 'none', model: 'm' }))).toMatchObject({
      code: 'MODEL_UNREACHABLE',
    });
  });

  test('no message of a failure holds what the customer or the model said', async () => {
    for (const fault of ['half', 'torn', 'broken', 'bad_arguments', 'error_event']) {
      await control.set({ faults: [{ fault }] });
      const words = streamOf('hello, my secret is swordfish', never());
      const failure = await Array.fromAsync(words).catch((error: unknown) => error);
      expect(String(failure)).not.toMatch(/swordfish|Hello|switched on|orderNumber/);
    }
  });
});

describe('a signal', () => {
  const reason = new Error('the customer cut in');

  async function abortedStream(text: string, cut: (controller: AbortController) => void) {
    const controller = new AbortController();
    cut(controller);
    return await Array.fromAsync(streamOf(text, controller.signal)).catch((error: unknown) => error);
  }

  /** The server sees it a moment after the client. */
  const aborted = () => expect.poll(async () => (await control.report()).aborted, { timeout: 2000 }).toBe(1);

  test('that is aborted before the request sends none', async () => {
    expect(await abortedStream('hello', (controller) => controller.abort(reason))).toBe(reason);
    expect(await control.report()).toMatchObject({ begun: 0 });
  });

  test('that is aborted before the first word ends the request with its reason', async () => {
    await control.set({ faults: [{ fault: 'hang' }] });
    expect(await abortedStream('hello', (controller) => setTimeout(() => controller.abort(reason), 50))).toBe(reason);
    await aborted();
  });

  test('that is aborted between words ends the request with its reason', async () => {
    await control.set({ pace: { firstMs: 0, gapMs: 1000 } });
    expect(await abortedStream('hello', (controller) => setTimeout(() => controller.abort(reason), 100))).toBe(reason);
    await aborted();
  });

  test('is not needed where the reader stops: leaving the loop aborts the request', async () => {
    await control.set({ pace: { firstMs: 0, gapMs: 1000 } });
    for await (const _ of streamOf('hello', never())) break;
    await aborted();
  });
});
