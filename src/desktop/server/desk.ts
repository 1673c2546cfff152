import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CallbackCalendar } from '../../desk/calendar.ts';
import type { SessionInfo } from '../wire.ts';
import type { Acts } from './acts.ts';
import type { DesktopLedger } from './ledger.ts';
import { refuse } from './refuse.ts';
import type { Sessions } from './session.ts';

export type Log = (what: string, error: unknown) => void;

/** What every route works with. */
export interface Desk {
  readonly ledger: DesktopLedger;
  readonly acts: Acts;
  /** Missing where no callbacks are configured. */
  readonly calendar?: Pick<CallbackCalendar, 'board'>;
  readonly sessions: Sessions;
  readonly now: () => number;
  readonly log: Log;
}

/** The agent who asks, or undefined after a refusal was sent. */
export function signedIn(desk: Desk, request: FastifyRequest, reply: FastifyReply): SessionInfo | undefined {
  const session = desk.sessions.read(request.headers.cookie);
  if (session === undefined) refuse(reply, 'NOT_SIGNED_IN');
  return session;
}

/** The input as its schema has it, or undefined after a refusal was sent that names field and limit. */
export function parsed<T>(schema: z.ZodType<T>, input: unknown, reply: FastifyReply): T | undefined {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || 'body';
  refuse(reply, 'FIELD_INVALID', `field \`${field}\`: ${issue?.message ?? 'malformed'}`);
  return undefined;
}

export const conversationParams = z.object({
  id: z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/, 'has 1 to 128 of A-Z a-z 0-9 . _ : -'),
});
