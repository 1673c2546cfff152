import { z } from 'zod';

const report = z.object({
  begun: z.int(),
  finished: z.int(),
  faulted: z.int(),
  aborted: z.int(),
  open: z.int(),
  faultsWaiting: z.int(),
  requests: z.array(
    z.object({
      n: z.int(),
      model: z.string(),
      asked: z.string(),
      fault: z.string().optional(),
      begunAt: z.number(),
      firstWordAt: z.number().optional(),
      endedAt: z.number().optional(),
      end: z.enum(['finished', 'faulted', 'aborted']).optional(),
    }),
  ),
});

async function ask<T>(schema: z.ZodType<T>, url: string, body?: object): Promise<T> {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(url, body === undefined ? {} : post);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered with ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

/** The scripted model's switches and counters. */
export const controlOf = (url: string) => ({
  set: (body: object) => ask(report, `${url}/control`, body),
  report: () => ask(report, `${url}/control`),
});

const counts = z.record(z.string(), z.int());
const effects = z.object({
  total: z.int(),
  byRequest: counts,
  byKey: counts,
  effects: z.array(z.object({ n: z.int(), kind: z.string(), orderNumber: z.string(), amountCents: z.int() })),
});
const requests = z.object({
  total: z.int(),
  requests: z.array(z.object({ method: z.string(), path: z.string(), requestId: z.string(), key: z.string() })),
});

/** The sample backend's switches and counters. */
export const backendControlOf = (url: string) => ({
  faults: (...faults: object[]) => ask(z.unknown(), `${url}/control/faults`, { reset: true, faults }),
  effects: () => ask(effects, `${url}/control/effects`),
  requests: () => ask(requests, `${url}/control/requests`),
});
