import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { SessionInfo } from '../wire.ts';

/** The local sign-in: a signed cookie that says who the agent is. Nothing is kept on the server. */

const cookieName = 'readback_session';
/** A shift and its overtime. */
const lifeMs = 12 * 60 * 60 * 1000;

const claims = z.object({ agent: z.string(), name: z.string(), expires: z.number() });

export interface Sessions {
  /** The Set-Cookie header for a new session, and who it is for; `secure`: it came over TLS; undefined where the name has neither letter nor digit. */
  open(name: string, secure: boolean): { session: SessionInfo; cookie: string } | undefined;
  /** Who the Cookie header speaks for; undefined where it is missing, forged or expired. */
  read(header: string | undefined): SessionInfo | undefined;
  readonly closing: string;
}

/** The same name gives the same agent, however it is written: letters and digits stay, of every script. */
export const agentOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

export function sessions(secret: string, now: () => number): Sessions {
  const attributes = 'Path=/; HttpOnly; SameSite=Strict';
  const sign = (payload: string): Buffer => createHmac('sha256', secret).update(`desktop-session\n${payload}`).digest();
  return {
    open(name, secure) {
      const session = { agent: agentOf(name), name };
      if (session.agent === '') return undefined;
      const payload = Buffer.from(JSON.stringify({ ...session, expires: now() + lifeMs })).toString('base64url');
      const token = `${payload}.${sign(payload).toString('base64url')}`;
      return {
        session,
        cookie: `${cookieName}=${token}; Max-Age=${lifeMs / 1000}; ${attributes}${secure ? '; Secure' : ''}`,
      };
    },
    read(header) {
      const [payload = '', signature = ''] = cookieOf(header).split('.');
      const given = Buffer.from(signature, 'base64url');
      const right = sign(payload);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      const { agent, name, expires } = claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
      return expires > now() ? { agent, name } : undefined;
    },
    closing: `${cookieName}=; Max-Age=0; ${attributes}`,
  };
}

function cookieOf(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
}
