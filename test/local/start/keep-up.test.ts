import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { keepUp } from '../../../src/local/start/keep-up.ts';

/** Something that ends when told to, and how often it was stopped. */
function thing() {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const one = {
    exited: promise,
    ends: (exit: unknown = { code: 1, signal: null }) => resolve(exit),
    stopped: 0,
    stop: async () => {
      one.stopped += 1;
      resolve({ code: 0, signal: null });
    },
  };
  return one;
}

/** Starts things one after the other; `fails` says which starts do not succeed. */
function house(fails: (nth: number) => boolean = () => false) {
  const started: ReturnType<typeof thing>[] = [];
  const times: number[] = [];
  const lines: string[] = [];
  const start = async () => {
    times.push(Date.now());
    if (fails(times.length)) throw new Error(`start ${times.length} fails`);
    const one = thing();
    started.push(one);
    return one;
  };
  const log = (line: string): void => void lines.push(line);
  return { started, times, lines, keep: () => keepUp({ name: 'it', start, log, backOffMs: 20 }) };
}

const until = async (there: () => boolean): Promise<void> => {
  for (const deadline = Date.now() + 5_000; !there(); ) {
    if (Date.now() > deadline) throw new Error('it did not come to pass within 5 s');
    await delay(5);
  }
};

test('what ends by itself is started again, and it is said how it ended', async () => {
  const { started, lines, keep } = house();
  const kept = await keep();
  started[0]?.ends({ code: null, signal: 'SIGKILL' });
  await until(() => started.length === 2 && kept.current() === started[1]);
  expect(lines[0]).toContain('SIGKILL');
  expect(lines.at(-1)).toBe('it is back');
  await kept.stop();
});

test('each failure doubles the wait before the next start', async () => {
  const { started, times, keep } = house((nth) => nth > 1 && nth < 5);
  const kept = await keep();
  const ended = Date.now();
  started[0]?.ends();
  await until(() => started.length === 2);
  const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  waits[0] = (times[1] ?? 0) - ended;
  for (const [index, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(20 * 2 ** index - 2);
  await kept.stop();
});

test('what is stopped is stopped once and not started again', async () => {
  const { started, times, keep } = house();
  const kept = await keep();
  await kept.stop();
  await delay(60);
  expect(started[0]?.stopped).toBeGreaterThanOrEqual(1);
  expect(times).toHaveLength(1);
});

test('stopping during a wait ends the wait', async () => {
  const { started, times, keep } = house(() => false);
  const kept = await keep();
  started[0]?.ends();
  await until(() => started.length === 2);
  started[1]?.ends();
  await kept.stop();
  await delay(100);
  expect(times.length).toBeLessThanOrEqual(3);
  expect(started.at(-1)?.stopped).toBeGreaterThanOrEqual(1);
});

test('what never ends by itself can be stopped', async () => {
  const kept = await keepUp({
    name: 'it',
    start: async () => ({ exited: new Promise(() => {}), stop: async () => {} }),
    log: () => {},
  });
  await kept.stop();
});

test('a first start that fails is told to who asked for it', async () => {
  await expect(house(() => true).keep()).rejects.toThrow('start 1 fails');
});

test('a start under way is told that it is to stop', async () => {
  let starts = 0;
  const first = thing();
  const kept = await keepUp({
    name: 'it',
    start: async (stopping) => {
      starts += 1;
      if (starts === 1) return first;
      return await new Promise<never>((_, fail) =>
        stopping.addEventListener('abort', () => fail(new Error('stopped'))),
      );
    },
    log: () => {},
    backOffMs: 5,
  });
  first.ends();
  await until(() => starts === 2);
  await kept.stop();
  expect(starts).toBe(2);
});
