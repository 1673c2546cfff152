import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { SessionInfo } from '../wire.ts';
import type { Caller } from './caller.ts';

/** A session is a signed cookie that says who the agent is. Nothing is kept on the server. */

const cookieName = 'readback_session';
/** A shift and its overtime. */
const lifeMs = 12 * 60 * 60 * 1000;

const claims = z.object({
  agent: z.string(),
  name: z.string(),
  role: z.enum(['agent', 'supervisor']).default('agent'),
  by: z.enum(['name', 'token']).default('name'),
  expires: z.number(),
});

interface Opening {
  /** What proved it: a name alone, or a token. */
  readonly by: 'name' | 'token';
  /** It came over TLS. */
  readonly secure: boolean;
  /** It lives no longer than what proved it. */
  readonly expires?: number;
}

export interface Sessions {
  /** The Set-Cookie header for a new session; undefined where what proved it is over already. */
  open(session: SessionInfo, opening: Opening): string | undefined;
  /** Who the Cookie header speaks for; undefined where it is missing, forged, expired or no longer a way to sign in. */
  read(header: string | undefined): Caller | undefined;
  readonly closing: string;
}

/** The same name gives the same agent, however it is written: letters and digits stay, of every script. */
export const agentOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** `local`: whether a name alone signs in here. Where it does not, neither does a cookie from when it did. */
export function sessions(secret: string, now: () => number, local = true): Sessions {
  const attributes = 'Path=/; HttpOnly; SameSite=Strict';
  const sign = (payload: string): Buffer => createHmac('sha256', secret).update(`desktop-session\n${payload}`).digest();
  return {
    open({ agent, name, role }, { by, secure, expires: end = Number.POSITIVE_INFINITY }) {
      const expires = Math.min(end, now() + lifeMs);
      const seconds = Math.floor((expires - now()) / 1000);
      if (seconds <= 0) return undefined;
      const payload = Buffer.from(JSON.stringify({ agent, name, role, by, expires })).toString('base64url');
      const token = `${payload}.${sign(payload).toString('base64url')}`;
      return `${cookieName}=${token}; Max-Age=${seconds}; ${attributes}${secure ? '; Secure' : ''}`;
    },
    read(header) {
      const [payload = '', signature = ''] = cookieOf(header).split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = sign(payload);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const { by, ...caller } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      return caller.expires > now() && (local || by === 'token') ? caller : undefined;
    },
    closing: `${cookieName}=; Max-Age=0; ${attributes}`,
  };
}

function cookieOf(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}
