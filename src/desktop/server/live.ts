import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Push } from '../wire.ts';
import type { Caller } from './caller.ts';
import { type Desk, signedIn } from './desk.ts';
import { readOverview } from './overview.ts';
import { queueFor, readViews } from './queue.ts';

/** The first change is told at once; those that follow within so many ms are told together. */
const coalesceMs = 50;
/** However quiet it is, the queue is read again this often while somebody looks, in case a change was missed. */
const refreshMs = 5_000;
/** A socket that has not answered one ping by the next is taken for dead. */
const pingMs = 15_000;
/** A page that reads so slowly that this many bytes wait is cut off; it comes back and gets the whole queue. */
const maxBufferedBytes = 1_000_000;

interface Viewer {
  readonly caller: Caller;
  readonly socket: WebSocket;
  alive: boolean;
}

/** Pushes the whole queue to every signed-in page on every change of the ledger. */
export function liveRoute(app: FastifyInstance, desk: Desk): void {
  const viewers = new Set<Viewer>();
  const news = newsFor(viewers, desk);
  const listening = desk.ledger.listen({ changed: news.changed, gap: news.refresh });
  const refresh = setInterval(() => viewers.size > 0 && news.refresh(), refreshMs);
  const ping = setInterval(() => pingAll(viewers, desk.now()), pingMs);
  app.addHook('preClose', async () => {
    clearInterval(refresh);
    clearInterval(ping);
    news.stop();
    await listening.stop();
  });

  app.route({
    method: 'GET',
    url: '/api/live',
    preValidation: async (request, reply) => {
      if (signedIn(desk, request, reply) === undefined) return reply;
    },
    handler: (_request, reply) => reply.code(426).header('upgrade', 'websocket').send(),
    wsHandler: (socket, request) => {
      const caller = desk.callers.get(request);
      if (caller === undefined) return socket.close(4401, 'sign in first');
      const viewer: Viewer = { caller, socket, alive: true };
      viewers.add(viewer);
      socket.on('pong', () => {
        viewer.alive = true;
      });
      socket.on('close', () => viewers.delete(viewer));
      socket.on('error', () => socket.terminate());
      if (caller.role === 'agent') desk.attendance?.opened(caller, socket);
      news.greet(viewer);
    },
  });
}

function newsFor(viewers: ReadonlySet<Viewer>, desk: Desk) {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  /** Something is to be told once the pause is over. */
  let again = false;

  const tell = (some: Iterable<Viewer>, push: (caller: Caller) => Push) => {
    for (const viewer of some) send(viewer, push(viewer.caller));
  };
  const read = async (some: Iterable<Viewer>, conversations: readonly string[]) => {
    try {
      const views = await readViews(desk.ledger);
      const at = desk.now();
      const supervised = [...some].some(({ caller }) => caller.role === 'supervisor');
      const overview = supervised ? await readOverview(desk, views, at) : undefined;
      tell(some, ({ agent, role }) => ({
        type: 'queue',
        queue: queueFor(agent, views, at),
        changed: conversations,
        ...(role === 'supervisor' && overview !== undefined ? { overview } : {}),
      }));
    } catch (error) {
      desk.log('the queue could not be read', error);
      tell(some, () => ({ type: 'trouble', message: 'The ledger does not answer. What you see may be out of date.' }));
    }
  };
  const flush = async () => {
    const conversations = [...changed];
    changed = new Set();
    again = false;
    await read(viewers, conversations);
    timer = stopped ? undefined : setTimeout(rested, coalesceMs);
  };
  const rested = () => {
    timer = undefined;
    if (again) schedule();
  };
  const schedule = () => {
    again = true;
    if (stopped || timer !== undefined) return;
    timer = setTimeout(flush, 0);
  };
  return {
    changed: (conversation: string) => {
      if (viewers.size === 0) return;
      changed.add(conversation);
      schedule();
    },
    refresh: schedule,
    greet: (viewer: Viewer) => void read([viewer], []),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function send({ socket }: Viewer, push: Push): void {
  if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
  else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(push));
}

/** A session that is over takes its socket with it. */
function pingAll(viewers: ReadonlySet<Viewer>, now: number): void {
  for (const viewer of viewers) {
    if (!viewer.alive) viewer.socket.terminate();
    if (viewer.caller.expires <= now) viewer.socket.close(4401, 'sign in first');
    viewer.alive = false;
    viewer.socket.ping();
  }
}
