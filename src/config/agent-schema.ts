import { z } from 'zod';
import { scriptCodes } from '../conversation/entry.ts';
import { limitsSchema } from './limits-schema.ts';

/** The shapes of the agent's files. Lengths are in characters. */

const line = (max: number) => z.string().max(max).regex(/\S/, 'must not be blank');

export const promptSchema = line(32_768);

/** Each code has its text, and there is no text without a code. */
export const scriptsSchema = z.record(z.enum(scriptCodes), line(500));

export const timingsSchema = z.strictObject({ voice: limitsSchema, chat: limitsSchema });

/** What model providers accept as a tool's name. */
const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'must be a letter, then at most 63 letters, digits, _ or -');

const jsonSchema = z.looseObject({ type: z.literal('object') }).superRefine((schema, context) => {
  try {
    z.fromJSONSchema(schema);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no JSON Schema that can be checked: ${String(error)}` });
  }
});

const grants = z.strictObject({
  field: z.string().min(1),
  equals: z.union([z.string(), z.number(), z.boolean()]),
  level: z.enum(['claimed', 'verified']),
  method: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be at most 40 lower-case letters, digits or -'),
  forMinutes: z.int().min(1).max(44_640).optional(),
  customer: z.string().min(1).optional(),
});

const tool = z
  .strictObject({
    name,
    description: line(1024),
    backend: name,
    sideEffect: z.boolean(),
    idempotent: z.boolean(),
    http: z.strictObject({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: z.string().regex(/^\/[^?#\s]*$/, 'must begin with / and hold no query'),
    }),
    mustReturn: z.boolean().default(true),
    grants: grants.optional(),
    parameters: jsonSchema,
  })
  .superRefine((row, context) => {
    for (const parameter of pathParameters(row.http.path)) {
      if (requiredOf(row.parameters).includes(parameter)) continue;
      context.addIssue({
        code: 'custom',
        path: ['http', 'path'],
        message: `names {${parameter}}, which is not among the required parameters`,
      });
    }
    if (row.backend === 'model') {
      context.addIssue({ code: 'custom', path: ['backend'], message: '`model` is the name of the model itself' });
    }
  });

const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{([^}]*)\}/g)].map(([, parameter]) => parameter ?? '');
const requiredOf = (schema: Record<string, unknown>): readonly unknown[] =>
  Array.isArray(schema.required) ? schema.required : [];

const intent = z.strictObject({
  code: z.string().regex(/^[\x21-\x7e]{1,16}$/, 'must be 1 to 16 ASCII characters without spaces'),
  label: line(80),
  phrases: z.array(line(60).refine((phrase) => phrase === phrase.toLowerCase(), 'must be lower case')),
  tools: z.array(z.string()),
});

/** No two rows share this field's value. */
const unique = <Row>(field: keyof Row & string) =>
  z.check<Row[]>(({ value, issues }) => {
    const seen = new Set<unknown>();
    for (const [index, row] of value.entries()) {
      const repeated = seen.has(row[field]);
      seen.add(row[field]);
      if (repeated)
        issues.push({ code: 'custom', path: [index, field], message: 'stands there twice', input: row[field] });
    }
  });

export const toolsSchema = z.array(tool).max(128).check(unique('name'));
/** The read-back offers choices among these, so a handful is too few. */
export const intentsSchema = z.array(intent).min(4).max(100).check(unique('code'));

export type AgentTool = z.infer<typeof tool>;
export type AgentIntent = z.infer<typeof intent>;
