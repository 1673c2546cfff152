import { expect, test } from 'vitest';
import { runSql } from '../support/postgres.ts';
import { accepts, offers, seeks, useDesk } from './support.ts';

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
