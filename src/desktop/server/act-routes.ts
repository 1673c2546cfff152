import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ActAnswer } from '../../conversation/effect.ts';
import { keys } from '../../conversation/entry.ts';
import { handBackOutcomes, resolveOutcomes } from '../outcomes.ts';
import type { Acted } from '../wire.ts';
import { conversationParams, type Desk, parsed, signedIn } from './desk.ts';
import { refuse } from './refuse.ts';
import { reply } from './reply.ts';
import { maxTextBytes } from './text.ts';

export const offerFields = {
  offerId: z.string().regex(/^[\w-]{1,64}$/, 'has 1 to 64 letters and digits'),
  epoch: z.number().int('is a whole number').min(1, 'is at least 1'),
};
const act = { ...offerFields, actId: z.uuid('is a UUID') };
const code = z.string().min(1, 'is empty').max(40, 'has at most 40 characters');
const note = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= maxTextBytes, `has at most ${maxTextBytes} bytes of UTF-8`)
  .transform((text) => text.trim())
  .default('');

const acceptBody = z.object(act);
const codes = z.object({ identity: code, wants: code, lastSideEffect: code, promise: code });
const readBackBody = z.object({ ...act, codes });
const oneOf = <T extends string>(outcomes: Readonly<Record<T, string>>) =>
  z.string().refine((outcome) => Object.hasOwn(outcomes, outcome), `is one of ${Object.keys(outcomes).join(', ')}`);
const resolveBody = z.object({ ...act, note, outcome: oneOf(resolveOutcomes) });
const handBackBody = z.object({ ...act, note, outcome: oneOf(handBackOutcomes) });

/** Who acts on what, as a message of the conversation. */
export interface Act {
  readonly at: number;
  readonly actId: string;
  readonly offerId: string;
  readonly epoch: number;
  readonly agent: string;
}

type Send<B> = (conversation: string, act: Act, body: B) => Promise<ActAnswer>;

export function actRoutes(app: FastifyInstance, desk: Desk): void {
  const { acts } = desk;
  const route = <B extends z.output<typeof acceptBody>>(path: string, schema: z.ZodType<B>, send: Send<B>) =>
    app.post(`/api/conversations/:id/${path}`, async (request, response) => {
      const who = actor(desk, request, response);
      const body = who && parsed(schema, request.body, response);
      if (who === undefined || body === undefined) return response;
      const { offerId, epoch } = body;
      const act = { at: desk.now(), actId: actIdOf(who.agent, body.actId), offerId, epoch, agent: who.agent };
      return answered(desk, who.conversation, response, await send(who.conversation, act, body));
    });

  route('accept', acceptBody, (id, act) => acts.accept(id, act));
  route('read-back', readBackBody, (id, act, body) => acts.readBack(id, { ...act, codes: body.codes }));
  route('resolve', resolveBody, async (id, act, { outcome, note }) => {
    await writeNote(desk, id, act, outcome, note);
    return acts.resolve(id, { ...act, outcome });
  });
  route('hand-back', handBackBody, async (id, act, { outcome, note }) => {
    await writeNote(desk, id, act, outcome, note);
    return acts.handBack(id, { ...act, outcome });
  });
  app.post('/api/conversations/:id/reply', async (request, response) => {
    const who = actor(desk, request, response);
    return who === undefined ? response : reply(desk, who, request, response);
  });
}

/** An act's id stands under its agent, so that no other agent, and no turn, gets its answer by naming it. */
export const actIdOf = (agent: string, id: string): string => `${agent}:${id}`;

export interface Actor {
  readonly agent: string;
  readonly conversation: string;
}

function actor(desk: Desk, request: FastifyRequest, response: FastifyReply): Actor | undefined {
  const session = signedIn(desk, request, response);
  const params = session && parsed(conversationParams, request.params, response);
  return session && params && { agent: session.agent, conversation: params.id };
}

/** The ledger first: what the agent wrote is kept even where the act is then refused. */
async function writeNote(desk: Desk, id: string, act: Act, outcome: string, note: string): Promise<void> {
  if (note === '' || (await desk.ledger.conversation(id)) === undefined) return;
  const entry = { kind: 'human', agent: act.agent, act: 'noted', outcome } as const;
  await desk.ledger.append(id, [{ key: `note/${act.actId}`, entry, words: note }]);
}

/** The act's answer as HTTP. */
export async function answered(
  desk: Desk,
  conversation: string,
  response: FastifyReply,
  answer: ActAnswer,
): Promise<FastifyReply> {
  if (answer.ok) {
    const { epoch, offerId }: Acted = answer;
    return response.send({ epoch, offerId } satisfies Acted);
  }
  const { code, wrong, offerId } = answer;
  const more = { ...(wrong === undefined ? {} : { wrong }), ...(offerId === undefined ? {} : { offerId }) };
  // Temporal knows neither a conversation that is long over nor one that never was; the ledger does.
  const unknown = code === 'CONVERSATION_ENDED' && (await desk.ledger.row(conversation, keys.started)) === undefined;
  return refuse(response, unknown ? 'CONVERSATION_UNKNOWN' : code, undefined, more);
}
