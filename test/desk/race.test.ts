import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDesk, type Reserved } from '../../src/desk/desk.ts';
import { runSql } from '../support/postgres.ts';
import { everything, newAgent, offers, useDesk } from './support.ts';

const at = useDesk();

const loop = fileURLToPath(new URL('./match-loop.ts', import.meta.url));

/** Agents who have more than they can take at this moment. */
const overbooked = () =>
  runSql(
    at.url,
    `select p.agent from readback.presence p where readback.load_of(p.agent, 'chat', $1) > (p.profile->'capacity'->>'chat')::integer`,
    [Date.now()],
  );

/** Present for long, however slow the machine is. */
async function present(count: number): Promise<string[]> {
  const desk = openDesk(at.url, () => Date.now() + 600_000);
  const agents = Array.from({ length: count }, newAgent);
  for (const [i, agent] of agents.entries())
    await desk.present(agent, agent, { ...everything, capacity: { voice: 0, chat: 1 + (i % 2) } });
  await desk.close();
  return agents;
}

test('three processes that match at once give each human what they can take, and no search two humans', async () => {
  const agents = await present(20);
  const matchers = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = fork(loop, [at.url]);
      await once(child, 'message');
      return child;
    }),
  );
  const searching = await Promise.all(Array.from({ length: 60 }, () => at.seeking()));
  for (let i = 0; i < 20; i += 1) expect(await overbooked()).toEqual([]);
  const given = await Promise.all(
    matchers.map(async (child) => {
      const answer = once(child, 'message');
      child.send('stop');
      const [reserved]: Reserved[][] = await answer;
      return reserved ?? [];
    }),
  );
  // What is told again is the same pair.
  const pairs = new Map(
    given.flat().map(({ conversation, agent }) => [`${conversation} ${agent}`, { conversation, agent }]),
  );
  const told = [...pairs.values()];
  expect(told).toHaveLength(30);
  expect(new Set(told.map(({ conversation }) => conversation)).size).toBe(30);
  expect(told.every(({ conversation }) => searching.includes(conversation))).toBe(true);
  for (const [i, agent] of agents.entries())
    expect(told.filter((one) => one.agent === agent)).toHaveLength(1 + (i % 2));
});

test('eight connections that match while conversations answer, lapse and seek again never overbook', async () => {
  await present(6);
  const desks = Array.from({ length: 8 }, () => openDesk(at.url));
  const waiting = await Promise.all(Array.from({ length: 25 }, () => at.seeking()));
  let rings = 0;
  const answer = async ({ conversation, agent }: Reserved) => {
    rings += 1;
    await at.ledger.append(conversation, [offers(`o${rings}`, agent)]);
    await at.ledger.append(conversation, [
      {
        key: `lapsed/o${rings}`,
        entry: { kind: 'lapsed', offerId: `o${rings}`, why: 'declined', agent, reason: 'busy' },
      },
      {
        key: `seek/again${rings}`,
        entry: {
          kind: 'seek',
          seekId: `again${rings}`,
          epoch: 2,
          tier: 'high',
          channel: 'chat',
          since: 0,
          needs: {},
          widenMs: 0,
        },
      },
    ]);
  };
  for (let round = 0; round < 12; round += 1) {
    const reserved = (await Promise.all(desks.map((desk) => desk.match()))).flat();
    expect(await overbooked()).toEqual([]);
    expect(new Set(reserved.map(({ conversation }) => conversation)).size).toBe(reserved.length);
    await Promise.all(reserved.map(answer));
  }
  expect(rings).toBeGreaterThan(60);
  expect(waiting).toHaveLength(25);
  await Promise.all(desks.map((desk) => desk.close()));
});
