import { z } from 'zod';
import type { AssistantPort } from '../../activities/ports.ts';
import type { Claim } from '../../handoff/brief.ts';
import type { BriefWriterSettings } from './brief.ts';
import { openAiClient } from './client.ts';
import { askStructured, claimsSchema, claimsShape, type Structured } from './structured.ts';

const answer: Structured<{ readonly claims: readonly Claim[] }> = {
  name: 'assistant',
  schema: z.strictObject({ claims: claimsSchema }),
  shape: { type: 'object', properties: { claims: claimsShape }, required: ['claims'], additionalProperties: false },
  misshapen: 'MODEL_BAD_ASSIST',
};

/** The human's assistant behind OpenAI's Chat Completions protocol. What is asked is the last line, after all that is known. */
export function openAiAssistant({ baseURL, apiKey, model }: BriefWriterSettings): AssistantPort {
  const client = openAiClient({ baseURL, apiKey });
  return {
    async advise({ ask, question, lines, ...request }) {
      const asked = { ask, by: 'agent', text: question };
      const answered = await askStructured(client, model, answer, { ...request, lines: [...lines, asked] });
      return 'failed' in answered ? answered : answered.value;
    },
  };
}
