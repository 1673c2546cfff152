import type { FastifyRequest } from 'fastify';
import type { SessionInfo } from '../wire.ts';
import type { Sessions } from './session.ts';
import { type Bearer, everybody, isAgentId, type TokenRefused, type Tokens } from './tokens.ts';

/** Whoever asks, proven by a session's cookie or by a token of their own. */
export interface Caller extends SessionInfo {
  /** When the proof is over, in ms since the epoch. */
  readonly expires: number;
}

export interface Proofs {
  readonly sessions: Sessions;
  /** Missing where no keys are configured. */
  readonly tokens?: Tokens;
}

/** A token decides alone where one is sent: the cookie beside it counts for nothing. */
export async function callerOf(request: FastifyRequest, { sessions, tokens }: Proofs): Promise<Caller | TokenRefused> {
  const token = bearerToken(request);
  if (tokens === undefined || token === undefined) {
    return (
      sessions.read(request.headers.cookie) ?? { code: 'NOT_SIGNED_IN', message: 'no valid session: sign in first' }
    );
  }
  const bearer = await tokens.read(token);
  if ('code' in bearer || bearer.role !== 'service') return bearer;
  return inNameOf(bearer, request.headers['readback-agent']);
}

export const bearerToken = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];

/** The header chooses among the agents for whom the token speaks; it never adds one. */
function inNameOf({ agents, expires }: Bearer, named: string | string[] | undefined): Caller | TokenRefused {
  const agent = typeof named === 'string' ? decoded(named) : undefined;
  if (!isAgentId(agent) || !(agents.includes(agent) || agents.includes(everybody)))
    return { code: 'AGENT_REFUSED', message: 'header `Readback-Agent` names no agent for whom the token speaks' };
  return { agent, name: agent, role: 'service', expires };
}

/** Headers are ASCII; an agent's id need not be. */
function decoded(header: string): string | undefined {
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}
