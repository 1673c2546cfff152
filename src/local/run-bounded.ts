import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Bounds and listeners of one command. */
export interface BoundedRun {
  /** The command is killed after this many milliseconds in all. */
  readonly totalMs: number;
  /** It is also killed when `isMoving` stays false (or it prints nothing, without `isMoving`) for this long. */
  readonly idleMs?: number;
  /** Whether it made progress since the last call; asked twice a second. */
  readonly isMoving?: () => boolean;
  readonly onLine?: (line: string) => void;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** How it ended; `tail` holds its last lines, for a message. */
export interface BoundedResult {
  readonly ok: boolean;
  /** Why not, in a few words; empty when it went well. */
  readonly reason: string;
  readonly tail: readonly string[];
}

const TAIL_LINES = 15;

/** Kills the command with everything it started. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it ended by itself in this moment
  }
}

/** Runs a command within bounds; never rejects. Its children die with it when a bound is hit. */
export function runBounded(command: string, args: readonly string[], bounds: BoundedRun): Promise<BoundedResult> {
  const child = spawn(command, [...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: bounds.env ?? process.env,
    ...(bounds.cwd === undefined ? {} : { cwd: bounds.cwd }),
  });
  const started = Date.now();
  const tail: string[] = [];
  let lastMove = started;
  let killedFor = '';
  const onLine = (line: string): void => {
    if (bounds.isMoving === undefined) lastMove = Date.now();
    if (tail.push(line) > TAIL_LINES) tail.shift();
    bounds.onLine?.(line);
  };
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
  const watch = setInterval(() => {
    const now = Date.now();
    if (bounds.isMoving?.() === true) lastMove = now;
    if (now - started > bounds.totalMs) killedFor = `not done after ${Math.round(bounds.totalMs / 1000)} s`;
    else if (bounds.idleMs !== undefined && now - lastMove > bounds.idleMs)
      killedFor = `no progress for ${Math.round(bounds.idleMs / 1000)} s`;
    if (killedFor !== '') killGroup(child.pid);
  }, 500);
  // An interrupted start must not leave a compiler running in its own process group.
  const onExit = (): void => killGroup(child.pid);
  process.on('exit', onExit);
  return new Promise((done) => {
    const finish = (ok: boolean, reason: string): void => {
      clearInterval(watch);
      process.off('exit', onExit);
      done({ ok, reason: killedFor || reason, tail });
    };
    child.once('error', (error) => finish(false, error.message));
    child.once('close', (code) => finish(code === 0, code === 0 ? '' : `it ended with code ${code}`));
  });
}
