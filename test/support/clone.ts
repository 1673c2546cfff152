import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A copy of the project in a folder of its own, so that what runs there meets nothing that runs here. */
export interface Clone {
  readonly folder: string;
  /** Starts `node ARGS` with these variables beside the machine's own; its standard input is open. */
  run(args: readonly string[], variables?: Readonly<Record<string, string>>): Run;
  remove(): Promise<void>;
}

/** A command under way. */
export interface Run {
  readonly child: ChildProcess;
  /** Everything it has printed so far, on both streams. */
  readonly output: () => string;
  /** Resolves with its exit code, null where a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Waits until it has printed this, or rejects with all it printed. */
  prints(text: string | RegExp, withinMs?: number): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['src', 'agent', 'temporal-config', 'package.json', 'package-lock.json'];
/** What a machine may have set for itself must not reach into the copy. */
const foreign = /^(TEMPORAL_|DATABASE_URL|OPENAI_|READBACK_|npm_lifecycle_event)/;

export function cloneProject(): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'readback-clone-'));
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const runs: Run[] = [];
  return {
    folder,
    run(args, variables = {}) {
      const one = start(folder, args, variables);
      runs.push(one);
      return one;
    },
    async remove() {
      for (const { child, exited } of runs) {
        // In order first, so that it stops what it started.
        child.kill('SIGTERM');
        await Promise.race([exited, delay(30_000)]);
        child.kill('SIGKILL');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(cwd: string, args: readonly string[], variables: Readonly<Record<string, string>>): Run {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...own, ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => parts.push(String(data)));
  const output = (): string => parts.join('');
  const exited = new Promise<number | null>((done) => child.once('close', done));
  return {
    child,
    output,
    exited,
    async prints(text, withinMs = 120_000) {
      const deadline = Date.now() + withinMs;
      while (!(typeof text === 'string' ? output().includes(text) : text.test(output()))) {
        const over = child.exitCode !== null || child.signalCode !== null || Date.now() > deadline;
        if (over) throw new Error(`it never printed ${String(text)}:\n${output()}`);
        await delay(50);
      }
    },
  };
}
