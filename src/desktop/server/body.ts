import type { FastifyInstance } from 'fastify';
import type { Log } from './desk.ts';
import { refuse } from './refuse.ts';

/** Bodies are JSON in valid UTF-8; whatever else comes is refused with a code, whatever breaks is told as unavailable. */
export function parseBodies(app: FastifyInstance, log: Log): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(Buffer.from(body));
    } catch {
      done(new NotUtf8());
      return;
    }
    parse(request, text, done);
  });

  app.setErrorHandler((error, request, reply) => {
    if (error instanceof NotUtf8) return refuse(reply, 'TURN_NOT_UTF8');
    const status = statusOf(error);
    if (status === 413) return refuse(reply, 'TURN_TOO_LONG', 'the body is over 65536 bytes');
    if (status >= 400 && status < 500) return refuse(reply, 'FIELD_INVALID', 'the body is not a JSON object');
    log(`${request.method} ${request.routeOptions.url} failed`, error);
    return refuse(reply, 'UNAVAILABLE');
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'FIELD_INVALID', message: 'no such address' }),
  );
}

class NotUtf8 extends Error {}

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
