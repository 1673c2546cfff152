import { z } from 'zod';
import { readLines } from '../input.ts';

/** A recorded chat of the STAR set: a person plays the assistant (“wizard”), another one its customer. */
const chat = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  completion: z.string(),
  /** What the customer ticked afterwards; null where they were not asked. */
  annoyed: z.boolean().nullable(),
  turns: z.array(z.object({ who: z.enum(['User', 'Wizard']), t: z.number(), text: z.string() })),
});
export type Chat = z.infer<typeof chat>;

export const readChats = (file: string): readonly Chat[] => readLines(file, chat);
