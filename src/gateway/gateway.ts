import type { AddressInfo } from 'node:net';
import type { Client } from '@temporalio/client';
import { addCallbacks, type GatewayCalendar } from './callbacks.ts';
import { Calls } from './calls.ts';
import type { House } from './delivery.ts';
import { Engine, type Snapshot } from './engine.ts';
import { Health } from './health.ts';
import { httpServer } from './http.ts';
import { type Hub, startHub } from './hub.ts';
import { type Customers, Joins } from './joins.ts';
import type { GatewayLedger } from './ledger.ts';
import { Lines } from './lines.ts';
import { addRoutes } from './routes.ts';
import { startSweep } from './sweep.ts';
import { Turns } from './turns.ts';
import { Witness } from './witness.ts';

export type { Snapshot } from './engine.ts';
export type { GatewayLedger } from './ledger.ts';

export interface GatewayOptions {
  readonly ledger: GatewayLedger;
  /** May be connected lazily: the gateway comes up without Temporal and recovers by itself. */
  readonly temporal: Client;
  /** What new conversations start with. */
  readonly snapshot: Snapshot;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The workers' door: kept off the customers' network. `token`: at least 16 characters. */
  readonly stream: { readonly host: string; readonly port: number; readonly token: string };
  /** Missing where no callbacks are configured. */
  readonly calendar?: GatewayCalendar;
  /** Pages that may call, as browsers name them; none unless told. */
  readonly origins?: readonly string[];
  /** Missing where channels name no customers: who names one is refused. */
  readonly customers?: Customers;
  readonly timings?: Partial<GatewayTimings>;
  /** Told of what went wrong and is being handled: never a customer's words. */
  readonly log?: (what: string, error: unknown) => void;
}

/** All in ms. */
export interface GatewayTimings {
  /** Silence on an open turn before a live channel's filler. */
  readonly fillerMs: number;
  /** A turn without an outcome asks this often whether Temporal and PostgreSQL are there; if not, 503. */
  readonly patienceMs: number;
  /** The longest that a request waits for its outcome; the turn goes on without it. */
  readonly longestMs: number;
  /** A voice socket that closes without a word is a hang-up unless the caller is back by then. */
  readonly hangUpGraceMs: number;
  /** How often turns that nobody carries are looked for, and how old they must be. */
  readonly sweepMs: number;
  /** When told to stop: how long open turns may take to end. */
  readonly drainMs: number;
}

const timingsUnlessTold: GatewayTimings = {
  fillerMs: 700,
  patienceMs: 5_000,
  longestMs: 120_000,
  hangUpGraceMs: 5_000,
  sweepMs: 3_000,
  drainMs: 5_000,
};

export interface Gateway {
  readonly url: string;
  /** Where workers send words. */
  readonly streamUrl: string;
  readonly port: number;
  /** Lets open turns end for a while, then closes every door. Nobody is hung up. */
  stop(): Promise<void>;
}

/** Opens the customers' and the workers' doors. Throws where a port cannot be had. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { ledger, temporal, snapshot, host, stream, calendar, origins = [] } = options;
  const timings = { ...timingsUnlessTold, ...options.timings };
  const log = options.log ?? (() => {});
  const engine = new Engine(temporal, snapshot);
  const lines = new Lines(ledger);
  const witness = new Witness(engine, log);
  const turnComes: House['turnComes'] = (conversation, turnId) => witness.turnComes(conversation, turnId);
  const house: House = { ledger, engine, lines, turnComes, log };
  const turns = new Turns(house, snapshot, new Joins(ledger, options.customers));
  const health = new Health(engine, ledger);
  const calls = new Calls(timings.hangUpGraceMs, (conversation) => void turns.callLost(conversation));
  const app = await httpServer({ origins, log });
  addCallbacks(app, { ledger, engine, ...(calendar === undefined ? {} : { calendar }) });
  addRoutes(app, { ledger, turns, lines, calls, health, settings: timings, log });

  const hub = await startHub({ ...stream, lines, witness, log });
  const port = await listen(app, host, options.port, hub);
  const listening = ledger.listen({
    changed: (conversation, seq) => lines.changed(conversation, seq),
    gap: () => lines.gap(),
  });
  const sweep = startSweep(timings.sweepMs, ledger, turns, log);
  // opens the connection, so that no customer waits for it
  void health.readiness();
  return {
    url: `http://${host}:${port}`,
    streamUrl: hub.url,
    port,
    async stop() {
      calls.stop();
      await sweep.stop();
      witness.stop();
      await turns.stop(timings.drainMs);
      await app.close();
      await hub.close();
      await listening.stop();
    },
  };
}

async function listen(
  app: Awaited<ReturnType<typeof httpServer>>,
  host: string,
  port: number,
  hub: Hub,
): Promise<number> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    await hub.close();
    throw error;
  }
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on no port');
  return address.port;
}
