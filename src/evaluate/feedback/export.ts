import { z } from 'zod';
import { readLines } from '../input.ts';

/** What `npm run feedback -- export` wrote: of each handoff what is measured here. An older export knows less. */
const row = z.object({
  conversation: z.string(),
  handoff: z.number(),
  decision: z.object({ rule: z.string(), tier: z.string(), score: z.number() }),
  wrapUp: z
    .object({
      escalation: z.enum(['yes', 'no', 'earlier']),
      brief: z.enum(['yes', 'no']),
      missing: z.array(z.string()),
    })
    .optional(),
  survey: z.object({ satisfaction: z.number().optional(), effort: z.number().optional() }).optional(),
});
export type Exported = z.infer<typeof row>;

export const readExport = (file: string): readonly Exported[] => readLines(file, row);
