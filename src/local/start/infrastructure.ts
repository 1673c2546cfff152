import { join } from 'node:path';
import { readbackDir } from '../places.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import type { Shutdown } from '../shutdown.ts';
import { type RunningTemporal, startTemporal } from '../temporal.ts';
import { processesDir } from './files.ts';
import { keepUp } from './keep-up.ts';

export interface Infrastructure {
  readonly postgres: RunningPostgres;
  readonly temporal: RunningTemporal;
}

export interface InfrastructureOptions {
  readonly preferred: { readonly port: number; readonly uiPort: number };
  /** How to reach a Temporal that is there already. */
  readonly credentials: { readonly tls: boolean; readonly apiKey?: string };
  readonly shutdown: Shutdown;
  readonly log: (line: string) => void;
}

/** Where a server started here keeps its data. */
export const dataDir = (name: string): string => join(readbackDir, name);

/** PostgreSQL and Temporal, found or started side by side, and started again on the same ports should they end. */
export async function startInfrastructure(options: InfrastructureOptions): Promise<Infrastructure> {
  const [postgres, temporal] = await Promise.allSettled([keptPostgres(options), keptTemporal(options)]);
  // The first failure is told once the other has come so far that it can be stopped in order.
  if (postgres.status === 'rejected') throw postgres.reason;
  if (temporal.status === 'rejected') throw temporal.reason;
  return { postgres: postgres.value, temporal: temporal.value };
}

async function keptPostgres({ shutdown, log }: InfrastructureOptions): Promise<RunningPostgres> {
  let port: number | undefined;
  const start = async (): Promise<RunningPostgres> => {
    const options = { dataDir: dataDir('postgres'), runDir: processesDir, log };
    const running = await startPostgres(port === undefined ? options : { ...options, port });
    // Others know it by this port from now on.
    port = running.port;
    return running;
  };
  const kept = await keepUp({ name: 'PostgreSQL', start, log });
  shutdown.add('PostgreSQL', kept.stop);
  return kept.current();
}

async function keptTemporal(options: InfrastructureOptions): Promise<RunningTemporal> {
  const { preferred, credentials, shutdown, log } = options;
  let ports: { port?: number; uiPort?: number } = {};
  const start = async (): Promise<RunningTemporal> => {
    const running = await startTemporal({
      dataDir: dataDir('temporal'),
      runDir: processesDir,
      preferred,
      credentials,
      log,
      ...ports,
    });
    ports = { port: portOf(`http://${running.address}`), ...(running.uiUrl ? { uiPort: portOf(running.uiUrl) } : {}) };
    return running;
  };
  const kept = await keepUp({ name: 'Temporal', start, log });
  shutdown.add('Temporal', kept.stop);
  return kept.current();
}

const portOf = (url: string): number => Number(new URL(url).port);
