import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startGently } from './gentle.ts';
import { defaultRunDir, readbackDir } from './places.ts';
import { recordProcess } from './records.ts';

/** What to start and how to end it. */
export interface ChildSpec {
  /** Names the child in its record and in log lines: letters, digits and dashes. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Output and errors are appended here; rotated once past 5 MB when the child starts. */
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Another user to run as; only root may ask for it. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** What asks it to stop in order; SIGTERM unless told. */
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
  /** How long it may take over that before it is killed, in milliseconds; 15,000 unless told. */
  readonly stopGraceMs?: number;
  readonly runDir?: string;
  /** Everybody else goes first until it sends a message, as processes of ours do when they are up. */
  readonly gentle?: boolean;
}

/** How a child ended: exactly one of the two is set. */
export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running child process. */
export interface Child {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason; never rejects. */
  readonly exited: Promise<ChildExit>;
  /** Undefined while it runs. */
  readonly exit: () => ChildExit | undefined;
  /** Asks it to stop, kills it after the grace time, and resolves when it is gone. May be called again. */
  readonly stop: () => Promise<void>;
}

const LOG_LIMIT_BYTES = 5_000_000;
/** Node keeps what it has compiled: a process of ours that is started again is up a third sooner. */
export const compileCache = join(readbackDir, 'compile-cache');
const running = new Set<ChildProcess>();

// The last net: a crash of this process runs no other cleaning than this.
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM');
});

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

async function launch(spec: ChildSpec): Promise<ChildProcess> {
  const log = openLog(spec.logFile);
  try {
    const child = spawn(spec.command, [...spec.args], {
      stdio: ['ignore', log, log, ...(spec.gentle ? (['ipc'] as const) : [])],
      // Its own process group: Ctrl-C reaches only the parent, which then stops its children in the right order.
      detached: true,
      ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
      env: { ...(spec.env ?? process.env), NODE_COMPILE_CACHE: compileCache },
      ...spec.user,
    });
    await new Promise<void>((done, fail) => child.once('spawn', done).once('error', fail));
    return child;
  } finally {
    closeSync(log);
  }
}

/** Listened for no longer than that: this process does not go on for its sake. */
async function firstMessage(child: ChildProcess): Promise<void> {
  child.channel?.unref();
  await new Promise((heard) => child.once('message', heard));
  if (child.connected) child.disconnect();
}

async function stopChild(child: ChildProcess, exited: Promise<ChildExit>, spec: ChildSpec): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(spec.stopSignal ?? 'SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), spec.stopGraceMs ?? 15_000);
  await exited;
  clearTimeout(killer);
}

/**
 * Starts a child process and records it under `runDir`. It ends with this process when that ends in order or
 * crashes; after a kill -9 the next `endLeftovers` ends it. Rejects when the program cannot be started.
 */
export async function startChild(spec: ChildSpec): Promise<Child> {
  const child = await launch(spec);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${spec.name} started without a process number`);
  running.add(child);
  if (spec.gentle) startGently(pid, firstMessage(child));
  let exit: ChildExit | undefined;
  const exited = new Promise<ChildExit>((done) => {
    const ended = (code: number | null, signal: NodeJS.Signals | null): void => {
      exit = { code, signal };
      running.delete(child);
      forget?.();
      done(exit);
    };
    // It may have ended while `launch` was still being awaited.
    if (child.exitCode !== null || child.signalCode !== null)
      queueMicrotask(() => ended(child.exitCode, child.signalCode));
    else child.once('exit', ended);
  });
  const forget = recordProcess(spec.runDir ?? defaultRunDir, {
    name: spec.name,
    pid,
    stopSignal: spec.stopSignal ?? 'SIGTERM',
  });
  return { pid, exited, exit: () => exit, stop: () => stopChild(child, exited, spec) };
}
