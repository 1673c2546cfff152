import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { Service } from '../../src/local/chaos/service.ts';

/** A process that sleeps until it is ended. */
async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  if (child.pid === undefined) throw new Error('no process');
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  return { pid: child.pid, exited, stop };
}

function service(): { service: Service; ended: string[] } {
  const ended: string[] = [];
  const one = new Service('sleeper', sleeper, (name) => ended.push(name));
  onTestFinished(() => one.stop());
  return { service: one, ended };
}

test('killed, it is gone until it is started again, as another process', async () => {
  const { service: one, ended } = service();
  await one.start();
  const first = one.pid;
  const before = Date.now();
  const at = await one.kill();
  expect(at).toBeGreaterThan(before - 50);
  expect(one.pid).toBeUndefined();
  expect(() => process.kill(first ?? 0, 0)).toThrow();
  await one.start();
  expect(one.pid).not.toBe(first);
  expect(ended).toEqual([]);
});

test('one that ends by itself is reported and started again', async () => {
  const { service: one, ended } = service();
  await one.start();
  const first = one.pid;
  process.kill(first ?? 0, 'SIGTERM');
  await expect.poll(() => one.pid !== undefined && one.pid !== first, { timeout: 10_000 }).toBe(true);
  expect(ended).toEqual(['sleeper']);
});
