import { expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { aiSays, aiSaysMeanwhile, ends, passes, scriptSays, silence, superseded } from './drafts.ts';

const at = useLedger();

test('a window holds the last turns and all that followed them, after writing the drafts', async () => {
  const id = await at.started();
  for (const turn of ['t1', 't2', 't3']) {
    const taken = await at.ledger.takeTurn(id, turn, `Words of ${turn}.`);
    if ('seq' in taken) await at.ledger.append(id, [aiSays(turn, taken.seq)]);
  }
  const window = await at.ledger.window(id, 2, [silence('a')]);
  expect(window.rows.map(({ key }) => key)).toEqual(['turn/t2', 'outcome/t2', 'turn/t3', 'outcome/t3', 'evidence/a']);
  expect(window.rows[0]).toMatchObject({ seq: 5, words: 'Words of t2.', entry: { kind: 'turn', turnId: 't2' } });
  expect(window).toMatchObject({ channel: 'chat', epoch: 1, floor: 7, ended: false });
  expect(window.salt).toHaveLength(32);
  expect(window.rows).toEqual((await at.ledger.rows(id)).slice(4));
});

test('a window over more turns than there are is the whole conversation', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  expect((await at.ledger.window(id, 20, [])).rows).toEqual(await at.ledger.rows(id));
});

test('every conversation has a salt of its own, and keeps it', async () => {
  const [a, b] = [await at.started(), await at.started()];
  const salt = (await at.ledger.window(a, 1, [])).salt;
  expect((await at.ledger.window(a, 1, [])).salt).toEqual(salt);
  expect((await at.ledger.window(b, 1, [])).salt).not.toEqual(salt);
});

test('a row is found by its key', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  expect(await at.ledger.row(id, keys.turn('t1'))).toMatchObject({ seq: 3, words: 'Hello.' });
  expect(await at.ledger.row(id, keys.turn('t2'))).toBeUndefined();
  expect(await at.ledger.row(newId(), keys.turn('t1'))).toBeUndefined();
});

test('the customer hears what is said, who speaks, and the end, each once and in order', async () => {
  const id = newId();
  await at.ledger.start(id, 'chat', 's1', 'Hello, I am an AI.');
  await at.ledger.takeTurn(id, 't1', 'A human, please.');
  await at.ledger.append(id, [
    silence('a'),
    superseded('t1', 't2'),
    passes({ holder: 'queue', epoch: 2 }),
    scriptSays('x', 2),
    ends,
  ]);
  const heard = await at.ledger.heard(id, 0);
  expect(heard.map(({ entry }) => entry.kind)).toEqual(['custody', 'said', 'outcome', 'custody', 'said', 'ended']);
  expect(heard.map(({ words }) => words)).toEqual([null, 'Hello, I am an AI.', null, null, 'Please hold.', null]);
  expect(await at.ledger.heard(id, heard[3]?.seq ?? 0)).toEqual(heard.slice(4));
});

test("a turn's outcome is its reply with all that the AI said in it", async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  expect(await at.ledger.settledOutcome(id, 't1')).toBeUndefined();
  await at.ledger.append(id, [aiSaysMeanwhile('t1', 0, 3), aiSays('t1', 3)]);
  const settled = await at.ledger.settledOutcome(id, 't1');
  expect(settled).toMatchObject({ turnId: 't1', outcome: 'replied', seq: 5 });
  expect(settled?.said.map(({ words }) => words)).toEqual(['One moment.', 'Certainly.']);
});

test('the words of a turn whose id begins like another are not mixed up', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  await at.ledger.append(id, [aiSaysMeanwhile('t1/2', 0, 3), aiSaysMeanwhile('t10', 0, 3), aiSays('t1', 3)]);
  expect((await at.ledger.settledOutcome(id, 't1'))?.said).toHaveLength(1);
});

test('a superseded turn names the one that took its place', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  await at.ledger.append(id, [superseded('t1', 't2')]);
  expect(await at.ledger.settledOutcome(id, 't1')).toMatchObject({ outcome: 'superseded', by: 't2', seq: 4, said: [] });
});

test('where an unknown conversation stands is not known', async () => {
  expect(await at.ledger.conversation(newId())).toBeUndefined();
  expect(await at.ledger.rows(newId())).toEqual([]);
  await expect(at.ledger.ping()).resolves.toBeUndefined();
});
