import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { CallbackCalendar } from '../../desk/calendar.ts';
import type { Present } from '../../desk/desk.ts';
import type { Forecast } from '../../handoff/waits/demand.ts';
import type { Acts } from './acts.ts';
import type { Attendance } from './attendance.ts';
import type { Caller } from './caller.ts';
import type { DesktopLedger } from './ledger.ts';
import { refuse } from './refuse.ts';

export type Log = (what: string, error: unknown) => void;

/** What every route works with. */
export interface Desk {
  readonly ledger: DesktopLedger;
  readonly acts: Acts;
  /** Missing where nobody is told who is present. */
  readonly attendance?: Attendance;
  /** Who asks, of every request that came through the gate. */
  readonly callers: WeakMap<FastifyRequest, Caller>;
  /** The agent whom a colleague names so. */
  readonly agentNamed: (name: string) => string;
  /** Whose desktop is open; missing where nobody is asked. */
  readonly present?: (() => Promise<readonly Present[]>) | undefined;
  /** What the next hour brings; missing where no desk is joined: nothing is foretold. */
  readonly forecast?: (() => Promise<readonly Forecast[]>) | undefined;
  /** Missing where no callbacks are configured. */
  readonly calendar?: Pick<CallbackCalendar, 'board' | 'zoneOf'>;
  readonly now: () => number;
  readonly log: Log;
}

/** The agent who asks, or undefined after a refusal was sent. */
export function signedIn(desk: Desk, request: FastifyRequest, reply: FastifyReply): Caller | undefined {
  const caller = desk.callers.get(request);
  if (caller === undefined) refuse(reply, 'NOT_SIGNED_IN');
  return caller;
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
