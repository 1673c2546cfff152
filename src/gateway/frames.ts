import { z } from 'zod';
import { scriptCodes } from '../conversation/entry.ts';
import { type FailureCode, failures } from '../conversation/failures.ts';

/** What goes over a live WebSocket. Held to docs/messages.md by a test. */

/** Bounds of what a customer sends. */
export const limits = { textBytes: 8192, turnIdChars: 64, conversationChars: 128, heardChars: 1_000_000 } as const;

const id = (most: number) =>
  z
    .string(`must be text of 1 to ${most} of A-Z a-z 0-9 . _ : -`)
    .regex(new RegExp(`^[A-Za-z0-9._:-]{1,${most}}$`), `must have 1 to ${most} of A-Z a-z 0-9 . _ : -`);
export const turnId = id(limits.turnIdChars);
export const conversationId = id(limits.conversationChars);
export const channel = z.enum(['chat', 'voice'], 'must be chat or voice');
export const text = z.string('must be text');
const heardChars = z
  .int(`must be a whole number from 0 to ${limits.heardChars}`)
  .min(0, `must be a whole number from 0 to ${limits.heardChars}`)
  .max(limits.heardChars, `must be a whole number from 0 to ${limits.heardChars}`);

const phone = /^\+?[0-9][0-9 ()./-]{3,30}[0-9]$/;
/** As the channel names the customer: by one of these at least. Kept as a pseudonym; in clear only where it can be erased. */
export const customer = z
  .object(
    {
      id: z
        .string('must be text')
        .regex(/^[\x21-\x7e]{1,128}$/, 'must have 1 to 128 ASCII characters without spaces')
        .optional()
        .describe('as your CRM knows them'),
      phone: z.string('must be text').regex(phone, 'must be a number of 5 to 32 digits, with its country').optional(),
      email: z.email('must be an address').max(254, 'must have at most 254 characters').optional(),
    },
    'must be an object',
  )
  .refine((names) => Object.values(names).some((name) => name !== undefined), 'must hold id, phone or email')
  .describe('whose conversation it is, as far as the channel knows');
export type NamedCustomer = z.infer<typeof customer>;

/** From the customer's client. */
export const clientFrame = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('turn'), turnId, text, customer: customer.optional() }),
    z.object({ type: z.literal('customer'), customer }),
    z.object({ type: z.literal('barge_in'), turnId, heardChars }),
    z.object({ type: z.literal('hang_up') }),
  ],
  'must be an object whose type is turn, customer, barge_in or hang_up',
);
export type ClientFrame = z.infer<typeof clientFrame>;

export const seq = z.int().min(1).describe('place in the ledger; never repeats, never goes back');
export const outcome = z.enum(['replied', 'superseded', 'delivered', 'ended']);
const failureCodes = Object.keys(failures) as [FailureCode, ...FailureCode[]];

export const saidFrame = z.object({
  type: z.literal('said'),
  seq,
  by: z.enum(['ai', 'script', 'human']),
  text: z.string().nullable().describe('null once the words have been erased'),
  turnId: z.string().optional(),
  script: z.enum(scriptCodes).optional(),
  interim: z.boolean().optional().describe('more of the same turn follows'),
});
export const outcomeFrame = z.object({ type: z.literal('outcome'), turnId: z.string(), outcome, seq });
const heard = { turnId: z.string(), step: z.int().min(0), attempt: z.int().min(0) };
export const wordFrame = z.object({ type: z.literal('word'), ...heard, index: z.int().min(0), text: z.string() });
export const retractFrame = z.object({ type: z.literal('retract'), ...heard });

/** To the customer's client. */
export const serverFrame = z.discriminatedUnion('type', [
  wordFrame,
  retractFrame,
  z.object({ type: z.literal('filler'), turnId: z.string() }),
  saidFrame,
  z.object({ type: z.literal('custody'), seq, holder: z.enum(['ai', 'queue', 'human', 'callback', 'ended']) }),
  outcomeFrame,
  z.object({
    type: z.literal('error'),
    code: z.enum(failureCodes),
    message: z.string(),
    turnId: z.string().optional(),
  }),
  z.object({ type: z.literal('ended'), seq, why: z.string() }),
]);
export type ServerFrame = z.infer<typeof serverFrame>;
export type SaidFrame = z.infer<typeof saidFrame>;
export type OutcomeFrame = z.infer<typeof outcomeFrame>;
/** What streams past the ledger and is never repeated. */
export type StreamFrame = z.infer<typeof wordFrame> | z.infer<typeof retractFrame>;
