import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { profileNames } from '../../handoff/profiles.ts';
import type { Row } from '../../handoff/row.ts';
import type { CompactPacket, Forecasts, StandingInfo, Transcript } from '../wire.ts';
import { conversationParams, type Desk, parsed, signedIn } from './desk.ts';
import { elsewhereOf } from './elsewhere.ts';
import { readOverview } from './overview.ts';
import { compactFrom, packetFrom } from './packet.ts';
import { queueFor, readViews } from './queue.ts';
import { refuse } from './refuse.ts';
import { type Standing, seenBy, standingOf, watched } from './standing.ts';
import { transcriptOf } from './transcript.ts';

const transcriptQuery = z.object({ after: z.coerce.number().int().min(0, 'is at least 0').default(0) });
const compactQuery = z.object({ profile: z.enum(profileNames, `is one of ${profileNames.join(', ')}`).default('256') });

export function readRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/api/conversations', async (request, reply) => {
    const session = signedIn(desk, request, reply);
    if (session === undefined) return reply;
    return queueFor(session.agent, await readViews(desk.ledger), desk.now());
  });

  app.get('/api/overview', async () => readOverview(desk, await readViews(desk.ledger), desk.now()));

  app.get('/api/forecast', async () => {
    const queues = (await desk.forecast?.()) ?? [];
    return { at: desk.now(), queues } satisfies Forecasts;
  });

  app.get('/api/conversations/:id/packet', async (request, reply) => {
    const sight = await look(desk, request, reply);
    if (sight === undefined) return reply;
    const packet = packetFrom(sight.standing.packet ?? { words: null });
    if (packet === undefined) return refuse(reply, 'OFFER_CLOSED', erased);
    await recordOpening(desk, sight);
    return { standing: sight.seen, packet };
  });

  // Its codes are the answers of the read-back: who has not passed it does not get them.
  app.get('/api/conversations/:id/packet/compact', async (request, reply) => {
    const query = parsed(compactQuery, request.query, reply);
    if (query === undefined) return reply;
    const sight = await look(desk, request, reply);
    if (sight === undefined) return reply;
    const { seen, standing } = sight;
    if (seen.stage !== 'with_human') return refuse(reply, 'ACT_OUT_OF_TURN', 'the packet has not been read back');
    const fields = compactFrom(standing.packet?.words ?? null, query.profile);
    if (fields === undefined) return refuse(reply, 'OFFER_CLOSED', erased);
    await recordOpening(desk, sight);
    return { standing: seen, profile: query.profile, fields } satisfies CompactPacket;
  });

  app.get('/api/conversations/:id/transcript', async (request, reply) => {
    const query = parsed(transcriptQuery, request.query, reply);
    if (query === undefined) return reply;
    const sight = await look(desk, request, reply);
    if (sight === undefined) return reply;
    await recordOpening(desk, sight);
    const elsewhere = await elsewhereOf(desk.ledger, sight.conversation, sight.rows);
    return { standing: sight.seen, elsewhere, ...transcriptOf(sight.rows, query.after) } satisfies Transcript;
  });
}

const erased = 'the words of this conversation have been erased';

interface Sight {
  readonly conversation: string;
  readonly agent: string;
  readonly rows: readonly Row[];
  readonly standing: Standing;
  readonly seen: StandingInfo;
}

/** What an agent may see: what is offered to everybody, what they accepted, what they hold; a supervisor, what others do too. */
async function look(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<Sight | undefined> {
  const caller = signedIn(desk, request, reply);
  if (caller === undefined) return undefined;
  const { agent, role } = caller;
  const conversation = parsed(conversationParams, request.params, reply)?.id;
  if (conversation === undefined) return undefined;
  const rows = await desk.ledger.rows(conversation);
  const standing = standingOf(rows);
  const own = standing === undefined ? 'CONVERSATION_UNKNOWN' : seenBy(agent, standing);
  const others = role === 'supervisor' && typeof own === 'string' ? standing && watched(standing) : undefined;
  const seen = others ?? own;
  if (standing !== undefined && typeof seen === 'object') return { conversation, agent, rows, standing, seen };
  if (typeof seen === 'string')
    refuse(reply, seen, seen === 'OFFER_CLOSED' ? 'no offer of this conversation stands' : undefined);
  return undefined;
}

/** Who has seen what the customer said is in the ledger, once for each offer, and for each holder who was watched. */
async function recordOpening(desk: Desk, { conversation, agent, rows, seen }: Sight): Promise<void> {
  const outcome = seen.stage === 'watching' ? `watching:${seen.epoch}` : seen.offerId;
  const key = `opened/${outcome}/${agent}`;
  if (rows.some((row) => row.key === key)) return;
  await desk.ledger.append(conversation, [{ key, entry: { kind: 'human', agent, act: 'opened', outcome } }]);
}
