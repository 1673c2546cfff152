import { setTimeout } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ActAnswer } from '../../conversation/effect.ts';
import { keys } from '../../conversation/entry.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import type { Head } from '../../ledger/ledger.ts';
import type { Acted } from '../wire.ts';
import { conversationParams, type Desk, parsed, signedIn } from './desk.ts';
import { refuse } from './refuse.ts';

/** What every act of a human has in common. */
export const offerFields = {
  offerId: z.string().regex(/^[\w-]{1,64}$/, 'has 1 to 64 letters and digits'),
  epoch: z.number().int('is a whole number').min(1, 'is at least 1'),
};
/** An act's id stands under its agent, so that no other agent, and no turn, gets its answer by naming it. */
export const actIdOf = (agent: string, id: string): string => `${agent}:${id}`;

/** What an act came to, or why it never was sent. */
export type Answer = ActAnswer | { readonly ok: false; readonly code: FailureCode; readonly message: string };

export interface Actor {
  readonly agent: string;
  readonly conversation: string;
}

export function actor(desk: Desk, request: FastifyRequest, response: FastifyReply): Actor | undefined {
  const session = signedIn(desk, request, response);
  const params = session && parsed(conversationParams, request.params, response);
  return session && params && { agent: session.agent, conversation: params.id };
}

/**
 * A read-back is answered a moment before the ledger learns that custody passed; what the human does in between waits. Where a
 * worker died over it, another one writes it down three seconds later.
 */
const patienceMs = 5_000;
const pauseMs = 5;

/** Where the conversation stands once it has come to this epoch, or after some patience. */
export async function headAt(desk: Desk, conversation: string, epoch: number): Promise<Head | undefined> {
  const until = desk.now() + patienceMs;
  for (;;) {
    const head = await desk.ledger.conversation(conversation);
    if (head === undefined || head.epoch >= epoch || desk.now() > until) return head;
    await setTimeout(pauseMs);
  }
}

/** The act's answer as HTTP. */
export async function answered(
  desk: Desk,
  conversation: string,
  response: FastifyReply,
  answer: Answer,
): Promise<FastifyReply> {
  if (answer.ok) {
    const { epoch, offerId }: Acted = answer;
    return response.send({ epoch, offerId } satisfies Acted);
  }
  if ('message' in answer) return refuse(response, answer.code, answer.message);
  const { code, wrong, offerId } = answer;
  const more = { ...(wrong && { wrong }), ...(offerId !== undefined && { offerId }) };
  // Temporal knows neither a conversation that is long over nor one that never was; the ledger does.
  const unknown = code === 'CONVERSATION_ENDED' && (await desk.ledger.row(conversation, keys.started)) === undefined;
  return refuse(response, unknown ? 'CONVERSATION_UNKNOWN' : code, undefined, more);
}
