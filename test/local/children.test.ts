import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startChild } from '../../src/local/children.ts';
import { isAlive, waitUntilGone } from '../../src/local/process-identity.ts';
import { endLeftovers } from '../../src/local/records.ts';
import { newFolder, running, runScript } from './helpers/workspace.ts';

const silent = (): void => {};
const recordsIn = (runDir: string): string[] => readdirSync(runDir).filter((name) => name.endsWith('.json'));

function startShell(runDir: string, script: string, stopGraceMs = 5_000) {
  const logFile = join(runDir, 'log');
  return startChild({ name: 'shell', command: 'sh', args: ['-c', script], logFile, runDir, stopGraceMs });
}

test('a child is recorded while it runs and forgotten when it has stopped', async () => {
  const runDir = newFolder();
  const child = await startShell(runDir, 'echo hello; exec sleep 300');
  expect(recordsIn(runDir)).toEqual([`shell-${child.pid}.json`]);
  await child.stop();
  expect(await child.exited).toEqual({ code: null, signal: 'SIGTERM' });
  expect(recordsIn(runDir)).toEqual([]);
  await child.stop();
});

test('output goes to the log file', async () => {
  const runDir = newFolder();
  const child = await startShell(runDir, 'echo out; echo err >&2');
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(readFileSync(join(runDir, 'log'), 'utf8')).toBe('out\nerr\n');
});

test('a child that does not heed its stop signal is killed after its grace time', async () => {
  const runDir = newFolder();
  const child = await startShell(runDir, 'trap "" TERM; echo ready; while true; do sleep 0.1; done', 300);
  await expect.poll(() => readFileSync(join(runDir, 'log'), 'utf8')).toContain('ready');
  await child.stop();
  expect(child.exit()).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a program that is not there is an error', async () => {
  const runDir = newFolder();
  const spec = { name: 'nothing', command: '/nonexistent', args: [], logFile: join(runDir, 'log'), runDir };
  await expect(startChild(spec)).rejects.toThrow('ENOENT');
});

test('what a killed parent leaves goes on, and the next start ends it', async () => {
  const runDir = newFolder();
  const parent = await runScript('own-child.ts', runDir);
  const child = running(Number(parent.firstLine));
  await endLeftovers(runDir, silent);
  expect(isAlive(child)).toBe(true);
  await parent.kill();
  expect(isAlive(child)).toBe(true);
  const lines: string[] = [];
  await endLeftovers(runDir, (line) => lines.push(line));
  expect(isAlive(child)).toBe(false);
  expect(lines).toEqual([`ending sleeper (process ${child.pid}), left by a run that was killed`]);
  expect(recordsIn(runDir)).toEqual([]);
});

test('a process that got the number of a recorded one is left alone', async () => {
  const runDir = newFolder();
  const parent = await runScript('own-child.ts', runDir);
  const child = running(Number(parent.firstLine));
  onTestFinished(() => void process.kill(child.pid, 'SIGKILL'));
  const [name = ''] = recordsIn(runDir);
  const record = readFileSync(join(runDir, name), 'utf8');
  writeFileSync(join(runDir, name), record.replace(child.started, `${child.started}0`));
  await parent.kill();
  await endLeftovers(runDir, silent);
  expect(isAlive(child)).toBe(true);
  expect(recordsIn(runDir)).toEqual([]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s to the parent stops its child in order', async (signal) => {
  const runDir = newFolder();
  const parent = await runScript('own-child.ts', runDir);
  const child = running(Number(parent.firstLine));
  const itself = running(parent.pid);
  process.kill(parent.pid, signal);
  expect(await waitUntilGone(itself, 5_000)).toBe(true);
  expect(isAlive(child)).toBe(false);
  expect(recordsIn(runDir)).toEqual([]);
});

test.skipIf(!existsSync('/proc/self/autogroup'))('everybody goes before a gentle child until it is ready', async () => {
  const runDir = newFolder();
  const script = 'setTimeout(() => process.send({ ready: true }), 1_000); setTimeout(() => {}, 300_000);';
  const logFile = join(runDir, 'log');
  const args = ['-e', script];
  const child = await startChild({ name: 'node', command: process.execPath, args, logFile, runDir, gentle: true });
  const niceness = (): string => readFileSync(`/proc/${child.pid}/autogroup`, 'utf8');
  expect(niceness()).toMatch(/nice 10$/m);
  await expect.poll(niceness, { timeout: 9_000 }).toMatch(/nice 0$/m);
  expect(child.exit()).toBeUndefined();
  await child.stop();
});
