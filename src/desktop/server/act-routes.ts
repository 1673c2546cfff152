import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type ReadBackCodes, wereShown } from '../../handoff/read-back.ts';
import { declineReasons, handBackOutcomes, resolveOutcomes, transferReasons } from '../outcomes.ts';
import { type Answer, actIdOf, actor, answered, headAt, offerFields } from './act.ts';
import { ask } from './ask.ts';
import { colleague, ownName } from './colleague.ts';
import { consultRoutes } from './consult.ts';
import { type Desk, parsed } from './desk.ts';
import { packetFrom } from './packet.ts';
import { reply } from './reply.ts';
import { maxTextBytes } from './text.ts';
import { wrapUp } from './wrap-up.ts';

export const act = { ...offerFields, actId: z.uuid('is a UUID') };
const code = z.string().min(1, 'is empty').max(40, 'has at most 40 characters');
export const note = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= maxTextBytes, `has at most ${maxTextBytes} bytes of UTF-8`)
  .transform((text) => text.trim())
  .default('');

const acceptBody = z.object(act);
const codes = z.object({ identity: code, wants: code, lastSideEffect: code, promise: code });
const readBackBody = z.object({ ...act, codes });
export const oneOf = <T extends string>(outcomes: Readonly<Record<T, string>>) =>
  z.string().refine((outcome) => Object.hasOwn(outcomes, outcome), `is one of ${Object.keys(outcomes).join(', ')}`);
const declineBody = z.object({ ...act, reason: oneOf(declineReasons) });
const transferBody = z.object({ ...act, note, reason: oneOf(transferReasons), to: colleague });
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

type Send<B> = (conversation: string, act: Act, body: B) => Promise<Answer>;

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
  route('decline', declineBody, (id, act, { reason }) => acts.decline(id, { ...act, reason }));
  route('read-back', readBackBody, async (id, act, { codes }) =>
    (await areShown(desk, id, act, codes)) ? acts.readBack(id, { ...act, codes }) : notShown,
  );
  route('transfer', transferBody, async (id, act, { reason, note, to: named }) => {
    const to = desk.agentNamed(named);
    if (to === act.agent) return ownName;
    await writeNote(desk, id, act, reason, note);
    return acts.transfer(id, { ...act, reason, ...(to === '' ? {} : { to }) });
  });
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
  app.post('/api/conversations/:id/ask', async (request, response) => {
    const who = actor(desk, request, response);
    return who === undefined ? response : ask(desk, who, request, response);
  });
  consultRoutes(app, desk);
  app.post('/api/conversations/:id/wrap-up', async (request, response) => {
    const who = actor(desk, request, response);
    return who === undefined ? response : wrapUp(desk, who, request, response);
  });
}

const notShown = {
  ok: false,
  code: 'FIELD_INVALID',
  message: 'field `codes`: names an answer that was not shown',
} as const;

/** An answer that the page never showed is a mistake of a program, not of a human: it costs no attempt. */
async function areShown(desk: Desk, id: string, { epoch }: Act, codes: ReadBackCodes): Promise<boolean> {
  const sealed = packetFrom({ words: (await desk.ledger.packet(id))?.words ?? null });
  return sealed?.epoch !== epoch || wereShown(sealed.choices, codes);
}

/** The ledger first, so that no crash loses it; and only from the human who holds the conversation. */
async function writeNote(desk: Desk, id: string, act: Act, outcome: string, note: string): Promise<void> {
  if (note === '') return;
  const head = await headAt(desk, id, act.epoch);
  if (head?.holder !== 'human' || head.agent !== act.agent) return;
  const entry = { kind: 'human', agent: act.agent, act: 'noted', outcome } as const;
  await desk.ledger.append(id, [{ key: `note/${act.actId}`, entry, words: note }]);
}
