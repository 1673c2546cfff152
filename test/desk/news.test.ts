import { expect, test } from 'vitest';
import { aiSays, decides, passes } from '../ledger/drafts.ts';
import { accepts, everything, lapses, offers, useDesk } from './support.ts';

const at = useDesk();

/** How often the desk had news while this was done. */
async function newsOf(act: () => Promise<unknown>): Promise<number> {
  let news = 0;
  const { promise: listens, resolve } = Promise.withResolvers<void>();
  const listening = at.ledger.listen({ changed: () => (news += 1), gap: resolve }, 'desk');
  await listens;
  await act();
  // What was told before this is here before it.
  const before = news;
  await at.here();
  await expect.poll(() => news).toBeGreaterThan(before);
  await new Promise((next) => setTimeout(next, 50));
  await listening.stop();
  return news - 1;
}

test('there is news when somebody is sought, and when somebody is free', async () => {
  expect(await newsOf(() => at.seeking())).toBe(1);
  expect(await newsOf(() => at.here())).toBe(1);
  const agent = await at.here();
  await at.desk.present(agent, agent, everything, 'away');
  expect(await newsOf(() => at.desk.present(agent, agent, everything, 'available'))).toBe(1);
  await at.desk.absent(agent);
  at.time.now += 1_000;
  expect(await newsOf(() => at.desk.present(agent, agent, everything))).toBe(1);
});

test('a ring that comes to nothing and a conversation that is over set their human free', async () => {
  const agent = await at.here();
  const id = await at.seeking();
  await at.ledger.append(id, [offers('o1', agent)]);
  expect(await newsOf(() => at.ledger.append(id, [lapses('o1', 'nobody_accepted')]))).toBeGreaterThan(0);
  await at.ledger.append(id, [offers('o2', agent), accepts('o2', agent), passes({ holder: 'human', epoch: 3, agent })]);
  expect(await newsOf(() => at.ledger.append(id, [passes({ holder: 'ended', epoch: 4 })]))).toBe(1);
});

test('nothing else is news: no heartbeat, no word, no decision, no ring', async () => {
  const agent = await at.here();
  const [talking, ringing] = [await at.started(), await at.seeking()];
  const quiet = async () => {
    await at.desk.present(agent, agent, everything);
    const turn = await at.ledger.takeTurn(talking, 't1', 'Hello.');
    await at.ledger.append(talking, [aiSays('t1', 'seq' in turn ? turn.seq : 0), decides(1)]);
    await at.ledger.append(ringing, [offers('o1', agent)]);
    await at.ledger.append(ringing, [accepts('o1', agent)]);
  };
  expect(await newsOf(quiet)).toBe(0);
});
