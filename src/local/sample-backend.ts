import { setTimeout as sleep } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Effects } from './sample-backend/effects.ts';
import { type Fault, Faults, faultsBody } from './sample-backend/faults.ts';
import { addLine } from './sample-backend/line.ts';
import type { Order } from './sample-backend/orders.ts';
import { type Caller, type Outcome, Shop } from './sample-backend/shop.ts';

export interface SampleBackendOptions {
  /** 0, the default, takes any free port; it listens on loopback only. */
  readonly port?: number;
  /** Keeps the side effects over restarts. */
  readonly file?: string;
  /** The shop's orders; the sample's unless told. */
  readonly orders?: readonly Order[];
}

export interface SampleBackend {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The sample shop's backends in one server: orders, shipping, accounts, payments, a CRM, and a telephony gateway. `GET /control/effects` counts what was
 * really done, `GET /control/requests` what was asked, `POST /control/faults` switches faults on.
 */
export async function startSampleBackend(options: SampleBackendOptions = {}): Promise<SampleBackend> {
  const { port = 0, file, orders } = options;
  const effects = new Effects(file);
  const faults = new Faults();
  const app = Fastify({ forceCloseConnections: true });
  const seen: Seen[] = [];
  addControl(app, effects, faults, seen);
  addLine(app);
  await app.register(async (shop) => {
    addFaults(shop, faults, seen);
    addShop(shop, new Shop(effects, orders));
  });
  const url = await app.listen({ host: '127.0.0.1', port });
  return { url, port: Number(new URL(url).port), stop: () => app.close() };
}

/** One request as it came, whatever became of it. `at`: ms since the epoch. */
interface Seen {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly requestId: string;
  readonly key: string;
}

function addControl(app: FastifyInstance, effects: Effects, faults: Faults, seen: Seen[]): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/control/effects', () => ({ ...effects.counts(), effects: effects.all }));
  app.get('/control/requests', () => ({ total: seen.length, requests: seen }));
  app.get('/control/faults', () => ({ faults: faults.waiting }));
  app.post('/control/faults', ({ body }, reply) => {
    const { data, error } = faultsBody.safeParse(body);
    if (data === undefined) return reply.code(400).send({ error: { code: 'invalid', message: error.message } });
    faults.set(data);
    return { faults: faults.waiting };
  });
}

function addShop(app: FastifyInstance, shop: Shop): void {
  type OrderPath = { Params: { orderNumber: string } };
  app.get<OrderPath>('/orders/:orderNumber', ({ params }, reply) => send(reply, shop.order(params.orderNumber)));
  app.get<OrderPath>('/orders/:orderNumber/shipment', ({ params }, reply) =>
    send(reply, shop.shipment(params.orderNumber)),
  );
  app.get<{ Params: { customerId: string } }>('/customers/:customerId', ({ params }, reply) =>
    send(reply, shop.customer(params.customerId)),
  );
  app.post('/verifications', ({ body }, reply) => send(reply, shop.verify(body)));
  app.post<OrderPath>('/orders/:orderNumber/cancellation', (request, reply) =>
    send(reply, shop.cancel(request.params.orderNumber, callerOf(request))),
  );
  app.post('/refunds', (request, reply) => send(reply, shop.refund(request.body, callerOf(request))));
  app.post<OrderPath>('/orders/:orderNumber/return-labels', (request, reply) =>
    send(reply, shop.returnLabel(request.params.orderNumber, callerOf(request))),
  );
}

function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
  if (outcome.ok) return reply.send(outcome.answer);
  const { status, code, message } = outcome;
  return reply.code(status).send({ error: { code, message } });
}

const header = ({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string => String(headers[name] ?? '');
const callerOf = (request: Pick<FastifyRequest, 'headers'>): Caller => ({
  requestId: header(request, 'x-request-id'),
  key: header(request, 'idempotency-key'),
});

/** How many requests are kept for the control. */
const keptRequests = 10_000;

function addFaults(app: FastifyInstance, faults: Faults, seen: Seen[]): void {
  const taken = new WeakMap<FastifyRequest, readonly Fault[]>();
  app.addHook('preHandler', async (request, reply) => {
    const { method, url: path } = request;
    seen.push({ at: Date.now(), method, path, ...callerOf(request) });
    if (seen.length > keptRequests) seen.shift();
    const mine = faults.take(method, path);
    taken.set(request, mine);
    for (const fault of mine) {
      if (fault.fault === 'slow') await sleep(fault.ms);
    }
    for (const fault of mine) {
      if (fault.fault === 'drop' && fault.when === 'before') drop(reply);
      if (fault.fault === 'status' && fault.when === 'before') return reply.code(fault.status).send(switchedOn);
    }
  });
  app.addHook('onSend', async (request, reply, payload) => {
    for (const fault of taken.get(request) ?? []) {
      if (fault.fault === 'drop' && fault.when === 'after') drop(reply);
      if (fault.fault === 'empty') return '';
      if (fault.fault === 'status' && fault.when === 'after') {
        reply.code(fault.status);
        return JSON.stringify(switchedOn);
      }
    }
    return payload;
  });
}

const switchedOn = { error: { code: 'switched_on', message: 'switched on by the test' } };

function drop(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}
