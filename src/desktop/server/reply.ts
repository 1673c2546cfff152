import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { keys } from '../../conversation/entry.ts';
import type { HumanWords } from '../../ledger/ledger.ts';
import { type Actor, actIdOf, answered, headAt, offerFields } from './act.ts';
import { type Desk, parsed } from './desk.ts';
import { refuse } from './refuse.ts';
import { textProblem } from './text.ts';

const replyBody = z.object({ ...offerFields, replyId: z.uuid('is a UUID'), text: z.string('is missing') });

/** The human speaks: the words into the ledger, where the epoch fences them, then the Update. */
export async function reply(
  desk: Desk,
  { agent, conversation }: Actor,
  request: FastifyRequest,
  response: FastifyReply,
): Promise<FastifyReply> {
  const body = parsed(replyBody, request.body, response);
  if (body === undefined) return response;
  const { offerId, epoch, replyId, text } = body;
  const problem = textProblem(text);
  if (problem !== undefined) return refuse(response, problem);
  const words = { agent, epoch, replyId, text };
  const head = await headAt(desk, conversation, epoch);
  if (head === undefined) return refuse(response, 'CONVERSATION_UNKNOWN');
  // The ledger has yet to learn what the human was told: the same words are taken in a moment.
  if (head.epoch < epoch) return refuse(response, 'UNAVAILABLE');
  const said = await desk.ledger.humanSays(conversation, words);
  if ('refused' in said) return refuse(response, said.refused === 'ended' ? 'CONVERSATION_ENDED' : 'EPOCH_STALE');
  if (!said.written && !(await stands(desk, conversation, words)))
    return refuse(response, 'TURN_ID_REUSED', 'field `replyId` was used before for other words');
  const act = { at: desk.now(), actId: actIdOf(agent, replyId), offerId, epoch, agent, replyId, seq: said.seq };
  return answered(desk, conversation, response, await desk.acts.reply(conversation, act));
}

/** Whether what stands under this reply's id is this very reply. Erased words count as the same. */
async function stands(desk: Desk, conversation: string, { agent, replyId, text }: HumanWords): Promise<boolean> {
  const row = await desk.ledger.row(conversation, keys.humanSaid(replyId));
  const { entry, words = null } = row ?? {};
  return entry?.kind === 'said' && entry.by === 'human' && entry.agent === agent && (words === null || words === text);
}
