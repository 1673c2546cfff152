import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Roster } from '../../config/desk-file.ts';
import type { Desk as HumanDesk } from '../../desk/desk.ts';
import type { PresenceState, Push, SessionInfo } from '../wire.ts';
import { type Desk, type Log, parsed, signedIn } from './desk.ts';

/** An open page says that its agent is here this often, and is asked itself whether it still is. */
const beatMs = 5_000;
/** A page that closes may be loading again. */
const reloadMs = 5_000;

/** Where the desk learns who is present. */
export interface People {
  readonly desk: Pick<HumanDesk, 'present' | 'absent'>;
  readonly roster: Roster;
}

interface Page {
  readonly who: Who;
  readonly socket: WebSocket;
  /** It has answered since it was last asked. */
  heard: boolean;
}

type Who = Pick<SessionInfo, 'agent' | 'name'>;

/** The agents whose page is open: to the desk they are present as long as it answers. */
export class Attendance {
  readonly #people: People;
  readonly #log: Log;
  readonly #pages = new Set<Page>();
  readonly #timer: NodeJS.Timeout;
  #stopping = false;

  constructor(people: People, log: Log) {
    this.#people = people;
    this.#log = log;
    this.#timer = setInterval(() => void this.#beat(), beatMs);
  }

  opened({ agent, name }: Who, socket: WebSocket): void {
    const page: Page = { who: { agent, name }, socket, heard: true };
    this.#pages.add(page);
    socket.on('pong', () => {
      page.heard = true;
    });
    socket.on('close', () => void this.#closed(page));
    void this.#quietly(() => this.says(page.who));
  }

  /** What the agent says of themselves, or only that they are here. Undefined for one whom the roster does not know. */
  async says({ agent, name }: Who, state?: 'available' | 'away'): Promise<PresenceState | undefined> {
    const member = this.#people.roster.find(agent, name);
    if (member === undefined) return undefined;
    const { skills, languages, queues, capacity } = member;
    const stands = await this.#people.desk.present(agent, member.name, { skills, languages, queues, capacity }, state);
    for (const { who, socket } of this.#pages) if (who.agent === agent) push(socket, stands);
    return stands;
  }

  /** Nobody is taken for gone because this process is: another one will have their pages within seconds. */
  stop(): void {
    this.#stopping = true;
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    const here = new Map([...this.#pages].filter(({ heard }) => heard).map(({ who }) => [who.agent, who]));
    for (const page of this.#pages) {
      page.heard = false;
      page.socket.ping();
    }
    await this.#quietly(async () => {
      await Promise.all([...here.values()].map((who) => this.says(who)));
    });
  }

  async #closed(page: Page): Promise<void> {
    this.#pages.delete(page);
    const { agent } = page.who;
    if (this.#stopping || [...this.#pages].some(({ who }) => who.agent === agent)) return;
    await this.#quietly(() => this.#people.desk.absent(agent, reloadMs));
  }

  async #quietly(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.#log('the desk could not be told who is present', error);
    }
  }
}

function push(socket: WebSocket, state: PresenceState): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ type: 'presence', state } satisfies Push));
}

const said = z.object({ state: z.enum(['available', 'away'], 'is one of available, away').optional() });

/** For going away and coming back; without a state, for who keeps no page open, that they are still here. Nothing where there is no desk. */
export function presenceRoute(app: FastifyInstance, desk: Desk): void {
  const { attendance } = desk;
  app.addHook('preClose', async () => attendance?.stop());
  app.put('/api/presence', async (request, reply) => {
    const session = signedIn(desk, request, reply);
    if (session === undefined) return reply;
    const body = parsed(said, request.body, reply);
    if (body === undefined) return reply;
    const state = await attendance?.says(session, body.state);
    return state === undefined ? reply.code(204).send() : reply.send({ state });
  });
}
