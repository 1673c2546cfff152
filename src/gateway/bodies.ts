import { z } from 'zod';
import { type FailureCode, failures } from '../conversation/failures.ts';
import { isZone } from '../desk/zones.ts';
import { channel, conversationId, customer, limits, outcome, saidFrame, seq, text, turnId } from './frames.ts';
import { Refusal } from './refusal.ts';

/** What the HTTP doors take and give. The OpenAPI document is made from these. */

export const turnBody = z.object(
  {
    turnId: turnId.describe("the channel's own id of the turn; the same turn sent again gets the same outcome"),
    text: text.describe(`what the customer said: at most ${limits.textBytes} bytes of UTF-8, more than white space`),
    channel: channel.default('chat').describe('counts for the first turn of a conversation'),
    customer: customer.optional(),
  },
  'must be a JSON object',
);
const instant = z.iso
  .datetime({ offset: true, error: 'must be an instant as 2026-10-26T08:00:00Z' })
  .describe('an instant, in ISO 8601 with its offset');
const timezone = z.string().refine(isZone, 'must be a zone as Europe/Berlin');
export const callbackBody = z
  .object(
    {
      window: instant
        .transform((text) => Date.parse(text))
        .optional()
        .describe('where the window begins'),
      timezone: timezone.optional().describe('the zone that the customer reads times in'),
      phone: z
        .string()
        .regex(/^(?:\+\d{6,15})?$/, 'must be + and 6 to 15 digits, or empty')
        .optional()
        .describe('the number to be called on; empty: not by phone'),
    },
    'must be a JSON object',
  )
  .refine(
    ({ window, timezone: zone, phone }) => (window ?? zone ?? phone) !== undefined,
    'must have `window`, `timezone` or `phone`',
  );
export const windowsQuery = z.object({ timezone: timezone.optional() });
const windowFields = { from: z.string(), until: z.string(), words: z.string().describe('as the customer reads it') };
export const callbackAnswer = z.object({ ...windowFields, timezone: z.string() });
export const windowsAnswer = z.object({ timezone: z.string(), windows: z.array(z.object(windowFields)) });

export const params = z.object({ id: conversationId });
const after = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number of at most 9 digits')
  .default('0')
  .transform(Number);
export const eventsQuery = z.object({ after });
export const liveQuery = z.object({ after, channel: channel.default('voice') });

export const turnAnswer = z.object({
  turnId: z.string(),
  outcome,
  seq,
  text: z.string().optional().describe("the AI's whole reply, where it replied"),
  said: z.array(saidFrame).describe('everything that was said to the customer from the turn up to its outcome'),
});
export const hangUpAnswer = z.object({ seq });
export const healthAnswer = z.object({ alive: z.literal(true) });
export const readyAnswer = z.object({ ready: z.boolean(), temporal: z.boolean(), postgresql: z.boolean() });
const codes = Object.keys(failures) as [FailureCode, ...FailureCode[]];
export const failureAnswer = z.object({ code: z.enum(codes), message: z.string() });

/** The value, or a sentence that names the first field that does not fit and its limit. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T | Refusal {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const what = issue?.message ?? 'does not fit';
  return new Refusal('FIELD_INVALID', field === '' ? `the message ${what}` : `field \`${field}\` ${what}`);
}

/** The customer's words: neither empty nor too long, and characters all of them. */
export function refuseText(text: string): Refusal | undefined {
  if (!text.isWellFormed())
    return new Refusal('TURN_NOT_UTF8', 'field `text` has half of a surrogate pair, which is no UTF-8');
  if (text.trim() === '')
    return new Refusal('TURN_EMPTY', 'field `text` is empty; it takes at least one character that is not white space');
  const bytes = Buffer.byteLength(text);
  if (bytes <= limits.textBytes) return undefined;
  return new Refusal(
    'TURN_TOO_LONG',
    `field \`text\` has ${bytes} bytes of UTF-8; at most ${limits.textBytes} are taken`,
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON from raw bytes; bytes that are not UTF-8 are refused rather than replaced. */
export function fromBytes(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return new Refusal('TURN_NOT_UTF8');
  }
  try {
    return JSON.parse(text);
  } catch {
    return new Refusal('FIELD_INVALID', 'the message is not JSON');
  }
}
