import { z } from 'zod';

/** The part of the Chat Completions protocol that the scripted model understands. */

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });
const content = z.union([z.string(), z.array(textPart).transform((parts) => parts.map(({ text }) => text).join(''))]);

const toolCall = z.object({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.object({ name: z.string(), arguments: z.string() }),
});

const message = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['system', 'developer']), content }),
  z.object({ role: z.literal('user'), content }),
  z.object({
    role: z.literal('assistant'),
    content: content.nullish(),
    tool_calls: z.array(toolCall).min(1).optional(),
  }),
  z.object({ role: z.literal('tool'), tool_call_id: z.string(), content }),
]);

const tool = z.object({ type: z.literal('function'), function: z.looseObject({ name: z.string() }) });

/** As strict as the real ones in what clients get wrong: an empty tool list, a call without its result. */
export const chatRequest = z
  .looseObject({
    model: z.string(),
    messages: z.array(message).min(1),
    tools: z.array(tool).min(1).optional(),
    stream: z.boolean().default(false),
    logprobs: z.boolean().nullish(),
    response_format: z
      .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string() }).optional() })
      .nullish(),
    stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  })
  .superRefine(({ messages }, context) => {
    let open = new Set<string>();
    for (const [index, message] of messages.entries()) {
      const path = ['messages', index];
      if (message.role === 'tool' && !open.delete(message.tool_call_id)) {
        context.addIssue({ code: 'custom', path, message: 'answers no tool call that stands right before it' });
      }
      if (message.role !== 'tool' && open.size > 0) {
        context.addIssue({ code: 'custom', path, message: 'comes before every tool call has its result' });
      }
      if (message.role === 'assistant') open = new Set(message.tool_calls?.map(({ id }) => id));
    }
    if (open.size > 0)
      context.addIssue({ code: 'custom', path: ['messages'], message: 'ends before every tool call has its result' });
  });

export type ChatRequest = z.output<typeof chatRequest>;
/** The schema that is asked for: `brief` or `assistant`, rather than for the next answer in the conversation. */
export const schemaAsked = ({ response_format }: ChatRequest): string | undefined => response_format?.json_schema?.name;

export type ChatMessage = ChatRequest['messages'][number];

/** What the scripted model answers: words, or calls, or words and then calls. */
export interface Answer {
  readonly text: string;
  readonly calls: readonly { readonly tool: string; readonly arguments: string }[];
  /** Why it stopped, where that is not its natural end. */
  readonly stopped?: 'length' | 'content_filter';
  /** The probability that it gives each of its tokens, where it is asked for it. */
  readonly sureness?: number;
}

const finishOf = ({ calls, stopped }: Answer) => stopped ?? (calls.length > 0 ? 'tool_calls' : 'stop');

/** Words with the blank before each, so that joined they give the text. */
export const wordsOf = (text: string): string[] => text.match(/\s*\S+/g) ?? [];

const usageOf = (request: ChatRequest, answer: Answer) => {
  const prompt_tokens = request.messages.reduce((sum, { content }) => sum + wordsOf(content ?? '').length, 0);
  const completion_tokens = wordsOf(answer.text).length + answer.calls.length;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
};

const toolCalls = (id: string, { calls }: Answer) =>
  calls.map(({ tool, arguments: text }, index) => ({
    id: `${id.slice(-6)}${String(index).padStart(3, '0')}`,
    type: 'function' as const,
    function: { name: tool, arguments: text },
  }));

/** A whole answer in one piece. `created` is 0, for the same request has the same answer. */
export const completion = (id: string, request: ChatRequest, answer: Answer) => ({
  id,
  object: 'chat.completion',
  created: 0,
  model: request.model,
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: answer.text === '' ? null : answer.text,
        ...(answer.calls.length > 0 ? { tool_calls: toolCalls(id, answer) } : {}),
      },
      finish_reason: finishOf(answer),
    },
  ],
  usage: usageOf(request, answer),
});

/** The same answer as the events of a stream: what opens it, one for each word, and what closes it. */
export function events(id: string, request: ChatRequest, answer: Answer) {
  const event = (choices: readonly object[], more: object = {}): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created: 0, model: request.model, choices, ...more })}\n\n`;
  const delta = (part: object, finish_reason: string | null = null): string =>
    event([{ index: 0, delta: part, finish_reason }]);
  const sure = (content: string, probability: number): string => {
    const token = { token: content, logprob: Math.log(probability), bytes: null, top_logprobs: [] };
    return event([
      { index: 0, delta: { content }, finish_reason: null, logprobs: { content: [token], refusal: null } },
    ]);
  };
  const usage = request.stream_options?.include_usage === true;
  return {
    open: delta({ role: 'assistant', content: '' }),
    words: wordsOf(answer.text).map((content) =>
      request.logprobs === true ? sure(content, answer.sureness ?? 0.99) : delta({ content }),
    ),
    // Arguments come in two pieces, as real models send them.
    calls: toolCalls(id, answer).flatMap((call, index) => {
      const { name, arguments: text } = call.function;
      const half = Math.ceil(text.length / 2);
      return [
        delta({ tool_calls: [{ index, ...call, function: { name, arguments: text.slice(0, half) } }] }),
        delta({ tool_calls: [{ index, function: { arguments: text.slice(half) } }] }),
      ];
    }),
    finish: delta({}, finishOf(answer)),
    end: `${usage ? event([], { usage: usageOf(request, answer) }) : ''}data: [DONE]\n\n`,
  };
}
