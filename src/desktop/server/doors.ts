import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './refuse.ts';

/** Who may knock: requests that name us as their host and, where a browser sends them, come from our own page. */

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
};

/** `hosts`: the values of the Host header that mean us. Asked at each request, for the port is known only after listening. */
export function guardDoors(app: FastifyInstance, hosts: () => ReadonlySet<string>): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    // A foreign name that resolves to this machine would make a foreign page same-origin with us.
    if (!hosts().has(hostOf(request))) return refuse(reply, 'ORIGIN_REFUSED', 'header `Host` names another host');
    if (isForeign(request)) return refuse(reply, 'ORIGIN_REFUSED');
  });
}

const hostOf = (request: FastifyRequest): string => (request.headers.host ?? '').toLowerCase();

/** A client that is no browser sends neither header, and brings no other site's cookies either. */
function isForeign(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  const host = hostOf(request);
  if (origin !== undefined) return origin !== `http://${host}` && origin !== `https://${host}`;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  // A link on another page may lead here; another page's script, image or form may not.
  return !(request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate');
}

/** The loopback's own names, the bound address, and those of the public addresses. */
export function ownHosts(host: string, port: number, publicUrls: readonly string[]): ReadonlySet<string> {
  const named = host.includes(':') ? `[${host}]` : host;
  const local = [named, 'localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`);
  return new Set([...local, ...publicUrls.map((url) => new URL(url).host)]);
}
