import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { openApi } from '../../src/gateway/openapi.ts';
import { Caller, post, say } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';

/** The specification that the gateway serves is one, and is what it does. */
const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway();
  await house().worker(gateway);
});

/** The document as a program reads it, checked where OpenAPI 3.1 says what must be there. */
const reference = z.strictObject({ $ref: z.string() });
const media = z.record(z.string(), z.strictObject({ schema: z.record(z.string(), z.unknown()) }));
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.literal(true).optional(),
  description: z.string().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: media }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: z.string(), content: media.optional() }),
  ),
});
const document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), operation)),
  components: z.strictObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

const served = async () => document.parse(await (await fetch(`${gateway.url}/openapi.json`)).json());

/** Every `$ref` in the document. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = reference.safeParse(value);
  return [...(own.success ? [own.data.$ref] : []), ...Object.values(value).flatMap(references)];
}

test('the document is OpenAPI 3.1: shape, references, ids, path parameters', async () => {
  const doc = await served();
  for (const ref of references(doc)) {
    expect(Object.keys(doc.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(ref);
  }
  const operations = Object.entries(doc.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((one) => ({ path, one })),
  );
  expect(new Set(operations.map(({ one }) => one.operationId)).size).toBe(operations.length);
  for (const { path, one } of operations) {
    const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    const declared = (one.parameters ?? []).filter((param) => param.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required === true)).toBe(true);
  }
});

test('every path of the document is there, and nothing else is', async () => {
  const doc = await served();
  for (const [path, methods] of Object.entries(doc.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const response = await fetch(`${gateway.url}${path.replace('{id}', 'a%20b')}`, { method });
      const isThere = !(await response.text()).includes('there is no');
      expect([path, method, isThere]).toEqual([path, method, method in methods]);
    }
  }
  expect((await fetch(`${gateway.url}/v1/conversations`)).status).toBe(404);
});

test('what the gateway really answers is what the document says, and its statuses too', async () => {
  const { schemas } = openApi.components;
  const as = (name: keyof typeof schemas): z.ZodType => {
    const { $schema, ...definition } = { $schema: '', ...schemas[name] };
    return z.fromJSONSchema(definition);
  };
  const id = newId();
  const replied = await say(gateway, id, 't1', 'Hello');
  const superseded = await say(gateway, id, 't2', 'I want to talk to a human, please.');
  for (const { body } of [replied, superseded]) as('TurnAnswer').parse(body);
  as('Readiness').parse(await (await fetch(`${gateway.url}/ready`)).json());
  as('Health').parse(await (await fetch(`${gateway.url}/health`)).json());
  as('Failure').parse((await say(gateway, id, 't1', 'Other words')).body);
  const caller = await new Caller(gateway, id, '?channel=chat').open();
  caller.send({ type: 'turn', turnId: 't3', text: 'Are you there?' });
  caller.send({ type: 'dance' });
  await caller.hears('outcome', ({ turnId }) => turnId === 't3');
  await caller.hears('error');
  for (const frame of caller.frames) as('Frame').parse(frame);
  as('HangUpAnswer').parse((await post(gateway, `/v1/conversations/${id}/hangup`, undefined)).body);
  expect(() => as('TurnAnswer').parse({ turnId: 't1' })).toThrow();
});
