import { expect, test } from 'vitest';
import { everything, newAgent, useDesk } from './support.ts';

const at = useDesk();

const stateOf = async (agent: string) => (await at.desk.agents()).find((one) => one.agent === agent)?.state;

test('whoever comes is available, and gone 15 s after their desktop last spoke', async () => {
  const agent = await at.here();
  at.time.now += 14_000;
  expect(await stateOf(agent)).toBe('available');
  await at.desk.present(agent, 'Ada', everything);
  at.time.now += 14_000;
  expect(await stateOf(agent)).toBe('available');
  at.time.now += 1_000;
  expect(await stateOf(agent)).toBeUndefined();
});

test('a desktop that closes leaves time to come back', async () => {
  const agent = await at.here();
  await at.desk.absent(agent, 5_000);
  at.time.now += 4_000;
  expect(await stateOf(agent)).toBe('available');
  await at.desk.present(agent, 'Ada', everything);
  at.time.now += 4_000;
  expect(await stateOf(agent)).toBe('available');
  await at.desk.absent(agent);
  expect(await stateOf(agent)).toBeUndefined();
});

test('who is away stays away, however often their desktop speaks, until they say otherwise', async () => {
  const agent = await at.here();
  expect(await at.desk.present(agent, 'Ada', everything, 'away')).toBe('away');
  expect(await at.desk.present(agent, 'Ada', everything)).toBe('away');
  at.time.now += 60_000;
  expect(await at.desk.present(agent, 'Ada', everything)).toBe('away');
  expect(await at.desk.present(agent, 'Ada', everything, 'available')).toBe('available');
});

test('idle counts from when they came, or came back', async () => {
  const agent = await at.here();
  const came = at.time.now;
  const idleSince = async () => (await at.desk.agents()).find((one) => one.agent === agent)?.idleSince;
  at.time.now += 5_000;
  await at.desk.present(agent, 'Ada', everything, 'available');
  expect(await idleSince()).toBe(came);
  await at.desk.present(agent, 'Ada', everything, 'away');
  at.time.now += 5_000;
  await at.desk.present(agent, 'Ada', everything, 'available');
  expect(await idleSince()).toBe(at.time.now);
  at.time.now += 20_000;
  await at.desk.present(agent, 'Ada', everything);
  expect(await idleSince()).toBe(at.time.now);
});

test('a change of the roster counts from the next time that the desktop speaks', async () => {
  const agent = newAgent();
  await at.desk.present(agent, 'Ada', { ...everything, skills: { billing: 2 } });
  await at.desk.present(agent, 'Ada B.', { ...everything, skills: { returns: 4 } });
  expect(await at.desk.agents()).toMatchObject([{ agent, name: 'Ada B.', skills: { returns: 4 } }]);
});

test('the desk says of each queue who is present, who is free, and how many wait', async () => {
  const busy = await at.here({ queues: ['main'] });
  await at.here({ queues: ['main', 'vip'] });
  await at.here();
  await at.desk.present(busy, 'Ada', { ...everything, queues: ['main'] }, 'away');
  await at.seeking({ needs: { queue: 'main' } });
  await at.seeking({ needs: { queue: 'vip' } });
  await at.seeking();
  expect(await at.desk.pressure()).toEqual({
    main: { present: 3, free: 2, waiting: 1 },
    vip: { present: 2, free: 2, waiting: 1 },
  });
  expect(await at.desk.capacity('vip')).toEqual({ present: 2, free: 2, waiting: 1 });
  expect(await at.desk.capacity()).toEqual({ present: 3, free: 2, waiting: 3 });
});
