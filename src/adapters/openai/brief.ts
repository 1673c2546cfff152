import type OpenAI from 'openai';
import { z } from 'zod';
import type { BriefLine, BriefRequest, BriefWriterPort, Drafted } from '../../activities/ports.ts';
import { openAiClient } from './client.ts';
import { toFailure } from './failure.ts';

/** Where the model is that writes briefs: smaller than the one that talks, or the same. */
export interface BriefWriterSettings {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
}

/** A brief is read in seconds: what is longer is none. */
const claim = z.strictObject({
  text: z.string().min(1).max(400),
  cites: z.array(z.string().max(300)).max(20),
});
const claims = z.array(claim).max(12);
const briefSchema = z.strictObject({
  situation: claims,
  background: claims,
  assessment: claims,
  recommendation: claims,
});

/** The same shape as providers take it, who know no lengths. */
const claimsShape = {
  type: 'array',
  items: {
    type: 'object',
    properties: { text: { type: 'string' }, cites: { type: 'array', items: { type: 'string' } } },
    required: ['text', 'cites'],
    additionalProperties: false,
  },
} as const;
const parts = ['situation', 'background', 'assessment', 'recommendation'] as const;
const shape = {
  type: 'object',
  properties: Object.fromEntries(parts.map((part) => [part, claimsShape])),
  required: [...parts],
  additionalProperties: false,
};

/** A brief writer behind OpenAI's Chat Completions protocol, asked for structured output. */
export function openAiBriefWriter({ baseURL, apiKey, model }: BriefWriterSettings): BriefWriterPort {
  const client = openAiClient({ baseURL, apiKey });
  return { draft: (request) => draft(client, model, request) };
}

async function draft(client: OpenAI, model: string, { instructions, lines, signal }: BriefRequest): Promise<Drafted> {
  try {
    signal.throwIfAborted();
    const answer = await client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: told(lines) },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'brief', strict: true, schema: shape } },
      },
      { signal },
    );
    return taken(answer);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { failed: toFailure(error).code };
  }
}

/** One JSON object a line: nothing that anybody said can look like a line of its own. */
const told = (lines: readonly BriefLine[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

/** A server's answer is checked from its outside in: some that speak the protocol leave parts of it out. */
const answerSchema = z.object({
  choices: z.array(
    z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish() }) }),
  ),
});

function taken(answer: unknown): Drafted {
  const choice = answerSchema.safeParse(answer).data?.choices[0];
  if (choice === undefined || !choice.message.content) return { failed: 'MODEL_EMPTY' };
  if (choice.finish_reason !== 'stop') return { failed: 'MODEL_CUT_SHORT' };
  const { data: brief } = briefSchema.safeParse(parsed(choice.message.content));
  return brief === undefined ? { failed: 'MODEL_BAD_BRIEF' } : { brief };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
