import { expect, test } from 'vitest';
import { chaosOptions } from '../../src/local/chaos/options.ts';
import { type KillKind, planOf } from '../../src/local/chaos/plan.ts';
import { Random } from '../../src/local/chaos/random.ts';

const count = (plan: readonly KillKind[], ...kinds: KillKind[]): number =>
  plan.filter((kind) => kinds.includes(kind)).length;

test('eight kills hit everybody: worker, gateway, Temporal and PostgreSQL', () => {
  const { crowd, long } = planOf(8, new Random(7));
  expect(new Set(crowd)).toEqual(
    new Set(['turn', 'turn_unseen', 'turn_tools', 'idle', 'gateway', 'temporal', 'postgres']),
  );
  expect(crowd.length + long).toBe(8);
});

test('two hundred kills: enough inside an open turn that some may come too late, and a long conversation at the end', () => {
  const { crowd, long } = planOf(200, new Random(1));
  expect(crowd.length + long).toBe(200);
  expect(long).toBeGreaterThan(0);
  expect(count(crowd, 'turn')).toBeGreaterThanOrEqual(60);
  expect(count(crowd, 'turn_unseen')).toBeGreaterThanOrEqual(30);
  expect(count(crowd, 'idle')).toBeGreaterThanOrEqual(30);
  for (const kind of ['gateway', 'temporal', 'postgres'] as const) expect(count(crowd, kind)).toBeGreaterThan(10);
});

test('the same seed gives the same order, another seed another', () => {
  expect(planOf(24, new Random(5))).toEqual(planOf(24, new Random(5)));
  expect(planOf(24, new Random(5))).not.toEqual(planOf(24, new Random(6)));
});

test('only one kind, for whoever looks into it', () => {
  expect(planOf(3, new Random(1), 'turn_unseen')).toEqual({ crowd: Array(3).fill('turn_unseen'), long: 0 });
  expect(planOf(3, new Random(1), 'idle_long')).toEqual({ crowd: [], long: 3 });
  expect(() => chaosOptions(['--only', 'lightning'])).toThrow('--only must be one of turn, ');
});

test('an option that does not fit is named with its bounds', () => {
  expect(() => chaosOptions(['--kills', 'many'])).toThrow('--kills must be a whole number from 1 to 10000, not many');
  expect(() => chaosOptions(['--workers', '1'])).toThrow('--workers');
  expect(chaosOptions(['--kills', '200', '--seed', '9'])).toMatchObject({ kills: 200, workers: 2, seed: 9 });
});
