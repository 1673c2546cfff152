import type OpenAI from 'openai';
import { z } from 'zod';
import type { FailureCode } from '../../conversation/failures.ts';
import { toFailure } from './failure.ts';

/** An answer in a schema, asked for in one piece: what briefs and the assistant's answers have in common. */
export interface Structured<T> {
  readonly name: string;
  /** What is taken. */
  readonly schema: z.ZodType<T>;
  /** The same shape as providers take it, who know no lengths. */
  readonly shape: Readonly<Record<string, unknown>>;
  /** Where the answer is of another shape. */
  readonly misshapen: FailureCode;
}

interface Request {
  readonly instructions: string;
  /** One JSON object a line: nothing that anybody said can look like a line of its own. */
  readonly lines: readonly object[];
  readonly signal: AbortSignal;
}

/** Never throws but the signal's abort reason. */
export async function askStructured<T>(
  client: OpenAI,
  model: string,
  { name, schema, shape, misshapen }: Structured<T>,
  { instructions, lines, signal }: Request,
): Promise<{ readonly value: T } | { readonly failed: FailureCode }> {
  try {
    signal.throwIfAborted();
    const answer = await client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: instructions },
          { role: 'user', content: lines.map((line) => JSON.stringify(line)).join('\n') },
        ],
        response_format: { type: 'json_schema', json_schema: { name, strict: true, schema: shape } },
      },
      { signal },
    );
    return taken(answer, schema, misshapen);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { failed: toFailure(error).code };
  }
}

/** A server's answer is checked from its outside in: some that speak the protocol leave parts of it out. */
const answerSchema = z.object({
  choices: z.array(
    z.object({ finish_reason: z.string().nullish(), message: z.object({ content: z.string().nullish() }) }),
  ),
});

function taken<T>(answer: unknown, schema: z.ZodType<T>, misshapen: FailureCode) {
  const choice = answerSchema.safeParse(answer).data?.choices[0];
  if (choice === undefined || !choice.message.content) return { failed: 'MODEL_EMPTY' } as const;
  if (choice.finish_reason !== 'stop') return { failed: 'MODEL_CUT_SHORT' } as const;
  const { success, data } = schema.safeParse(parsed(choice.message.content));
  return success ? { value: data } : { failed: misshapen };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is longer is no claim: it is to be read in seconds. */
export const claimsSchema = z
  .array(z.strictObject({ text: z.string().min(1).max(400), cites: z.array(z.string().max(300)).max(20) }))
  .max(12);

export const claimsShape = {
  type: 'array',
  items: {
    type: 'object',
    properties: { text: { type: 'string' }, cites: { type: 'array', items: { type: 'string' } } },
    required: ['text', 'cites'],
    additionalProperties: false,
  },
} as const;
