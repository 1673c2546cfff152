import { z } from 'zod';

/** The shape of the roster. Ids are as the desktop makes them of a name at the sign-in. */

const id = z
  .string()
  .max(60)
  .regex(
    /^[\p{L}\p{M}\p{N}]+(-[\p{L}\p{M}\p{N}]+)*$/u,
    'must be the name in letters and digits, with - for everything between',
  )
  .refine((text) => text === text.normalize('NFC').toLowerCase(), 'must be in lower case');
const code = z
  .string()
  .regex(/^(\*|[a-z][a-z0-9_-]{0,39})$/, 'must be * or at most 40 lower-case letters, digits, _ or -');
const asked = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be at most 40 lower-case letters, digits, _ or -');
const language = z.string().regex(/^(\*|[a-z]{2})$/, 'must be * or the two letters of ISO 639-1');
const level = z.int().min(1).max(5);
const atOnce = z.int().min(0).max(20);

const profile = {
  role: z.enum(['agent', 'supervisor']),
  skills: z.record(code, level),
  languages: z.array(language).min(1),
  queues: z.array(code).min(1),
  capacity: z.strictObject({ voice: atOnce, chat: atOnce }),
};

const member = z.strictObject({ id, name: z.string().min(1).max(60), ...profile });

const asks = z
  .strictObject({ skill: asked.exactOptional(), level: level.exactOptional(), queue: asked.exactOptional() })
  .refine(({ skill, level: least }) => least === undefined || skill !== undefined, {
    path: ['level'],
    message: 'is a level of no skill',
  });

export const deskSchema = z
  .strictObject({
    agents: z.array(member).max(2_000),
    others: z.strictObject(profile).exactOptional(),
    needs: z.strictObject({ rules: z.record(z.string(), asks), intents: z.record(z.string(), asks) }),
  })
  .check(({ value, issues }) => {
    const problem = (path: PropertyKey[], message: string) =>
      issues.push({ code: 'custom', path, message, input: undefined });
    for (const [index, { id: one }] of value.agents.entries()) {
      if (value.agents.findIndex((other) => other.id === one) < index)
        problem(['agents', index, 'id'], 'stands there twice');
    }
    // What nobody can ever give would only be waited for.
    const everybody = [...value.agents, ...(value.others === undefined ? [] : [value.others])];
    for (const by of ['rules', 'intents'] as const) {
      for (const [name, { skill, level: least = 1, queue }] of Object.entries(value.needs[by])) {
        if (
          skill !== undefined &&
          !everybody.some(({ skills }) => Math.max(skills[skill] ?? 0, skills['*'] ?? 0) >= least)
        )
          problem(['needs', by, name, 'skill'], `nobody has ${skill} at level ${least}`);
        if (queue !== undefined && !everybody.some(({ queues }) => queues.includes(queue) || queues.includes('*')))
          problem(['needs', by, name, 'queue'], `nobody serves ${queue}`);
      }
    }
  });

export type DeskFile = z.infer<typeof deskSchema>;
