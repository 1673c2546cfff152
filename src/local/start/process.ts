import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../children.ts';
import { logsDir, processesDir } from './files.ts';
import { logTail, waitFor } from './wait.ts';

/** A process of the house, by its entry file. */
export interface HouseProcess {
  readonly name: string;
  /** From `src/`. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether it does its work; an error counts as not yet. */
  readonly ready: (child: Child) => Promise<boolean>;
  /** How long it may take to stop in order, in ms; 15,000 unless told. */
  readonly stopGraceMs?: number;
}

/** Longer than any of them needs on a busy machine. */
const readyLimitMs = 60_000;

/** Starts it and waits until it does its work. Rejects with the end of its log when it ends before that or takes over 60 s. */
export async function startProcess(
  spec: HouseProcess,
  stopping: AbortSignal,
  log: (line: string) => void,
): Promise<Child> {
  const { name, entry, env, ready, stopGraceMs } = spec;
  const logFile = join(logsDir, `${name}.log`);
  const child = await startChild({
    name,
    command: process.execPath,
    args: [fileURLToPath(new URL(`../../${entry}`, import.meta.url))],
    env,
    logFile,
    runDir: processesDir,
    ...(stopGraceMs === undefined ? {} : { stopGraceMs }),
  });
  const hopeless = (): string | undefined => {
    if (stopping.aborted) return 'it is to stop';
    return child.exit() === undefined ? undefined : 'it ended';
  };
  try {
    await waitFor({
      what: `the ${name} to be ready`,
      limitMs: readyLimitMs,
      there: () => ready(child),
      hopeless,
      log,
    });
  } catch (error) {
    await child.stop();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}; the end of ${logFile}:\n${logTail(logFile)}`, { cause: error });
  }
  return child;
}
