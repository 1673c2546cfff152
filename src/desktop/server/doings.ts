import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Draft } from '../../conversation/entry.ts';
import type { Row } from '../../handoff/row.ts';
import { changes, vows } from '../outcomes.ts';
import type { Acted } from '../wire.ts';
import { type Actor, actIdOf, actor, headAt } from './act.ts';
import { act, note, oneOf } from './act-routes.ts';
import { type Desk, parsed } from './desk.ts';
import { refuse } from './refuse.ts';

/**
 * What the human did beside the conversation, as the AI's doings are in the ledger: what they changed in a backend, what they
 * promised, what of it they kept. Nothing waits for any of it, so it goes past the conversation.
 */

/** Thirty days: what is further off is no promise about this conversation. */
const withinMost = 30 * 24 * 60;

const changedBody = z.object({ ...act, change: oneOf(changes), note });
const promisedBody = z.object({
  ...act,
  promise: oneOf(vows),
  note: note.refine((words) => words !== '', 'is empty'),
  withinMinutes: z
    .number('is missing')
    .int('is a whole number')
    .min(1, 'is at least 1')
    .max(withinMost, 'is 43200 at most'),
});
const keptBody = z.object({ ...act, promiseId: z.string().min(1, 'is empty').max(200, 'has at most 200 characters') });

type Body = z.output<z.ZodObject<typeof act>>;

export function doingRoutes(app: FastifyInstance, desk: Desk): void {
  const route = <B extends Body>(
    path: string,
    schema: z.ZodType<B>,
    draft: (who: Doer, body: B) => Draft | undefined,
  ) =>
    app.post(`/api/conversations/:id/${path}`, async (request, response) => {
      const who = actor(desk, request, response);
      const body = who && parsed(schema, request.body, response);
      if (who === undefined || body === undefined) return response;
      return done(desk, who, body, response, draft);
    });

  route('changed', changedBody, ({ agent, actId }, { change, note }) => {
    const entry = { kind: 'human', agent, act: 'changed', outcome: change } as const;
    return { key: `changed/${actId}`, entry, ...(note === '' ? {} : { words: note }) };
  });
  route('promised', promisedBody, ({ agent, actId }, { promise, note, withinMinutes }) => {
    const due = desk.now() + withinMinutes * 60_000;
    const entry = { kind: 'human', agent, act: 'promised', outcome: promise, promiseId: actId, due } as const;
    return { key: `promised/${actId}`, entry, words: note };
  });
  route('kept', keptBody, ({ agent, rows }, { promiseId }) => {
    const promised = rows.find(
      ({ entry }) => entry.kind === 'human' && 'promiseId' in entry && entry.promiseId === promiseId,
    );
    if (promised?.entry.kind !== 'human') return undefined;
    const entry = { kind: 'human', agent, act: 'kept', outcome: promised.entry.outcome, promiseId } as const;
    return { key: `kept/${promiseId}`, entry };
  });
}

interface Doer {
  readonly agent: string;
  readonly actId: string;
  readonly rows: readonly Row[];
}

/** Only of the human who holds the conversation, under its epoch; the same act again changes nothing. */
async function done<B extends Body>(
  desk: Desk,
  { agent, conversation }: Actor,
  body: B,
  response: FastifyReply,
  draft: (who: Doer, body: B) => Draft | undefined,
): Promise<FastifyReply> {
  const { offerId, epoch } = body;
  const head = await headAt(desk, conversation, epoch);
  if (head === undefined) return refuse(response, 'CONVERSATION_UNKNOWN');
  if (head.holder !== 'human' || head.agent !== agent) return refuse(response, 'ACT_OUT_OF_TURN');
  if (head.epoch !== epoch) return refuse(response, 'EPOCH_STALE');
  const who = { agent, actId: actIdOf(agent, body.actId), rows: await desk.ledger.rows(conversation) };
  const one = draft(who, body);
  if (one === undefined)
    return refuse(response, 'FIELD_INVALID', 'field `promiseId`: names no promise of a human here');
  await desk.ledger.append(conversation, [one]);
  return response.send({ epoch, offerId } satisfies Acted);
}
