// Everything that must hold, one check after the other; the last line counts what passed and what failed.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countTests, type Tally } from './check-tests.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.readback', 'check');
const vitestReport = join(reports, 'vitest.json');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const chaos = join(root, 'src', 'local', 'chaos', 'main.ts');

interface Check {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Killed with everything it started after so many minutes: a check that hangs must not hide the others. */
  readonly minutes: number;
  readonly tally: (code: number) => Tally;
}

const single =
  (title: string) =>
  (code: number): Tally =>
    code === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [title] };

const check = (title: string, minutes: number, command: string, ...args: string[]): Check => ({
  title,
  command,
  args,
  minutes,
  tally: single(title),
});

const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];

const checks: readonly Check[] = [
  check('format and lint', 3, bin('biome'), 'ci', '--error-on-warnings'),
  check('types', 3, bin('tsc'), '--noEmit'),
  { ...check('tests', 17, bin('vitest'), ...vitestArgs), tally: (code) => countTests(vitestReport, code) },
  ...(existsSync(chaos) ? [check('chaos', 4, process.execPath, chaos, '--kills', '8')] : []),
];

let interrupted = false;
let endCurrent = (_signal: NodeJS.Signals): void => {};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    endCurrent(signal);
  });
}

/** Runs one check in the sight of whoever looks; resolves with its exit code, 1 when it had to be killed. */
function run({ title, command, args, minutes }: Check): Promise<number> {
  const child = spawn(command, [...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const end = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  endCurrent = end;
  const late = setTimeout(() => {
    console.error(`[check] ${title}: not done after ${minutes} minutes, ended`);
    end('SIGTERM');
    setTimeout(() => end('SIGKILL'), 20_000).unref();
  }, minutes * 60_000);
  return new Promise((done) => {
    const finish = (code: number): void => {
      clearTimeout(late);
      done(code);
    };
    child.once('error', (error) => {
      console.error(`[check] ${title}: ${error.message}`);
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const failed: string[] = [];
const skipped: string[] = [];
let passed = 0;
for (const one of checks) {
  if (interrupted) break;
  const started = Date.now();
  console.log(`[check] ${one.title}`);
  const tally = one.tally(await run(one));
  console.log(
    `[check] ${one.title}: ${tally.failed.length === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - started) / 1000)} s`,
  );
  passed += tally.passed;
  failed.push(...tally.failed);
  skipped.push(...(tally.skipped ?? []));
}
for (const name of skipped) console.log(`[check] SKIPPED: ${name}`);
for (const name of failed) console.log(`[check] failed: ${name}`);
if (interrupted) failed.push('the rest: interrupted');
const summary = `${passed} passed, ${failed.length} failed`;
writeFileSync(join(reports, 'summary.txt'), `${summary}\n`);
console.log(summary);
process.exitCode = failed.length === 0 ? 0 : 1;
