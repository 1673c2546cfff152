import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/conversation/entry.ts';
import { passes } from '../ledger/drafts.ts';
import { runSql } from '../support/postgres.ts';
import { accepts, lapses, offers, seeks, useDesk } from './support.ts';

const at = useDesk();

/** The reservation has run out, by every clock. */
const runsOut = (id: string) =>
  runSql(at.url, 'update readback.reservation set until = 1 where conversation = $1', [id]);
const loadOf = async (agent: string) => (await at.desk.agents()).find((one) => one.agent === agent)?.load.chat;

test('an offer that was too long on its way does not ring for a human who was given to another meanwhile', async () => {
  const agent = await at.here();
  const late = await at.seeking();
  expect(await at.desk.match()).toHaveLength(1);
  await runsOut(late);
  const other = await at.seeking({ tier: 'critical' });
  expect(await at.desk.match()).toMatchObject([{ conversation: other, agent }]);
  expect(await at.ledger.append(late, [offers('o1', agent)])).toEqual([{ refused: 'not_free' }]);
  expect(await at.ledger.append(other, [offers('o2', agent), accepts('o2', agent)])).toHaveLength(2);
  expect(await loadOf(agent)).toBe(1);
  // Nobody is held for it until it seeks on.
  await at.here();
  expect(await at.desk.match()).toEqual([]);
  await at.ledger.append(late, [seeks('s2')]);
  expect(await at.desk.match()).toMatchObject([{ conversation: late, seekId: 's2' }]);
});

test('it rings where they are free all the same, and holds them', async () => {
  const agent = await at.here();
  const late = await at.seeking();
  await at.desk.match();
  await runsOut(late);
  expect(await at.ledger.append(late, [offers('o1', agent)])).toMatchObject([{ written: true }]);
  expect(await loadOf(agent)).toBe(1);
});

test('of two late offers for one human one rings, however they meet', async () => {
  for (let round = 0; round < 20; round += 1) {
    const agent = await at.here();
    const both = [await at.seeking({ only: agent }), await at.seeking({ only: agent })];
    const rang = await Promise.all(both.map((id, i) => at.ledger.append(id, [offers(`o${i}`, agent)])));
    expect(rang.flat().filter((place) => 'written' in place)).toHaveLength(1);
  }
});

describe('an acceptance that was too long on its way', () => {
  /** It rang for the agent until nobody was held for it any more. */
  async function rangOut() {
    const agent = await at.here();
    const late = await at.seeking();
    await at.desk.match();
    await at.ledger.append(late, [offers('o1', agent)]);
    await runsOut(late);
    return { agent, late };
  }

  test('does not take a human who rings for another meanwhile, or has accepted them', async () => {
    for (const acts of [1, 2]) {
      const { agent, late } = await rangOut();
      const other = await at.seeking();
      expect(await at.desk.match()).toMatchObject([{ conversation: other, agent }]);
      await at.ledger.append(other, [offers('o2', agent), accepts('o2', agent)].slice(0, acts));
      expect(await at.ledger.append(late, [accepts('o1', agent)])).toEqual([{ refused: 'not_free' }]);
      expect(await loadOf(agent)).toBe(1);
      await at.desk.absent(agent);
    }
  });

  test('brings custody to nobody who is another’s', async () => {
    const { agent, late } = await rangOut();
    await at.seeking();
    await at.desk.match();
    const batch = [accepts('o1', agent), passes({ holder: 'human', agent, epoch: 3 })];
    expect(await at.ledger.append(late, batch)).toEqual([{ refused: 'not_free' }, { refused: 'not_free' }]);
    expect(await loadOf(agent)).toBe(1);
  });

  test('takes one who is free all the same', async () => {
    const { agent, late } = await rangOut();
    expect(await at.ledger.append(late, [accepts('o1', agent)])).toMatchObject([{ written: true }]);
    expect(await loadOf(agent)).toBe(1);
  });

  test('holds nobody once its offer has lapsed', async () => {
    const { agent, late } = await rangOut();
    await at.ledger.append(late, [lapses('o1', 'nobody_accepted')]);
    expect(await at.ledger.append(late, [accepts('o1', agent)])).toEqual([{ refused: 'not_free' }]);
    expect(await loadOf(agent)).toBe(0);
  });

  test('and a reservation: one of the two stands, however they meet', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { agent, late } = await rangOut();
      await at.seeking({ only: agent });
      const [[accepted], matched] = await Promise.all([
        at.ledger.append(late, [accepts('o1', agent)]),
        at.desk.match(),
      ]);
      const stands = accepted !== undefined && 'written' in accepted;
      expect([stands, matched.length > 0]).toEqual(stands ? [true, false] : [false, true]);
      expect(await loadOf(agent)).toBe(1);
      await at.desk.absent(agent);
    }
  });
});

test('what rings for everybody had held nobody: whoever accepts it has it', async () => {
  const agent = await at.here();
  await at.seeking({ only: agent });
  await at.desk.match();
  const id = await at.seeking();
  const entry: Entry = { kind: 'offer', offerId: 'o1', epoch: 2, tier: 'high', round: 1, until: Date.now() + 30_000 };
  await at.ledger.append(id, [{ key: 'offer/o1', entry }]);
  expect(await at.ledger.append(id, [accepts('o1', agent)])).toMatchObject([{ written: true }]);
});
