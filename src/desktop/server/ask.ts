import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { assistAsks, type Entry, keys } from '../../conversation/entry.ts';
import { type Actor, actIdOf, answered, headAt, offerFields } from './act.ts';
import { type Desk, parsed } from './desk.ts';
import { refuse } from './refuse.ts';
import { textProblem } from './text.ts';

export const askBody = z.object({
  ...offerFields,
  askId: z.uuid('is a UUID'),
  ask: z.enum(assistAsks, `is one of ${assistAsks.join(', ')}`),
  text: z.string('is missing'),
});

type Asked = Extract<Entry, { kind: 'asked_assistant' }>;

/** The human asks the assistant: the words into the ledger, where the epoch fences them, then the Update. */
export async function ask(
  desk: Desk,
  { agent, conversation }: Actor,
  request: FastifyRequest,
  response: FastifyReply,
): Promise<FastifyReply> {
  const body = parsed(askBody, request.body, response);
  if (body === undefined) return response;
  const { offerId, epoch, askId, ask, text } = body;
  const problem = textProblem(text);
  // A draft and a proposal need no words.
  if (problem !== undefined && !(problem === 'TURN_EMPTY' && ask !== 'question')) return refuse(response, problem);
  if ((await headAt(desk, conversation, epoch)) === undefined) return refuse(response, 'CONVERSATION_UNKNOWN');
  const entry: Asked = { kind: 'asked_assistant', askId, epoch, agent, ask };
  const [asked] = await desk.ledger.append(conversation, [{ key: keys.askedAssistant(askId), entry, words: text }]);
  if (asked === undefined || 'refused' in asked)
    return refuse(response, asked?.refused === 'ended' ? 'CONVERSATION_ENDED' : 'EPOCH_STALE');
  if (!asked.written && !(await stands(desk, conversation, entry, text)))
    return refuse(response, 'TURN_ID_REUSED', 'field `askId` was used before for another question');
  const act = { at: desk.now(), actId: actIdOf(agent, askId), offerId, epoch, agent, askId };
  const answer = await desk.acts.assist(conversation, act);
  // What the conversation will never answer is not left open.
  if (!answer.ok && answer.code !== 'UNAVAILABLE') await close(desk, conversation, entry, answer.code);
  return answered(desk, conversation, response, answer);
}

/** Whether what stands under this id is this very question. Erased words count as the same. */
async function stands(desk: Desk, conversation: string, { askId, agent, ask }: Asked, text: string): Promise<boolean> {
  const { entry, words = null } = (await desk.ledger.row(conversation, keys.askedAssistant(askId))) ?? {};
  if (entry?.kind !== 'asked_assistant' || entry.agent !== agent || entry.ask !== ask) return false;
  return words === null || words === text;
}

async function close(
  desk: Desk,
  conversation: string,
  { askId, epoch }: Asked,
  why: Extract<Entry, { kind: 'assisted'; why: unknown }>['why'],
): Promise<void> {
  const entry = { kind: 'assisted', askId, epoch, dropped: 0, why } as const;
  await desk.ledger.append(conversation, [{ key: keys.assisted(askId), entry }]);
}
