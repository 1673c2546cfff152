import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { CallbackCalendar } from '../desk/calendar.ts';
import { callbackAnswer, callbackBody, params, parse, windowsAnswer, windowsQuery } from './bodies.ts';
import type { Engine } from './engine.ts';
import { answer } from './http.ts';
import type { GatewayLedger, Row } from './ledger.ts';
import { Refusal } from './refusal.ts';

export type GatewayCalendar = Pick<CallbackCalendar, 'free' | 'words' | 'zoneOf'>;

export interface CallbackDoors {
  readonly ledger: GatewayLedger;
  readonly engine: Engine;
  /** Missing where no callbacks are configured. */
  readonly calendar?: GatewayCalendar;
}

/** So many windows are shown to choose among. */
const shownMost = 50;

/** The customer's side of a callback: another window, the phone to be called on, the zone to read times in. */
export function addCallbacks(app: FastifyInstance, doors: CallbackDoors): void {
  app.post('/v1/conversations/:id/callback', (request, reply) => postCallback(request, reply, doors));
  app.get('/v1/conversations/:id/callback/windows', (request, reply) => getWindows(request, reply, doors));
}

async function postCallback(request: FastifyRequest, reply: FastifyReply, doors: CallbackDoors): Promise<FastifyReply> {
  const given = parse(params, request.params);
  const body = request.body instanceof Refusal ? request.body : parse(callbackBody, request.body);
  if (given instanceof Refusal) return answer(reply, given);
  if (body instanceof Refusal) return answer(reply, body);
  const known = await standing(doors, given.id);
  if (known instanceof Refusal) return answer(reply, known);
  const { calendar } = known;
  await writeReach(doors.ledger, given.id, body);
  const wish = {
    ...(body.window === undefined ? {} : { from: body.window }),
    ...(body.phone === undefined ? {} : { phone: body.phone !== '' }),
  };
  const sent = await doors.engine.callback(given.id, { actId: `callback/${randomUUID()}`, wish });
  if (typeof sent === 'string') return answer(reply, new Refusal('CONVERSATION_ENDED'));
  if ('refused' in sent) return answer(reply, sent.refused);
  if (!sent.answer.ok) return answer(reply, new Refusal(sent.answer.code));
  const { window } = sent.answer;
  if (window === undefined) return answer(reply, new Refusal('CALLBACK_UNKNOWN'));
  const zone = calendar.zoneOf(known.queue, body.timezone ?? known.zone);
  return reply.send(callbackAnswer.parse({ ...iso(window), words: calendar.words(window, zone), timezone: zone }));
}

async function getWindows(request: FastifyRequest, reply: FastifyReply, doors: CallbackDoors): Promise<FastifyReply> {
  const given = parse(params, request.params);
  const query = parse(windowsQuery, request.query);
  if (given instanceof Refusal) return answer(reply, given);
  if (query instanceof Refusal) return answer(reply, query);
  const known = await standing(doors, given.id);
  if (known instanceof Refusal) return answer(reply, known);
  const { calendar, queue } = known;
  const zone = calendar.zoneOf(queue, query.timezone ?? known.zone);
  const windows = await calendar.free({ queue, zone, most: shownMost });
  const shown = windows.map((window) => ({ ...iso(window), words: window.words }));
  return reply.send(windowsAnswer.parse({ timezone: zone, windows: shown }));
}

const iso = ({ from, until }: { from: number; until: number }) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});

interface Standing {
  readonly calendar: GatewayCalendar;
  readonly queue?: string;
  readonly zone?: string;
}

/** Whose windows they are, and how the customer reads times, as the step that held the last one wrote it down. */
async function standing({ ledger, calendar }: CallbackDoors, id: string): Promise<Standing | Refusal> {
  const rows = await ledger.rows(id);
  if (rows.length === 0) return new Refusal('CONVERSATION_UNKNOWN');
  if (rows.at(-1)?.entry.kind === 'ended') return new Refusal('CONVERSATION_ENDED');
  const slot = lastSlot(rows);
  if (calendar === undefined || slot === undefined) return new Refusal('CALLBACK_UNKNOWN');
  return { calendar, queue: slot.queue, ...(slot.zone === null ? {} : { zone: slot.zone }) };
}

function lastSlot(rows: readonly Row[]): { queue: string; zone: string | null } | undefined {
  const row = rows.findLast(({ entry }) => entry.kind === 'slot');
  return row?.entry.kind === 'slot' ? { queue: row.entry.queue, zone: row.words } : undefined;
}

/** The ledger first, so that no crash loses it; it is personal, so it stands in the words. */
async function writeReach(ledger: GatewayLedger, id: string, told: z.infer<typeof callbackBody>): Promise<void> {
  const { phone, timezone } = told;
  if (phone === undefined && timezone === undefined) return;
  const words = JSON.stringify({
    ...(phone === undefined ? {} : { phone }),
    ...(timezone === undefined ? {} : { timezone }),
  });
  await ledger.append(id, [{ key: `reach/${randomUUID()}`, entry: { kind: 'reach', by: 'customer' }, words }]);
}
