import { z } from 'zod';
import { agentOf } from './session.ts';

/** As colleagues name each other; empty where nobody is named. */
export const colleague = z
  .string()
  .max(128, 'has at most 128 characters')
  .refine((name) => name.trim() === '' || agentOf(name) !== '', 'has no letter or digit')
  .default('');

export const ownName = { ok: false, code: 'FIELD_INVALID', message: 'field `to`: is your own name' } as const;
