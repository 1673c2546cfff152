import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** The sample's telephony gateway: its phones answer, or not, as they are told to. Nobody is called. */

const results = ['answered', 'no_answer', 'busy', 'failed'] as const;
type Result = (typeof results)[number];

const callBody = z.object({
  conversation: z.string(),
  callId: z.string(),
  epoch: z.int(),
  to: z.string().regex(/^\+\d{6,15}$/),
  ringMs: z.int(),
});
const lineBody = z.strictObject({
  /** For the calls that come, in order; the last stays. */
  results: z.array(z.enum(results)).min(1),
  /** So long it rings. */
  afterMs: z.int().min(0).max(120_000).default(0),
});

interface Call {
  readonly conversation: string;
  readonly callId: string;
  readonly epoch: number;
  readonly to: string;
  readonly at: number;
  readonly result: Promise<Result>;
  readonly takeBack: () => void;
  takenBack: boolean;
}

export function addLine(app: FastifyInstance): void {
  const calls = new Map<string, Call>();
  let told: { results: Result[]; afterMs: number } = { results: ['answered'], afterMs: 0 };

  app.post('/control/line', ({ body }, reply) => {
    const { data, error } = lineBody.safeParse(body);
    if (data === undefined) return reply.code(400).send({ error: { code: 'invalid', message: error.message } });
    told = { ...data, results: [...data.results] };
    return told;
  });
  app.get('/control/line', () => ({
    calls: [...calls.values()].map(({ result: _, takeBack: __, ...call }) => call),
  }));
  app.post('/calls', async ({ body }, reply) => {
    const { data, error } = callBody.safeParse(body);
    if (data === undefined) return reply.code(400).send({ error: { code: 'invalid', message: error.message } });
    const key = `${data.conversation}/${data.callId}`;
    const call = calls.get(key) ?? ring(data);
    calls.set(key, call);
    return { result: await call.result };
  });
  app.delete<{ Params: { conversation: string; callId: string } }>(
    '/calls/:conversation/:callId',
    ({ params }, reply) => {
      calls.get(`${params.conversation}/${params.callId}`)?.takeBack();
      return reply.code(204).send();
    },
  );

  function ring({ conversation, callId, epoch, to }: z.infer<typeof callBody>): Call {
    const [next = 'answered', ...rest] = told.results;
    if (rest.length > 0) told = { ...told, results: rest };
    const { promise, resolve } = Promise.withResolvers<Result>();
    const timer = setTimeout(() => resolve(next), told.afterMs);
    const call: Call = {
      ...{ conversation, callId, epoch, to, at: Date.now(), result: promise, takenBack: false },
      takeBack() {
        clearTimeout(timer);
        call.takenBack = true;
        resolve('failed');
      },
    };
    return call;
  }
}
