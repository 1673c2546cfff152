import type { FastifyReply } from 'fastify';
import { type FailureCode, failures } from '../../conversation/failures.ts';
import type { Refused } from '../wire.ts';

/** Answers with a code of the failures table, its status, and a sentence. */
export function refuse(
  reply: FastifyReply,
  code: FailureCode,
  message: string = failures[code].means,
  more: Pick<Refused, 'wrong' | 'offerId'> = {},
): FastifyReply {
  const body: Refused = { code, message, ...more };
  return reply.code(statusOf(code)).send(body);
}

/** Codes that never reach a door have status 0 in the table: here they can only mean that something is down. */
const statusOf = (code: FailureCode): number => failures[code].status || failures.UNAVAILABLE.status;

export const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.hasOwn(failures, code);
