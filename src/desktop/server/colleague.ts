import { z } from 'zod';
import { agentOf } from './session.ts';

/** A name as it is signed in with; empty where nobody is named. */
export const colleague = z
  .string()
  .max(80, 'has at most 80 characters')
  .refine((name) => name.trim() === '' || agentOf(name) !== '', 'has no letter or digit')
  .transform(agentOf)
  .default('');

export const ownName = { ok: false, code: 'FIELD_INVALID', message: 'field `to`: is your own name' } as const;
