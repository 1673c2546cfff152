import type OpenAI from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { type ModelChunk, ModelFailure, type ModelPort, type ModelRequest } from '../../activities/ports.ts';
import { openAiClient } from './client.ts';
import { toFailure } from './failure.ts';
import { toChat, toTools } from './messages.ts';

/** Where the model is. `baseURL` ends where `/chat/completions` begins. */
export interface OpenAiSettings {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
  /** Asks for the tokens' probabilities, which are evidence of confidence; not every model gives them. */
  readonly logprobs?: boolean;
}

/**
 * A model behind OpenAI's Chat Completions protocol. One request for each `stream`: trying again is the workflow's
 * business, and so are time limits, which arrive as the request's signal.
 */
export function openAiModel({ baseURL, apiKey, model, logprobs = false }: OpenAiSettings): ModelPort {
  const client = openAiClient({ baseURL, apiKey });
  return { stream: (request) => stream(client, { model, logprobs }, request) };
}

type Asked = { readonly model: string; readonly logprobs: boolean };

async function* stream(client: OpenAI, asked: Asked, request: ModelRequest): AsyncGenerator<ModelChunk> {
  const { signal, tools } = request;
  const answer = new Answer();
  try {
    signal.throwIfAborted();
    const body = {
      model: asked.model,
      messages: toChat(request.instructions, request.messages),
      // An empty list is refused by some.
      ...(tools.length > 0 ? { tools: toTools(tools) } : {}),
      ...(asked.logprobs ? { logprobs: true } : {}),
      stream: true,
      stream_options: { include_usage: true },
    } as const;
    for await (const chunk of await client.chat.completions.create(body, { signal })) {
      const text = answer.take(chunk);
      if (text !== '') yield { type: 'words', text };
    }
    // The client's stream ends quietly when it is aborted.
    signal.throwIfAborted();
    const calls = answer.finish();
    if (calls.length > 0) yield { type: 'calls', calls };
    const about = answer.about();
    if (about !== undefined) yield about;
  } catch (error) {
    throw signal.aborted ? signal.reason : toFailure(error);
  }
}

interface Call {
  tool: string;
  arguments: string;
}

/** What has come of one answer so far. */
class Answer {
  readonly #calls = new Map<number, Call>();
  #finish: string | null = null;
  #spoke = false;
  #tokens: number | undefined;
  readonly #logprobs = { sum: 0, count: 0 };

  /** Takes one chunk in; answers with the words in it. */
  take(chunk: ChatCompletionChunk): string {
    // Some providers send chunks without choices: usage, keep-alives.
    this.#tokens = chunk.usage?.total_tokens ?? this.#tokens;
    const choice = chunk.choices?.[0];
    if (choice === undefined) return '';
    this.#finish = choice.finish_reason ?? this.#finish;
    for (const { logprob } of choice.logprobs?.content ?? []) {
      this.#logprobs.sum += logprob;
      this.#logprobs.count += 1;
    }
    for (const part of choice.delta?.tool_calls ?? []) this.#takeCall(part);
    const text = choice.delta?.content ?? choice.delta?.refusal ?? '';
    this.#spoke ||= text !== '';
    return text;
  }

  #takeCall({ index, function: part }: ChatCompletionChunk.Choice.Delta.ToolCall): void {
    const call = this.#calls.get(index) ?? { tool: '', arguments: '' };
    this.#calls.set(index, call);
    call.tool += part?.name ?? '';
    call.arguments += part?.arguments ?? '';
  }

  /** What the provider told beside the answer; the geometric mean, so that length does not count. */
  about(): Extract<ModelChunk, { type: 'about' }> | undefined {
    const { sum, count } = this.#logprobs;
    if (this.#tokens === undefined && count === 0) return undefined;
    return {
      type: 'about',
      ...(this.#tokens === undefined ? {} : { tokens: this.#tokens }),
      ...(count === 0 ? {} : { confidence: Math.round(Math.exp(sum / count) * 1000) / 1000 }),
    };
  }

  /** The calls of a finished answer, in the model's order. Throws ModelFailure where the answer is not whole. */
  finish(): Call[] {
    const calls = [...this.#calls.values()];
    if (!this.#spoke && calls.length === 0) throw new ModelFailure('MODEL_EMPTY', 'the model said nothing');
    if (this.#finish === null || this.#finish === 'length' || this.#finish === 'content_filter') {
      throw new ModelFailure('MODEL_CUT_SHORT', `the model stopped early (${this.#finish ?? 'no reason given'})`);
    }
    return calls.map(({ tool, arguments: text }) => ({ tool, arguments: checked(text) }));
  }
}

/** Some models send nothing at all for a tool without parameters. */
function checked(text: string): string {
  if (text.trim() === '') return '{}';
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw new ModelFailure('MODEL_BAD_ARGUMENTS', "a tool call's arguments are not JSON");
  }
}
