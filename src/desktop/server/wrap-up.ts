import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Row } from '../../handoff/row.ts';
import { type EscalationAnswer, escalationAnswers, type MissingFact, missingFacts } from '../outcomes.ts';
import { type Actor, offerFields } from './act.ts';
import { type Desk, parsed } from './desk.ts';
import { refuse } from './refuse.ts';

const codesOf = <T extends string>(table: Readonly<Record<T, string>>) =>
  z.custom<T>((code) => typeof code === 'string' && Object.hasOwn(table, code), {
    error: `is one of ${Object.keys(table).join(', ')}`,
  });
const wrapUpBody = z.object({
  offerId: offerFields.offerId,
  escalation: codesOf<EscalationAnswer>(escalationAnswers),
  missing: z.array(codesOf<MissingFact>(missingFacts)).max(Object.keys(missingFacts).length, 'has each code once'),
});

/** Stands in the ledger once for each offer; nothing else waits for it, so it goes past the conversation. */
export async function wrapUp(
  desk: Desk,
  { agent, conversation }: Actor,
  request: FastifyRequest,
  response: FastifyReply,
): Promise<FastifyReply> {
  const body = parsed(wrapUpBody, request.body, response);
  if (body === undefined) return response;
  const { offerId, escalation, missing } = body;
  const outcome = closingOf(await desk.ledger.rows(conversation), offerId, agent);
  if (outcome === undefined) return refuse(response, 'ACT_OUT_OF_TURN', 'you have not closed this conversation');
  const brief = missing.length === 0 ? 'yes' : 'no';
  const entry = { kind: 'human', agent, act: 'wrapped_up', outcome, offerId, escalation, brief, missing } as const;
  await desk.ledger.append(conversation, [{ key: `wrap-up/${offerId}`, entry }]);
  return response.code(204).send();
}

/** How this agent closed what they had accepted under this offer. */
function closingOf(rows: readonly Row[], offerId: string, agent: string): string | undefined {
  const from = rows.findIndex(
    ({ entry }) => entry.kind === 'accepted' && entry.offerId === offerId && entry.agent === agent,
  );
  if (from < 0) return undefined;
  const after = rows.slice(from + 1);
  const until = after.findIndex(({ entry }) => entry.kind === 'accepted');
  const closing = (until < 0 ? after : after.slice(0, until)).find(
    ({ entry }) =>
      entry.kind === 'human' && entry.agent === agent && (entry.act === 'resolved' || entry.act === 'handed_back'),
  );
  return closing?.entry.kind === 'human' ? closing.entry.outcome : undefined;
}
