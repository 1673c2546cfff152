import type { FastifyInstance } from 'fastify';
import type { CallbackBoard } from '../wire.ts';
import { type Desk, signedIn } from './desk.ts';
import { refuse } from './refuse.ts';

/** The callback calendar of today and tomorrow: every window with what is promised in it. */
export function callbackRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/api/callbacks', async (request, reply) => {
    if (signedIn(desk, request, reply) === undefined) return reply;
    if (desk.calendar === undefined) return refuse(reply, 'CALLBACK_UNKNOWN', 'no callbacks are configured here');
    const [board, open] = await Promise.all([desk.calendar.board(), desk.ledger.callbacks()]);
    const promised = new Map(open.map((view) => [view.conversation, view]));
    return {
      at: desk.now(),
      zone: desk.calendar.zoneOf(undefined, undefined),
      windows: board.map(({ from, until, day, time, capacity, holds }) => ({
        from,
        until,
        day,
        time,
        capacity,
        holds: holds.map(({ conversation }) => {
          const view = promised.get(conversation);
          return {
            conversation,
            ...(view === undefined
              ? {}
              : { tier: view.tier ?? 'medium', rule: view.rule ?? '', channel: view.channel }),
          };
        }),
      })),
    } satisfies CallbackBoard;
  });
}
