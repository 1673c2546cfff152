import { setTimeout as pause } from 'node:timers/promises';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { fromBytes } from './bodies.ts';
import { limits } from './frames.ts';
import { Refusal, unavailable } from './refusal.ts';

/** JSON may write one byte of text as six (`\u0000`), beside the other fields. */
const maxBodyBytes = limits.textBytes * 6 + 4096;

/** How long a client may take to say goodbye. */
const sendAwayMs = 500;

export interface HttpOptions {
  /** Pages that may call this door, as the browser names them: `https://shop.example`. */
  readonly origins: readonly string[];
  readonly log: (what: string, error: unknown) => void;
}

/** The HTTP server without its routes: bodies read as strict UTF-8, foreign pages refused, every error a code and a sentence. */
export async function httpServer({ origins, log }: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: maxBodyBytes,
    // longer ids must reach the check that names their limit
    routerOptions: { maxParamLength: 2048 },
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => answer(reply, refusalOf(error, log)),
    clientErrorHandler: (_error, socket) => {
      const body = JSON.stringify(new Refusal('FIELD_INVALID', 'the request is not HTTP as this door reads it'));
      const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
      if (socket.writable) socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`);
    },
  });
  await app.register(websocket, {
    options: { maxPayload: maxBodyBytes, perMessageDeflate: false, skipUTF8Validation: true },
    preClose: async () => sendAway(app.websocketServer.clients),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    // refused in the handler, like everything else in the message
    done(null, fromBytes(Buffer.isBuffer(body) ? body : Buffer.from(body)));
  });
  app.addHook('onRequest', async (request, reply) => checkOrigin(request, reply, origins));
  app.setErrorHandler((error, _request, reply) => answer(reply, refusalOf(error, log)));
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ code: 'FIELD_INVALID', message: `there is no ${request.method} at this path; see /openapi.json` }),
  );
  app.options('/*', async (_request, reply) => reply.code(204).send());
  return app;
}

/** Going away: whoever is connected comes back, to another gateway or later. */
async function sendAway(sockets: ReadonlySet<WebSocket>): Promise<void> {
  for (const socket of sockets) socket.close(1001);
  const until = Date.now() + sendAwayMs;
  while (sockets.size > 0 && Date.now() < until) await pause(10);
  for (const socket of sockets) socket.terminate();
}

export const answer = (reply: FastifyReply, refusal: Refusal): FastifyReply => reply.code(refusal.status).send(refusal);

/** Browsers always say which page sends; everybody else says nothing. On loopback too: any page can reach that. */
async function checkOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): Promise<void> {
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!origins.includes(origin)) {
    await answer(reply, new Refusal('ORIGIN_REFUSED'));
    return;
  }
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, last-event-id',
    vary: 'origin',
  });
}

/** What the framework, or the ledger, threw. */
function refusalOf(error: unknown, log: HttpOptions['log']): Refusal {
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refusal(
        'TURN_TOO_LONG',
        `the body is over ${maxBodyBytes} bytes; field \`text\` takes ${limits.textBytes}`,
      );
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refusal('FIELD_INVALID', 'header `Content-Type` must be application/json');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new Refusal('FIELD_INVALID', 'the body does not have the length that header `Content-Length` names');
    case 'FST_ERR_BAD_URL':
      return new Refusal('FIELD_INVALID', 'the path is not a valid URL path');
    default:
      log('a request failed', error);
      return unavailable;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
