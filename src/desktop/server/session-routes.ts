import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SessionInfo, SignInWays } from '../wire.ts';
import { bearerToken, type Proofs } from './caller.ts';
import { type Desk, parsed, signedIn } from './desk.ts';
import { refuse } from './refuse.ts';
import { agentOf } from './session.ts';

const byName = z.object({
  name: z.string().trim().min(1, 'is empty').max(60, 'has at most 60 characters'),
  role: z.enum(['agent', 'supervisor'], 'is one of agent, supervisor').default('agent'),
});
const byToken = z.object({ token: z.string('is missing').max(16_384, 'has at most 16384 characters') });

/** `local`: a name alone signs in. */
export function sessionRoutes(app: FastifyInstance, desk: Desk, proofs: Proofs & { readonly local: boolean }): void {
  const { local, tokens, sessions } = proofs;
  app.get('/api/sign-in', () => ({ local, token: tokens !== undefined }) satisfies SignInWays);
  app.post('/api/session', async (request, reply) => {
    const bearer = tokens && bearerToken(request);
    if (bearer !== undefined || hasToken(request.body)) {
      const token = bearer ?? parsed(byToken, request.body, reply)?.token;
      return token === undefined ? reply : signInByToken(proofs, token, request, reply);
    }
    if (!local) return refuse(reply, 'SIGN_IN_OFF', 'a name alone signs nobody in here: send a token');
    const body = parsed(byName, request.body, reply);
    if (body === undefined) return reply;
    const session = { agent: agentOf(body.name), name: body.name, role: body.role };
    if (session.agent === '') return refuse(reply, 'FIELD_INVALID', 'field `name`: has neither letter nor digit');
    return welcome(reply, session, sessions.open(session, { by: 'name', secure: isSecure(request) }));
  });
  app.get('/api/session', (request, reply) => {
    const session = signedIn(desk, request, reply);
    if (session === undefined) return reply;
    const { agent, name, role } = session;
    return reply.send({ agent, name, role } satisfies SessionInfo);
  });
  app.delete('/api/session', (_request, reply) => reply.header('set-cookie', sessions.closing).code(204).send());
}

const hasToken = (body: unknown): boolean => typeof body === 'object' && body !== null && 'token' in body;
const isSecure = ({ headers }: FastifyRequest): boolean => headers.origin?.startsWith('https:') === true;

async function signInByToken(
  { sessions, tokens }: Proofs,
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (tokens === undefined) return refuse(reply, 'SIGN_IN_OFF', 'tokens sign nobody in here: no keys are configured');
  const bearer = await tokens.read(token);
  if ('code' in bearer) return refuse(reply, bearer.code, bearer.message);
  const { agent, name, role, expires } = bearer;
  if (role === 'service')
    return refuse(reply, 'ROLE_REFUSED', 'a service has no session: it sends its token with every request');
  const cookie = sessions.open({ agent, name, role }, { by: 'token', secure: isSecure(request), expires });
  return welcome(reply, { agent, name, role }, cookie);
}

function welcome(reply: FastifyReply, session: SessionInfo, cookie: string | undefined): FastifyReply {
  if (cookie === undefined) return refuse(reply, 'TOKEN_INVALID', 'the token has expired');
  return reply.header('set-cookie', cookie).send(session);
}
