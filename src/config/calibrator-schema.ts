import { z } from 'zod';
import { featureNames } from '../policy/features.ts';

/** The file that `npm run calibrate` writes: what the policy needs of it, beside what it says of its own fit. */
export const calibratorSchema = z.looseObject({
  version: z.string().min(1).max(80),
  intercept: z.number(),
  weights: z
    .record(z.string(), z.number())
    .refine((weights) => Object.keys(weights).every((name) => featureNames.includes(name)), {
      error: `must name features that there are: ${featureNames.join(', ')}`,
    }),
});
