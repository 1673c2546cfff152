import { createHash } from 'node:crypto';
import type {
  ChatCompletionFunctionTool,
  ChatCompletionMessageFunctionToolCall,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { ModelMessage, ToolSpec } from '../../activities/ports.ts';

/**
 * Our messages in the Chat Completions dialect, which wants every tool call answered right after it was asked for.
 * Ours need not stand so: a customer may speak between a call and its result, a dropped call has no result at all.
 */
export function toChat(instructions: string, messages: readonly ModelMessage[]): ChatCompletionMessageParam[] {
  const results = new Map<string, string>();
  for (const message of messages) if (message.role === 'result') results.set(message.callId, message.text);
  const asked = new Set<string>();
  const chat: ChatCompletionMessageParam[] = [{ role: 'system', content: instructions }];
  for (const message of messages) {
    if (message.role === 'asked') for (const { callId } of message.calls) asked.add(callId);
    chat.push(...(message.role === 'result' && asked.has(message.callId) ? [] : translate(message, results)));
  }
  return chat;
}

function translate(message: ModelMessage, results: ReadonlyMap<string, string>): ChatCompletionMessageParam[] {
  switch (message.role) {
    case 'customer':
      return [{ role: 'user', content: message.text }];
    case 'assistant':
      return [{ role: 'assistant', content: message.text }];
    // The system's role is the one that a customer's words cannot imitate.
    case 'narrative':
      return [{ role: 'system', content: message.text }];
    // Its question lies before the window.
    case 'result':
      return [{ role: 'system', content: `Result of an earlier tool call: ${message.text}` }];
    case 'asked':
      return [
        {
          role: 'assistant',
          content: message.text === '' ? null : message.text,
          tool_calls: message.calls.map(toolCall),
        },
        ...message.calls.map(({ callId }) => ({
          role: 'tool' as const,
          tool_call_id: providerId(callId),
          content: results.get(callId) ?? 'No result is known.',
        })),
      ];
  }
}

const toolCall = (call: {
  callId: string;
  tool: string;
  arguments: string;
}): ChatCompletionMessageFunctionToolCall => ({
  id: providerId(call.callId),
  type: 'function',
  function: { name: call.tool, arguments: call.arguments },
});

/** Nine letters and digits: the strictest provider takes exactly that. Equal for equal call ids, so that caches hold. */
function providerId(callId: string): string {
  const hash = createHash('sha256').update(callId).digest().readBigUInt64BE();
  return hash.toString(36).padStart(9, '0').slice(-9);
}

export const toTools = (specs: readonly ToolSpec[]): ChatCompletionFunctionTool[] =>
  specs.map(({ name, description, parameters }) => ({
    type: 'function',
    function: { name, description, parameters: { ...parameters } },
  }));
