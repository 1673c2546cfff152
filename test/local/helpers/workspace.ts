import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { identify, type ProcessIdentity } from '../../../src/local/process-identity.ts';

/** A new empty folder, removed when the test is over. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'readback-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A process that runs one of the scripts beside this file, and the first line it prints. */
export interface Script {
  readonly pid: number;
  readonly firstLine: string;
  /** Kills it and resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/** Runs a script of this folder until it has printed a line; killed when the test is over. */
export async function runScript(name: string, ...args: string[]): Promise<Script> {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return gone;
  };
  onTestFinished(kill);
  const firstLine = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => fail(new Error(`${name} ended with code ${code} before it said anything`)));
  });
  if (child.pid === undefined) throw new Error(`${name} has no process number`);
  return { pid: child.pid, firstLine, kill };
}

/** The identity of a process that must be running. */
export function running(pid: number): ProcessIdentity {
  const identity = identify(pid);
  if (identity === undefined) throw new Error(`process ${pid} does not run`);
  return identity;
}
