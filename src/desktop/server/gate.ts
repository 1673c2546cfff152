import type { FastifyInstance } from 'fastify';
import { accessTo } from './access.ts';
import { callerOf, type Proofs } from './caller.ts';
import type { Desk } from './desk.ts';
import { refuse } from './refuse.ts';

/** Every request is held to the table of access before its body is read. Goes before the routes. */
export function guardRoutes(app: FastifyInstance, { callers }: Desk, proofs: Proofs): void {
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) accessTo(one, url);
  });
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions;
    const allowed = url === undefined ? undefined : accessTo(request.method, url);
    if (allowed === undefined || allowed === 'anybody') return;
    const caller = await callerOf(request, proofs);
    if ('code' in caller) return refuse(reply, caller.code, caller.message);
    if (!allowed.includes(caller.role)) return refuse(reply, 'ROLE_REFUSED', `this is for ${allowed.join(', ')}`);
    callers.set(request, caller);
  });
}
