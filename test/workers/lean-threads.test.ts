import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import threads from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepingThread, useLeanThreads } from '../../src/workers/lean-threads.ts';

/** The threads that the SDK runs workflows in, seen with code of our own in the SDK's place. */

const folder = mkdtempSync(join(tmpdir(), 'readback-threads-'));
beforeAll(useLeanThreads);
afterAll(() => rmSync(folder, { recursive: true }));

function run(name: string, code: string): threads.Worker {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, code);
  return new threads.Worker(file);
}

const counting = `
const { Script, createContext } = require('node:vm');
const began = Date.now();
const script = new Script('while (now() - began < 100); now() - began');
const ms = script.runInContext(createContext({ now: Date.now, began }), { timeout: 10, displayErrors: true });
require('node:v8').promiseHooks.createHook({ init: () => { throw new Error('a hook'); } });
void Promise.resolve();
require('node:worker_threads').parentPort.postMessage(ms);`;

test('no call into workflow code has a watchdog of its own, and no promise is watched', async () => {
  const [ms] = await once(run('workflow-worker-thread', counting), 'message');
  expect(ms).toBeGreaterThanOrEqual(100);
});

test('other threads are left as they are', async () => {
  const [error] = await once(run('another', counting), 'error');
  expect(String(error)).toContain('timed out');
});

test.concurrent('a thread that stands still is ended', async () => {
  const [code] = await once(run('workflow-worker-thread-still', 'for (;;);'), 'exit');
  expect(code).toBe(1);
}, 30_000);

test.concurrent('one that only waits is not', async () => {
  const waiting = run('workflow-worker-thread-waiting', 'setTimeout(() => process.exit(7), 12_000);');
  const [code] = await once(waiting, 'exit');
  expect(code).toBe(7);
}, 30_000);

const answering = `
const { parentPort } = require('node:worker_threads');
const heard = [];
parentPort.on('message', ({ requestId, input }) => {
  heard.push(input.type);
  parentPort.postMessage({ requestId, result: { type: 'ok', output: [...heard] } });
});`;

test('a thread that is kept serves a second worker as it served the first, and begins and ends once', async () => {
  const ask = async (thread: threads.Worker, type: string) => {
    const answer = once(thread, 'message');
    thread.postMessage({ requestId: 7n, input: { type } });
    const [{ requestId, result }] = await answer;
    expect(requestId).toBe(7n);
    return result.output;
  };
  let first: threads.Worker | undefined;
  await keepingThread(async () => {
    first = run('workflow-worker-thread-kept', answering);
    expect(await ask(first, 'init')).toEqual(['init']);
    expect(await ask(first, 'activate')).toEqual(['init', 'activate']);
    expect(await ask(first, 'destroy')).toBeUndefined();
    expect(await first.terminate()).toBe(1);
  });
  const second = run('workflow-worker-thread-kept', answering);
  expect(second).toBe(first);
  expect(await ask(second, 'init')).toBeUndefined();
  expect(await ask(second, 'activate')).toEqual(['init', 'activate', 'activate']);
  expect(await ask(second, 'destroy')).toEqual(['init', 'activate', 'activate', 'destroy']);
  const third = run('workflow-worker-thread-kept', answering);
  expect(third).not.toBe(second);
  await Promise.all([second.terminate(), third.terminate()]);
});

test('one in which something went wrong is not kept', async () => {
  let first: threads.Worker | undefined;
  const failing = keepingThread(async () => {
    first = run('workflow-worker-thread-failing', answering);
    throw new Error('it does not replay');
  });
  await expect(failing).rejects.toThrow('it does not replay');
  const second = run('workflow-worker-thread-failing', answering);
  expect(second).not.toBe(first);
  await second.terminate();
});
