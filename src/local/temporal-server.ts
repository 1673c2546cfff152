import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { type Child, startChild } from './children.ts';
import { dynamicConfigFlags } from './dynamic-config.ts';
import { isListening } from './ports.ts';

/** A development server to start. */
export interface TemporalServerSpec {
  readonly binary: string;
  /** Holds `temporal.db` and `temporal.log`. */
  readonly dataDir: string;
  /** Keeps nothing on the disk when true. */
  readonly memory: boolean;
  readonly namespace: string;
  readonly port: number;
  readonly httpPort: number;
  readonly metricsPort: number;
  /** Without it there is no Web UI. */
  readonly uiPort: number | undefined;
  /** Dynamic settings, over those of the file that all servers share. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly runDir: string | undefined;
}

const LOOPBACK = '127.0.0.1';
const READY_LIMIT_MS = 60_000;

/** One write to the disk for each commit instead of several: a third less time for a turn, and nothing acknowledged is lost. */
const walFlags = ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=full'];

function serverArgs(spec: TemporalServerSpec): string[] {
  const { memory, dataDir, namespace, uiPort } = spec;
  return [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(spec.port)],
    ...['--http-port', String(spec.httpPort), '--metrics-port', String(spec.metricsPort)],
    ...(uiPort === undefined ? ['--headless'] : ['--ui-ip', LOOPBACK, '--ui-port', String(uiPort)]),
    ...(memory ? [] : ['--db-filename', join(dataDir, 'temporal.db'), ...walFlags]),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...['--log-level', 'error'],
    ...dynamicConfigFlags(),
    ...Object.entries(spec.settings).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

/** Whether a Temporal on this port answers for the namespace; bounded to 4 s. */
async function answers(port: number, namespace: string): Promise<boolean> {
  // A gRPC connection that fails once waits a second before it tries again; a plain one tells sooner.
  if (!(await isListening(port))) return false;
  const address = `${LOOPBACK}:${port}`;
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/** The server makes its files readable for everybody; what is in them is for this user only. */
function closeFiles(dataDir: string): void {
  for (const name of ['temporal.db', 'temporal.db-wal', 'temporal.db-shm']) {
    const file = join(dataDir, name);
    if (existsSync(file)) chmodSync(file, 0o600);
  }
}

function logTail(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-10).join('\n');
  } catch {
    return '(no log)';
  }
}

/**
 * Starts the development server on loopback and resolves when its namespace answers. Rejects with the end of its log
 * when it stops before that or takes more than 60 s.
 */
export async function startTemporalServer(spec: TemporalServerSpec): Promise<Child> {
  mkdirSync(spec.dataDir, { recursive: true });
  const logFile = join(spec.dataDir, 'temporal.log');
  const child = await startChild({
    name: 'temporal',
    command: spec.binary,
    args: serverArgs(spec),
    logFile,
    ...(spec.runDir === undefined ? {} : { runDir: spec.runDir }),
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!(await answers(spec.port, spec.namespace))) {
    const ended = child.exit() !== undefined;
    if (!ended && Date.now() < deadline) {
      await new Promise((next) => setTimeout(next, 50));
      continue;
    }
    await child.stop();
    throw new Error(
      `Temporal ${ended ? 'stopped while starting' : 'did not answer within 60 s'}:\n${logTail(logFile)}`,
    );
  }
  closeFiles(spec.dataDir);
  return child;
}
