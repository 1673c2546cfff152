import { EventSourceParserStream } from 'eventsource-parser/stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ScriptedModel, startScriptedModel } from '../../src/local/scripted-model.ts';
import { controlOf } from './helpers/control.ts';
import { runScript } from './helpers/workspace.ts';

/** The protocol, the pace, the faults and the counters; what it says about the shop is in sample-shop.test.ts. */

let server: ScriptedModel;
let control: ReturnType<typeof controlOf>;

beforeAll(async () => {
  server = await startScriptedModel();
  control = controlOf(server.url);
});
afterAll(() => server.stop());
beforeEach(() => control.set({ reset: true }));

const hello = { model: 'scripted', messages: [{ role: 'user', content: 'hello' }] };
const tool = { type: 'function', function: { name: 'find_order', parameters: { type: 'object' } } };
const call = { id: 'c1', type: 'function', function: { name: 'find_order', arguments: '{}' } };

const post = (body: object): Promise<Response> =>
  fetch(`${server.baseURL}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const completion = z.object({
  object: z.literal('chat.completion'),
  choices: z.tuple([
    z.object({
      message: z.object({ content: z.string().nullable(), tool_calls: z.array(z.unknown()).optional() }),
      finish_reason: z.string(),
    }),
  ]),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() }),
});
const whole = async (body: object) => completion.parse(await (await post(body)).json());

const delta = z.object({ content: z.string().optional() });
const chunk = z.object({
  object: z.literal('chat.completion.chunk'),
  choices: z.array(z.object({ delta, finish_reason: z.string().nullable() })),
  usage: z.object({ total_tokens: z.int() }).optional(),
});

async function streamed(body: object) {
  const { body: bytes } = await post({ ...body, stream: true });
  if (bytes === null) throw new Error('no body');
  const events = bytes.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  const data = (await Array.fromAsync(events)).map((event) => event.data);
  const chunks = data.filter((one) => one !== '[DONE]').map((one) => chunk.parse(JSON.parse(one)));
  const words = chunks.flatMap(({ choices }) => choices.flatMap((choice) => choice.delta.content || []));
  const finish = chunks.flatMap(({ choices }) => choices.flatMap(({ finish_reason }) => finish_reason ?? []));
  return { words, finish, done: data.at(-1) === '[DONE]', usage: chunks.at(-1)?.usage };
}

describe('the protocol', () => {
  test('an answer comes whole', async () => {
    const { choices, usage } = await whole(hello);
    expect(choices[0]).toEqual({ message: { content: 'Hello. What can I do for you?' }, finish_reason: 'stop' });
    expect(usage).toEqual({ prompt_tokens: 1, completion_tokens: 7, total_tokens: 8 });
  });

  test('or streamed, a word at a time, closed with a reason and the end mark', async () => {
    expect(await streamed(hello)).toEqual({
      words: ['Hello.', ' What', ' can', ' I', ' do', ' for', ' you?'],
      finish: ['stop'],
      done: true,
      usage: undefined,
    });
  });

  test('with usage at the end where that is asked for', async () => {
    expect(await streamed({ ...hello, stream_options: { include_usage: true } })).toMatchObject({
      usage: { total_tokens: 8 },
    });
  });

  test('calls come whole too', async () => {
    await control.set({ faults: [{ fault: 'calls', calls: [{ tool: 'find_order', arguments: '{"a":1}' }] }] });
    const { choices } = await whole({ ...hello, tools: [tool] });
    expect(choices[0]).toMatchObject({
      message: {
        content: null,
        tool_calls: [{ type: 'function', function: { name: 'find_order', arguments: '{"a":1}' } }],
      },
      finish_reason: 'tool_calls',
    });
  });

  test('the same request has the same answer, to the byte', async () => {
    const bodies = [
      hello,
      { ...hello, stream: true },
      { ...hello, messages: [{ role: 'user', content: 'where is 100002?' }], tools: [tool] },
    ];
    for (const body of bodies) expect(await (await post(body)).text()).toBe(await (await post(body)).text());
  });

  test('names its models', async () => {
    expect(await (await fetch(`${server.baseURL}/models`)).json()).toMatchObject({
      object: 'list',
      data: [{ id: 'scripted' }, { id: 'scripted-15x10' }],
    });
  });

  test.each([
    ['no messages', { model: 'm', messages: [] }],
    ['an unknown role', { model: 'm', messages: [{ role: 'customer', content: 'hello' }] }],
    ['an empty list of tools', { ...hello, tools: [] }],
    [
      'a call without its result',
      { ...hello, messages: [{ role: 'assistant', tool_calls: [call] }, ...hello.messages] },
    ],
    ['a call at the end', { ...hello, messages: [...hello.messages, { role: 'assistant', tool_calls: [call] }] }],
    ['a result without its call', { ...hello, messages: [{ role: 'tool', tool_call_id: 'c1', content: '' }] }],
  ])('refuses %s, as real ones do', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });
});

describe('its pace', () => {
  test('scripted-15x10 says 15 words in no less than 150 ms, the first after 50', async () => {
    const { words } = await streamed({ ...hello, model: 'scripted-15x10' });
    expect(words).toHaveLength(15);
    const [seen] = (await control.report()).requests;
    expect((seen?.firstWordAt ?? 0) - (seen?.begunAt ?? 0)).toBeGreaterThanOrEqual(50);
    expect((seen?.endedAt ?? 0) - (seen?.begunAt ?? 0)).toBeGreaterThanOrEqual(150);
  });

  test('can be set, with a number of words', async () => {
    await control.set({ pace: { firstMs: 30, gapMs: 10, words: 3 } });
    expect((await streamed(hello)).words).toEqual(['word1', ' word2', ' word3']);
    const [seen] = (await control.report()).requests;
    expect((seen?.endedAt ?? 0) - (seen?.begunAt ?? 0)).toBeGreaterThanOrEqual(50);
  });

  test('can be slow for one request', async () => {
    await control.set({ faults: [{ fault: 'slow', firstMs: 80 }] });
    await streamed(hello);
    const [seen] = (await control.report()).requests;
    expect((seen?.firstWordAt ?? 0) - (seen?.begunAt ?? 0)).toBeGreaterThanOrEqual(80);
    expect((await streamed(hello)).words).toHaveLength(7);
  });
});

describe('its control', () => {
  const statuses = async (times: number): Promise<number[]> => {
    const all: number[] = [];
    for (let n = 0; n < times; n++) all.push((await post(hello)).status);
    return all;
  };

  test('a fault holds for as many requests as it says, then the next one', async () => {
    await control.set({
      faults: [
        { fault: 'status', status: 500, times: 2 },
        { fault: 'status', status: 429 },
      ],
    });
    expect(await statuses(4)).toEqual([500, 500, 429, 200]);
  });

  test('a fault can wait for certain words', async () => {
    await control.set({ faults: [{ fault: 'status', status: 500, match: 'boom' }] });
    expect(await statuses(2)).toEqual([200, 200]);
    expect((await post({ ...hello, messages: [{ role: 'user', content: 'boom' }] })).status).toBe(500);
    expect((await control.report()).faultsWaiting).toBe(0);
  });

  test('a reset forgets faults, pace and counters', async () => {
    await control.set({ faults: [{ fault: 'hang', times: 5 }], pace: { firstMs: 1000, gapMs: 0, words: 1 } });
    await control.set({ reset: true });
    expect((await streamed(hello)).words).toHaveLength(7);
    expect(await control.report()).toMatchObject({ begun: 1, finished: 1, faultsWaiting: 0 });
  });

  test('counts what was begun, finished, failed and given up by the client, with times', async () => {
    await streamed(hello);
    await control.set({ faults: [{ fault: 'status', status: 500 }, { fault: 'hang' }] });
    await post(hello);
    const before = Date.now();
    const given = new AbortController();
    setTimeout(() => given.abort(), 50);
    await expect(
      fetch(`${server.baseURL}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(hello),
        signal: given.signal,
      }),
    ).rejects.toThrow();
    await expect.poll(control.report).toMatchObject({ begun: 3, finished: 1, faulted: 1, aborted: 1, open: 0 });
    const seen = (await control.report()).requests.at(-1);
    expect(seen).toMatchObject({ n: 3, fault: 'hang', end: 'aborted' });
    expect(seen?.endedAt).toBeGreaterThan(before + 40);
  });

  test('keeps no words', async () => {
    await post({ ...hello, messages: [{ role: 'user', content: 'swordfish' }] });
    expect(JSON.stringify(await control.report())).not.toContain('swordfish');
  });

  test.each([{ faults: [{ fault: 'gremlins' }] }, { faults: [{ fault: 'status', status: 200 }] }, { pase: {} }])(
    '%j is refused',
    async (body) => {
      await expect(control.set(body)).rejects.toThrow(/400/);
    },
  );
});

test('runs as a process of its own, which says where it listens', async () => {
  const { firstLine } = await runScript('../../../src/local/scripted-model-main.ts');
  const baseURL = /^scripted model listens at (http:\/\/127\.0\.0\.1:\d+\/v1)$/.exec(firstLine)?.[1];
  expect((await fetch(`${baseURL}/models`)).status).toBe(200);
});
