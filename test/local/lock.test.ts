import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LockHeldError, takeLock, waitForLock } from '../../src/local/lock.ts';
import { ownIdentity } from '../../src/local/process-identity.ts';
import { newFolder, runScript } from './helpers/workspace.ts';

test('a second taker is refused and told who holds the lock and where it answers', async () => {
  const file = join(newFolder(), 'start.lock');
  const holder = await runScript('hold-lock.ts', file);
  expect(() => takeLock(file)).toThrow(LockHeldError);
  expect(() => takeLock(file)).toThrow(new RegExp(`process ${holder.pid}.*gateway http://127.0.0.1:8080`));
});

test('the lock of a holder that was killed is taken over', async () => {
  const folder = newFolder();
  const file = join(folder, 'start.lock');
  const holder = await runScript('hold-lock.ts', file);
  await holder.kill();
  takeLock(file).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock whose process number now belongs to another process is stale', () => {
  const file = join(newFolder(), 'start.lock');
  const earlier = { pid: process.pid, started: `${ownIdentity().started}0` };
  writeFileSync(file, JSON.stringify({ process: earlier, since: '2026-01-01T00:00:00Z', details: {} }));
  takeLock(file).release();
});

test('a lock file cut short is stale', () => {
  const file = join(newFolder(), 'start.lock');
  writeFileSync(file, '{"process":');
  takeLock(file).release();
});

test('what a lock says of its holder can be replaced while it is held, and not after', () => {
  const file = join(newFolder(), 'start.lock');
  const lock = takeLock(file);
  lock.describe({ desk: 'http://127.0.0.1:9' });
  expect(() => takeLock(file)).toThrow('desk http://127.0.0.1:9');
  lock.release();
  lock.describe({ desk: 'gone' });
  expect(existsSync(file)).toBe(false);
});

test('waiting ends when the holder lets go, and in an error when it does not', async () => {
  const file = join(newFolder(), 'build.lock');
  const lock = takeLock(file);
  const waits: number[] = [];
  await expect(waitForLock(file, 0, () => {})).rejects.toThrow(LockHeldError);
  const waiting = waitForLock(file, 10_000, ({ process: { pid } }) => waits.push(pid));
  setTimeout(lock.release, 300);
  (await waiting).release();
  expect(waits).toEqual([process.pid]);
});
