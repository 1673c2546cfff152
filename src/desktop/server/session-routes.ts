import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Desk, parsed, signedIn } from './desk.ts';
import { refuse } from './refuse.ts';

const signIn = z.object({ name: z.string().trim().min(1, 'is empty').max(60, 'has at most 60 characters') });

export function sessionRoutes(app: FastifyInstance, desk: Desk): void {
  app.post('/api/session', (request, reply) => {
    const body = parsed(signIn, request.body, reply);
    if (body === undefined) return reply;
    const opened = desk.sessions.open(body.name, request.headers.origin?.startsWith('https:') === true);
    if (opened === undefined) return refuse(reply, 'FIELD_INVALID', 'field `name`: has neither letter nor digit');
    return reply.header('set-cookie', opened.cookie).send(opened.session);
  });
  app.get('/api/session', (request, reply) => {
    const session = signedIn(desk, request, reply);
    return session === undefined ? reply : reply.send(session);
  });
  app.delete('/api/session', (_request, reply) => reply.header('set-cookie', desk.sessions.closing).code(204).send());
}
