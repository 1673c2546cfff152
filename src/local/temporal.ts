import { Connection } from '@temporalio/client';
import { freePort, portOrAnother } from './ports.ts';
import { findTemporal } from './temporal-binary.ts';
import { startTemporalServer } from './temporal-server.ts';

/** Which Temporal to start, and where. */
export interface TemporalOptions {
  /** Where the server keeps its database and log; made if it is not there. */
  readonly dataDir: string;
  /** Keeps nothing on the disk, for tests; off unless told. */
  readonly memory?: boolean;
  /** Serves the Web UI; on unless told. */
  readonly ui?: boolean;
  /** Exactly this port; starting fails when it is taken. Any free one unless told. */
  readonly port?: number;
  readonly uiPort?: number;
  /** Asked for first, but given up when taken: keeps addresses the same from run to run. */
  readonly preferred?: { readonly port?: number; readonly uiPort?: number };
  /** TEMPORAL_NAMESPACE or `default` unless told; made in a server that is started here. */
  readonly namespace?: string;
  /** How to reach the Temporal at TEMPORAL_ADDRESS; in the clear and without a key unless told. */
  readonly credentials?: { readonly tls?: boolean; readonly apiKey?: string };
  /** Settings of a server that is started here, over those of the file that all servers share. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  readonly runDir?: string;
  readonly log: (line: string) => void;
}

/** A Temporal that answers. */
export interface RunningTemporal {
  /** `host:port` for gRPC. */
  readonly address: string;
  readonly namespace: string;
  /** The Web UI, when one was started here. */
  readonly uiUrl?: string;
  /** The server's process, when one was started here; it may be killed and started again on the same ports. */
  readonly pid?: number;
  /** Prometheus metrics of a server started here. */
  readonly metricsUrl?: string;
  /** Resolves when a server started here has ended; never for one that was there before. */
  readonly exited: Promise<unknown>;
  /** Stops what was started here; leaves a Temporal that was there before alone. */
  readonly stop: () => Promise<void>;
}

async function useRunning(options: TemporalOptions, address: string, namespace: string): Promise<RunningTemporal> {
  options.log(`using the Temporal at ${address} (TEMPORAL_ADDRESS), namespace ${namespace}`);
  try {
    const connection = await Connection.connect({ address, connectTimeout: 5_000, ...options.credentials });
    await connection.close();
  } catch (error) {
    throw new Error(`the Temporal at TEMPORAL_ADDRESS=${address} does not answer`, { cause: error });
  }
  return { address, namespace, exited: new Promise(() => {}), stop: async () => {} };
}

async function startOwn(options: TemporalOptions, namespace: string): Promise<RunningTemporal> {
  const { dataDir, log, preferred } = options;
  const binary = await findTemporal(log);
  const port = options.port ?? (await portOrAnother(preferred?.port));
  const uiPort = options.ui === false ? undefined : (options.uiPort ?? (await portOrAnother(preferred?.uiPort)));
  const [httpPort, metricsPort] = [await freePort(), await freePort()];
  const memory = options.memory ?? false;
  const { settings = {}, runDir } = options;
  const spec = { binary, dataDir, memory, namespace, port, uiPort, httpPort, metricsPort, settings, runDir };
  const child = await startTemporalServer(spec);
  const address = `127.0.0.1:${port}`;
  log(`Temporal runs at ${address} (process ${child.pid})`);
  return {
    address,
    namespace,
    ...(uiPort === undefined ? {} : { uiUrl: `http://127.0.0.1:${uiPort}` }),
    pid: child.pid,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    exited: child.exited,
    stop: child.stop,
  };
}

/**
 * Gives a Temporal that answers. With TEMPORAL_ADDRESS set nothing is started; else a development server is found or
 * made (which can take minutes the first time, and says so) and started on loopback. Throws `NoTemporalError` when
 * there is none to be had, and an error with the end of the server's log when it does not come up.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const namespace = options.namespace ?? (process.env.TEMPORAL_NAMESPACE || 'default');
  const address = process.env.TEMPORAL_ADDRESS;
  return address ? useRunning(options, address, namespace) : startOwn(options, namespace);
}
