import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { eventsQuery, hangUpAnswer, liveQuery, params, parse, refuseText, turnBody } from './bodies.ts';
import { eventStream } from './event-stream.ts';
import { Follower } from './follower.ts';
import { hopefully } from './health.ts';
import { answer } from './http.ts';
import type { GatewayLedger } from './ledger.ts';
import { Live, type LiveHouse } from './live.ts';
import { openApi } from './openapi.ts';
import { Refusal, unavailable } from './refusal.ts';
import { streamTurn, turnJson } from './turn-answers.ts';

export interface Doors extends LiveHouse {
  readonly ledger: GatewayLedger;
}

/** Every path of the gateway. */
export function addRoutes(app: FastifyInstance, doors: Doors): void {
  app.post('/v1/conversations/:id/turns', (request, reply) => postTurn(request, reply, doors));
  app.post('/v1/conversations/:id/hangup', (request, reply) => postHangUp(request, reply, doors));
  app.get('/v1/conversations/:id/events', (request, reply) => getEvents(request, reply, doors));
  app.route({
    method: 'GET',
    url: '/v1/conversations/:id/live',
    handler: (_request, reply) =>
      answer(reply, new Refusal('FIELD_INVALID', 'header `Upgrade` must be websocket: this path is for live channels')),
    preValidation: async (request, reply) => {
      if (!request.ws) return;
      const given = liveRequest(request);
      if (given instanceof Refusal) await answer(reply, given);
    },
    wsHandler: (socket, request) => {
      const given = liveRequest(request);
      if (given instanceof Refusal) socket.close(1008);
      else new Live(socket, doors, given);
    },
  });
  app.get('/health', async () => ({ alive: true }));
  app.get('/ready', async (_request, reply) => {
    const { temporal, postgresql } = await doors.health.readiness();
    const ready = temporal && postgresql;
    return reply.code(ready ? 200 : 503).send({ ready, temporal, postgresql });
  });
  app.get('/openapi.json', async () => openApi);
}

async function postTurn(request: FastifyRequest, reply: FastifyReply, doors: Doors): Promise<FastifyReply> {
  const given = parse(params, request.params);
  const body = request.body instanceof Refusal ? request.body : parse(turnBody, request.body);
  if (given instanceof Refusal) return answer(reply, given);
  if (body instanceof Refusal) return answer(reply, body);
  const wrong = refuseText(body.text);
  if (wrong !== undefined) return answer(reply, wrong);
  const taken = await doors.turns.take({ conversation: given.id, ...body });
  if (taken instanceof Refusal) return answer(reply, taken);
  if (wantsEvents(request)) return streamTurn(reply, given.id, taken, doors);
  const result = (await hopefully(taken.result, doors.health, doors.settings)) ?? unavailable;
  return result instanceof Refusal ? answer(reply, result) : reply.send(turnJson(result));
}

const wantsEvents = (request: FastifyRequest): boolean =>
  request.headers.accept?.includes('text/event-stream') === true;

async function postHangUp(request: FastifyRequest, reply: FastifyReply, doors: Doors): Promise<FastifyReply> {
  const given = parse(params, request.params);
  const result = given instanceof Refusal ? given : await doors.turns.hangUp(given.id);
  return result instanceof Refusal ? answer(reply, result) : reply.send(hangUpAnswer.parse(result));
}

async function getEvents(request: FastifyRequest, reply: FastifyReply, doors: Doors): Promise<FastifyReply> {
  const given = parse(params, request.params);
  if (given instanceof Refusal) return answer(reply, given);
  const after = eventsAfter(request);
  if (after instanceof Refusal) return answer(reply, after);
  const head = await doors.ledger.conversation(given.id);
  if (head === undefined) return answer(reply, new Refusal('CONVERSATION_UNKNOWN'));
  const stream = eventStream(reply, () => follower.stop());
  const follower = new Follower(doors.lines, given.id, after, {
    told: (frame) => stream.send(frame, frame.seq),
    congested: () => stream.congested(),
    over: () => stream.end(),
  });
  follower.wake();
  // all of it was heard before: nothing will wake the follower any more
  if (head.ended && after >= head.seq) stream.end();
  return reply;
}

/** A browser that comes back says in a header what it had; that is later than what its address still says. */
function eventsAfter(request: FastifyRequest): number | Refusal {
  const last = request.headers['last-event-id'];
  if (last !== undefined && last !== '') {
    const parsed = parse(eventsQuery, { after: last });
    return parsed instanceof Refusal
      ? new Refusal('FIELD_INVALID', 'header `Last-Event-ID` must be a whole number of at most 9 digits')
      : parsed.after;
  }
  const query = parse(eventsQuery, request.query);
  return query instanceof Refusal ? query : query.after;
}

function liveRequest(request: FastifyRequest) {
  const given = parse(params, request.params);
  if (given instanceof Refusal) return given;
  const query = parse(liveQuery, request.query);
  return query instanceof Refusal ? query : { conversation: given.id, ...query };
}
