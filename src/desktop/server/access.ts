import type { Role } from '../wire.ts';

/** Who may come through which door of the API, all of it. A route without a row here is refused when the server starts. */

/** Whoever acts on conversations: a service only in the name of an agent for whom its token speaks. */
const acting: readonly Role[] = ['agent', 'supervisor', 'service'];
const supervising: readonly Role[] = ['supervisor'];

export const access: Readonly<Record<string, readonly Role[] | 'anybody'>> = {
  'GET /api/sign-in': 'anybody',
  'POST /api/session': 'anybody',
  'DELETE /api/session': 'anybody',
  'GET /api/session': acting,
  'GET /api/live': acting,
  'PUT /api/presence': acting,
  'GET /api/overview': supervising,
  'GET /api/forecast': supervising,
  'GET /api/conversations': acting,
  'GET /api/callbacks': acting,
  'GET /api/conversations/:id/packet': acting,
  'GET /api/conversations/:id/packet/compact': acting,
  'GET /api/conversations/:id/transcript': acting,
  'POST /api/conversations/:id/accept': acting,
  'POST /api/conversations/:id/decline': acting,
  'POST /api/conversations/:id/read-back': acting,
  'POST /api/conversations/:id/reply': acting,
  'POST /api/conversations/:id/transfer': acting,
  'POST /api/conversations/:id/resolve': acting,
  'POST /api/conversations/:id/hand-back': acting,
  'POST /api/conversations/:id/schedule': acting,
  'POST /api/conversations/:id/wrap-up': acting,
  'POST /api/conversations/:id/changed': acting,
  'POST /api/conversations/:id/promised': acting,
  'POST /api/conversations/:id/kept': acting,
  'POST /api/conversations/:id/ask': acting,
  'POST /api/conversations/:id/consult': acting,
  'POST /api/conversations/:id/consult-join': acting,
  'POST /api/conversations/:id/consult-note': acting,
  'POST /api/conversations/:id/consult-end': acting,
};

/** Undefined for what is no part of the API: the page itself. */
export function accessTo(method: string, url: string): readonly Role[] | 'anybody' | undefined {
  if (!url.startsWith('/api/')) return undefined;
  const door = `${method === 'HEAD' ? 'GET' : method} ${url}`;
  const allowed = access[door];
  if (allowed === undefined) throw new Error(`src/desktop/server/access.ts does not say who may use ${door}`);
  return allowed;
}
