import { z } from 'zod';

/** What workers send on the words stream. Held to docs/messages.md by a test. */

export const stepSchema = z.object({
  conversation: z.string().min(1).max(128),
  turnId: z.string().min(1).max(64),
  epoch: z.int().min(1),
  step: z.int().min(0),
  attempt: z.int().min(0),
});

/** One thought: the `attempt`-th try of the `step`-th request to the model within a turn. */
export type Step = Readonly<z.infer<typeof stepSchema>>;

export const wordsFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), identity: z.string().min(1).max(200) }),
  z.object({ type: z.literal('begin'), step: stepSchema }),
  z.object({ type: z.literal('words'), step: stepSchema, index: z.int().min(0), text: z.string() }),
  z.object({ type: z.literal('retract'), step: stepSchema }),
  z.object({ type: z.literal('end'), step: stepSchema }),
  z.object({ type: z.literal('goodbye') }),
]);

export type WordsFrame = z.infer<typeof wordsFrame>;
