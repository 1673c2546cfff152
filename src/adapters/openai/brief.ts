import { z } from 'zod';
import type { BriefWriterPort } from '../../activities/ports.ts';
import type { Brief } from '../../handoff/brief.ts';
import { openAiClient } from './client.ts';
import { askStructured, claimsSchema, claimsShape, type Structured } from './structured.ts';

/** Where the model is that writes briefs: smaller than the one that talks, or the same. */
export interface BriefWriterSettings {
  readonly baseURL: string;
  readonly apiKey: string;
  readonly model: string;
}

const parts = ['situation', 'background', 'assessment', 'recommendation'] as const;
const brief: Structured<Brief> = {
  name: 'brief',
  schema: z.strictObject({
    situation: claimsSchema,
    background: claimsSchema,
    assessment: claimsSchema,
    recommendation: claimsSchema,
  }),
  shape: {
    type: 'object',
    properties: Object.fromEntries(parts.map((part) => [part, claimsShape])),
    required: [...parts],
    additionalProperties: false,
  },
  misshapen: 'MODEL_BAD_BRIEF',
};

/** A brief writer behind OpenAI's Chat Completions protocol, asked for structured output. */
export function openAiBriefWriter({ baseURL, apiKey, model }: BriefWriterSettings): BriefWriterPort {
  const client = openAiClient({ baseURL, apiKey });
  return {
    async draft(request) {
      const answer = await askStructured(client, model, brief, request);
      return 'failed' in answer ? answer : { brief: answer.value };
    },
  };
}
