import { describe, expect, test } from 'vitest';
import type { ModelMessage, ToolSpec } from '../../../src/activities/ports.ts';
import { toChat, toTools } from '../../../src/adapters/openai/messages.ts';

const asked = (...callIds: string[]): ModelMessage => ({
  role: 'asked',
  text: '',
  calls: callIds.map((callId) => ({ callId, tool: 'find_order', arguments: '{"orderNumber":"100002"}' })),
});
const result = (callId: string, text: string): ModelMessage => ({ role: 'result', callId, text });

const roles = (messages: readonly ModelMessage[]): string[] => toChat('Be kind.', messages).map(({ role }) => role);
const contents = (messages: readonly ModelMessage[]) => toChat('Be kind.', messages).map(({ content }) => content);

test('the instructions come first, then each voice in its role', () => {
  const chat = toChat('Be kind.', [
    { role: 'assistant', text: 'Hello.' },
    { role: 'customer', text: 'Where is my order?' },
    { role: 'narrative', text: 'A colleague told the customer: one moment.' },
  ]);
  expect(chat).toEqual([
    { role: 'system', content: 'Be kind.' },
    { role: 'assistant', content: 'Hello.' },
    { role: 'user', content: 'Where is my order?' },
    { role: 'system', content: 'A colleague told the customer: one moment.' },
  ]);
});

describe('tool calls', () => {
  test('a call and its result carry the same id, of nine letters and digits', () => {
    const [, call, answer] = toChat('', [asked('conversation/turn 1/ü/0'), result('conversation/turn 1/ü/0', '{}')]);
    const id = call?.role === 'assistant' ? call.tool_calls?.[0]?.id : undefined;
    expect(id).toMatch(/^[a-z0-9]{9}$/);
    expect(answer).toEqual({ role: 'tool', tool_call_id: id, content: '{}' });
    expect(call).toMatchObject({
      content: null,
      tool_calls: [{ type: 'function', function: { name: 'find_order', arguments: '{"orderNumber":"100002"}' } }],
    });
  });

  test('different calls have different ids, the same call the same one in every request', () => {
    const many = Array.from({ length: 200 }, (_, index) => `turn/${index}`);
    const idsOf = () => toChat('', [asked(...many)]).flatMap((one) => (one.role === 'tool' ? [one.tool_call_id] : []));
    expect(new Set(idsOf()).size).toBe(200);
    expect(idsOf()).toEqual(idsOf());
  });

  test('words that came with the calls are kept', () => {
    expect(toChat('', [{ ...asked('a'), text: 'Let me look.' }])[1]).toMatchObject({ content: 'Let me look.' });
  });

  test('a result that came after the customer spoke again stands right behind its call', () => {
    const messages = [
      asked('a', 'b'),
      { role: 'customer', text: 'Hello?' } as const,
      result('b', 'two'),
      result('a', 'one'),
    ];
    expect(roles(messages)).toEqual(['system', 'assistant', 'tool', 'tool', 'user']);
    expect(contents(messages)).toEqual(['Be kind.', null, 'one', 'two', 'Hello?']);
  });

  test('a call without a result gets one that says so', () => {
    expect(contents([asked('a'), { role: 'customer', text: 'Hello?' }])).toEqual([
      'Be kind.',
      null,
      'No result is known.',
      'Hello?',
    ]);
  });

  test('a result whose call lies before the window is told as context', () => {
    const messages = [result('a', '{"status":"shipped"}'), { role: 'customer', text: 'And?' } as const];
    expect(roles(messages)).toEqual(['system', 'system', 'user']);
    expect(contents(messages)[1]).toContain('{"status":"shipped"}');
  });
});

test('of a tool the model sees name, description and parameters, nothing of its backend', () => {
  const spec: ToolSpec = {
    name: 'find_order',
    description: 'Looks up an order.',
    parameters: { type: 'object', properties: {} },
    backend: 'orders',
    sideEffect: false,
    idempotent: false,
  };
  expect(toTools([spec])).toEqual([
    {
      type: 'function',
      function: { name: 'find_order', description: 'Looks up an order.', parameters: spec.parameters },
    },
  ]);
});
