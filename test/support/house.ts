import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll } from 'vitest';
import { type AgentSnapshot, loadAgent } from '../../src/config/agent.ts';
import { type CallbackCalendar, openCalendar } from '../../src/desk/calendar.ts';
import { type Gateway, type GatewayOptions, startGateway } from '../../src/gateway/gateway.ts';
import type { CallbackRules } from '../../src/handoff/callbacks/rules.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { startSampleBackend } from '../../src/local/sample-backend.ts';
import { startScriptedModel } from '../../src/local/scripted-model.ts';
import { type TestLedger, useLedger } from './ledger.ts';
import { type TestTemporal, testTemporal } from './temporal.ts';

export const streamToken = 'a token of this test only';
export const allowedOrigin = 'https://shop.example';

/** The house with its doors: real Temporal, ledger, model protocol and backends; gateways and workers as a test asks. */
export interface House {
  readonly ledger: Ledger;
  readonly ledgerUrl: string;
  readonly client: Client;
  readonly temporal: TestTemporal;
  readonly snapshot: AgentSnapshot;
  readonly modelUrl: string;
  readonly backendUrl: string;
  /** Where the test has windows. */
  readonly calendar?: CallbackCalendar;
  /** Stopped after the tests, where it has not been stopped before. */
  gateway(options?: Partial<GatewayOptions>): Promise<Gateway>;
  /** A worker in this process that streams to these gateways. */
  worker(...gateways: Gateway[]): Promise<{ stop(): Promise<void> }>;
  /** What the scripted model does next; see its control. */
  model(control: object): Promise<void>;
}

export const newId = (): string => `c-${randomUUID()}`;

/** `windows`: in which customers are called back; none unless told. */
export function useHouse(windows?: CallbackRules): () => House {
  const ledger = useLedger();
  const stops: (() => Promise<void>)[] = [];
  let house: House | undefined;
  beforeAll(async () => {
    const [temporal, model, backend] = [await testTemporal(), await startScriptedModel(), await startSampleBackend()];
    stops.push(
      () => temporal.close(),
      () => model.stop(),
      () => backend.stop(),
    );
    const calendar = windows && openCalendar(ledger.url, windows);
    stops.push(async () => calendar?.close());
    const urls = { modelUrl: model.url, backendUrl: backend.url };
    house = build(ledger, temporal, { ...urls, ...(calendar === undefined ? {} : { calendar }) }, stops);
  });
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });
  return () => {
    if (house === undefined) throw new Error('the house is there once the tests run');
    return house;
  };
}

function build(
  { ledger, url }: TestLedger,
  temporal: TestTemporal,
  outside: Pick<House, 'modelUrl' | 'backendUrl' | 'calendar'>,
  stops: (() => Promise<void>)[],
): House {
  const snapshot = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url)));
  const { id, limits, policy, scripts } = snapshot;
  return {
    ledger,
    ledgerUrl: url,
    client: temporal.client,
    temporal,
    snapshot,
    ...outside,
    async gateway(options = {}) {
      const gateway = await startGateway({
        ledger,
        temporal: temporal.client,
        snapshot: { id, limits, policy, greeting: scripts.greeting },
        host: '127.0.0.1',
        port: 0,
        stream: { host: '127.0.0.1', port: 0, token: streamToken },
        origins: [allowedOrigin],
        ...(outside.calendar === undefined ? {} : { calendar: outside.calendar }),
        ...options,
        timings: { drainMs: 500, ...options.timings },
      });
      const stop = once(() => gateway.stop());
      stops.push(stop);
      return { ...gateway, stop };
    },
    async worker(...gateways) {
      // brought in only where it is wanted: it takes the native part of the SDK with it
      const { startWorker } = await import('./house-worker.ts');
      const stop = once(await startWorker({ ledger, temporal, snapshot, ...outside }, gateways));
      stops.push(stop);
      return { stop };
    },
    async model(control) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ reset: true, ...control });
      const response = await fetch(`${outside.modelUrl}/control`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
}
