import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Draft, keys } from '../../conversation/entry.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import type { Acted, ConsultInfo } from '../wire.ts';
import { type Actor, actor, headAt, offerFields } from './act.ts';
import { colleague, ownName } from './colleague.ts';
import { type Desk, parsed } from './desk.ts';
import { refuse } from './refuse.ts';
import { isConsulted, type Standing, standingOf } from './standing.ts';
import { textProblem } from './text.ts';

/**
 * A second human beside the one who holds the conversation. It changes nothing of what the conversation owes: no timer, no
 * voice, no custody. So the conversation is not told of it, and ledger entries are all there is. The ledger's fence takes
 * them only under the epoch of the human who asked: when custody leaves, the consult is over, whoever does what.
 */
const consultId = z.uuid('is a UUID');
const askBody = z.object({ ...offerFields, consultId, to: colleague });
const body = z.object({ ...offerFields, consultId });
const noteBody = z.object({ ...body.shape, noteId: z.uuid('is a UUID'), text: z.string('is missing') });

/** By door. */
export const consultBodies = {
  consult: askBody,
  'consult-join': body,
  'consult-note': noteBody,
  'consult-end': body,
} as const;

interface Place {
  readonly agent: string;
  readonly epoch: number;
  readonly standing: Standing;
}
/** What is to be written, or why not. */
type Written = Draft | { readonly code: FailureCode; readonly message?: string };

export function consultRoutes(app: FastifyInstance, desk: Desk): void {
  const route = <B extends z.output<typeof body>>(
    door: string,
    schema: z.ZodType<B>,
    written: (place: Place, body: B) => Written,
  ) =>
    app.post(`/api/conversations/:id/${door}`, async (request, response) => {
      const who = actor(desk, request, response);
      const sent = who && parsed(schema, request.body, response);
      if (who === undefined || sent === undefined) return response;
      const standing = await standingAt(desk, who, sent.epoch);
      if (standing === undefined) return refuse(response, 'CONVERSATION_UNKNOWN');
      const draft = written({ agent: who.agent, epoch: sent.epoch, standing }, sent);
      if ('code' in draft) return refuse(response, draft.code, draft.message);
      return write(desk, who, response, draft, { offerId: sent.offerId, epoch: sent.epoch });
    });

  route('consult', askBody, (place, sent) => asked(place, { ...sent, to: desk.agentNamed(sent.to) }));
  route('consult-join', body, joined);
  route('consult-note', noteBody, noted);
  route('consult-end', body, ended);
}

async function standingAt(desk: Desk, { conversation }: Actor, epoch: number): Promise<Standing | undefined> {
  const head = await headAt(desk, conversation, epoch);
  return head === undefined ? undefined : standingOf(await desk.ledger.rows(conversation));
}

async function write(
  desk: Desk,
  { agent, conversation }: Actor,
  response: FastifyReply,
  draft: Draft,
  acted: Acted,
): Promise<FastifyReply> {
  const [place] = await desk.ledger.append(conversation, [draft]);
  if (place === undefined || 'refused' in place)
    return refuse(response, place?.refused === 'ended' ? 'CONVERSATION_ENDED' : 'EPOCH_STALE');
  const stood = place.written ? undefined : (await desk.ledger.row(conversation, draft.key))?.entry;
  // Somebody else was first.
  if (stood?.kind === 'consulted' && stood.act !== 'ended' && stood.agent !== agent)
    return refuse(response, 'CONSULT_OVER');
  return response.send(acted);
}

function asked({ agent, epoch, standing }: Place, { consultId, offerId, to }: z.output<typeof askBody>): Written {
  if (to === agent) return ownName;
  const { consult } = standing;
  if (consult !== undefined && consult.consultId !== consultId && consult.by === agent)
    return { code: 'ACT_OUT_OF_TURN', message: 'another consult is open: end it first' };
  const named = to === '' ? {} : { to };
  const entry = { kind: 'consulted', act: 'asked', consultId, epoch, agent, offerId, ...named } as const;
  return { key: keys.consulted(consultId, 'asked'), entry };
}

type Body = z.output<typeof body>;

const over = { code: 'CONSULT_OVER' } as const;

/** The consult that is open under this id. */
const openAs = ({ consult }: Standing, id: string): ConsultInfo | undefined =>
  consult?.consultId === id ? consult : undefined;

function joined({ agent, epoch, standing }: Place, { consultId }: Body): Written {
  const consult = openAs(standing, consultId);
  if (consult === undefined || !isConsulted(agent, consult)) return over;
  const entry = { kind: 'consulted', act: 'joined', consultId, epoch, agent } as const;
  return { key: keys.consulted(consultId, 'joined'), entry };
}

/** Between the two, apart from all that is said to the customer. */
function noted({ agent, epoch, standing }: Place, { consultId, noteId, text }: z.output<typeof noteBody>): Written {
  const consult = openAs(standing, consultId);
  if (consult === undefined || (agent !== consult.by && agent !== consult.colleague)) return over;
  const problem = textProblem(text);
  if (problem !== undefined) return { code: problem };
  const entry = { kind: 'consulted', act: 'noted', consultId, epoch, agent } as const;
  return { key: keys.consultNote(consultId, `${agent}/${noteId}`), entry, words: text };
}

/** By either of the two, or by the one who is asked by name and will not come. */
function ended({ agent, epoch, standing }: Place, { consultId }: Body): Written {
  const consult = openAs(standing, consultId);
  if (consult === undefined || ![consult.by, consult.colleague ?? consult.to].includes(agent)) return over;
  const entry = { kind: 'consulted', act: 'ended', consultId, epoch, agent } as const;
  return { key: keys.consulted(consultId, 'ended'), entry };
}
