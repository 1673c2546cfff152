import websocket from '@fastify/websocket';
import type { Client } from '@temporalio/client';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { Present } from '../desk/desk.ts';
import type { Forecast } from '../handoff/waits/demand.ts';
import { actRoutes } from './server/act-routes.ts';
import { type Acts, temporalActs } from './server/acts.ts';
import { serveAssets } from './server/assets.ts';
import { Attendance, type People, presenceRoute } from './server/attendance.ts';
import { parseBodies } from './server/body.ts';
import { callbackRoutes } from './server/callback-routes.ts';
import type { Desk, Log } from './server/desk.ts';
import { doingRoutes } from './server/doings.ts';
import { guardDoors, ownHosts } from './server/doors.ts';
import { guardRoutes } from './server/gate.ts';
import type { DesktopLedger } from './server/ledger.ts';
import { liveRoute } from './server/live.ts';
import { readRoutes } from './server/read-routes.ts';
import { agentOf, sessions } from './server/session.ts';
import { sessionRoutes } from './server/session-routes.ts';
import { type TokenSettings, tokensBy } from './server/tokens.ts';

export interface DesktopOptions {
  readonly ledger: DesktopLedger;
  /** Missing where no callbacks are configured. */
  readonly calendar?: Desk['calendar'];
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Signs the agents' cookies; at least 32 characters. */
  readonly sessionSecret: string;
  /** Where the desk learns who is present, and who they are; without it nobody is. */
  readonly people?: People;
  /** Whose tokens sign in; nobody's where it is missing. */
  readonly tokens?: TokenSettings;
  /** Whether a name alone signs in; where nothing is said, only if no tokens do. */
  readonly localSignIn?: boolean;
  /** Whose desktop is open, for supervisors. */
  readonly present?: () => Promise<readonly Present[]>;
  /** What the next hour brings, for supervisors. */
  readonly forecast?: () => Promise<readonly Forecast[]>;
  /** Addresses under which agents reach the desktop beside its own, as `https://desk.example`. */
  readonly publicUrls?: readonly string[];
  /** Told of what went wrong and is being handled; the error may carry personal data. */
  readonly log?: Log;
}

export interface Desktop {
  readonly url: string;
  /** Answers what is under way, closes every socket, stops listening. */
  stop(): Promise<void>;
}

/** The agents' desktop. It keeps nothing: every answer comes from the ledger, every act goes to the conversation. */
export const startDesktop = ({
  temporal,
  ...options
}: DesktopOptions & { readonly temporal: Client }): Promise<Desktop> =>
  serveDesktop({ ...options, acts: temporalActs(temporal) });

export async function serveDesktop(options: DesktopOptions & { readonly acts: Acts }): Promise<Desktop> {
  const { ledger, acts, calendar, host, port, people, present, forecast, publicUrls = [], log = () => {} } = options;
  const proofs = proofsBy(options, log);
  const app = fastify({
    bodyLimit: 65_536,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  const attendance = people && new Attendance(people, log);
  const agentNamed = proofs.tokens === undefined ? agentOf : (name: string) => name.trim();
  const desk: Desk = {
    ledger,
    acts,
    callers: new WeakMap(),
    agentNamed,
    present,
    forecast,
    ...(attendance === undefined ? {} : { attendance }),
    ...(calendar === undefined ? {} : { calendar }),
    now: Date.now,
    log,
  };
  let hosts: ReadonlySet<string> = new Set();
  // Before our own hooks: only a request that it has seen has its socket destroyed when a hook refuses the upgrade.
  await app.register(websocket, { options: { maxPayload: 1024 } });
  guardDoors(app, () => hosts);
  guardRoutes(app, desk, proofs);
  parseBodies(app, log);
  await serveAssets(app);
  sessionRoutes(app, desk, proofs);
  routes(app, desk);
  await app.listen({ host, port });
  const bound = portOf(app);
  hosts = ownHosts(host, bound, publicUrls);
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, stop: () => app.close() };
}

/** How anybody proves who they are here. */
function proofsBy({ tokens: settings, sessionSecret, localSignIn }: DesktopOptions, log: Log) {
  const local = localSignIn ?? settings === undefined;
  const tokens = settings && tokensBy(settings, log);
  return { local, sessions: sessions(sessionSecret, Date.now, local), ...(tokens === undefined ? {} : { tokens }) };
}

function routes(app: FastifyInstance, desk: Desk): void {
  readRoutes(app, desk);
  callbackRoutes(app, desk);
  actRoutes(app, desk);
  doingRoutes(app, desk);
  liveRoute(app, desk);
  presenceRoute(app, desk);
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the desktop listens on no port');
  return address.port;
}
