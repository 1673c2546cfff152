import { expect, test } from 'vitest';
import { waitFor } from '../../../src/local/start/wait.ts';

const silent = (): void => {};

test('a wait ends when what was waited for is there, errors before counting as not yet', async () => {
  let looks = 0;
  const there = async (): Promise<boolean> => {
    looks += 1;
    if (looks < 3) throw new Error('not yet');
    return true;
  };
  await waitFor({ what: 'it', limitMs: 5_000, there, log: silent });
  expect(looks).toBe(3);
});

test('a wait is bounded and says what for', async () => {
  const wait = waitFor({ what: 'the moon to answer', limitMs: 120, there: async () => false, log: silent });
  await expect(wait).rejects.toThrow('waited 0.12 s for the moon to answer, in vain');
});

test('a wait without hope ends at once', async () => {
  const started = Date.now();
  const hopeless = (): string => 'it ended';
  const wait = waitFor({ what: 'it', limitMs: 60_000, there: async () => false, hopeless, log: silent });
  await expect(wait).rejects.toThrow('it ended');
  expect(Date.now() - started).toBeLessThan(5_000);
});
