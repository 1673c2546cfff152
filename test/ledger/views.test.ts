import { expect, test } from 'vitest';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { aiSays, decides, ends, passes, scriptSays } from './drafts.ts';

const at = useLedger();

const offer = (offerId: string, epoch: number, round = 1): Draft => ({
  key: `offer/${offerId}`,
  entry: { kind: 'offer', offerId, epoch, tier: 'high', round, until: 9_000 },
});
const accepted = (offerId: string, agent: string): Draft => ({
  key: `accepted/${offerId}`,
  entry: { kind: 'accepted', offerId, agent },
});
const lapsed = (offerId: string): Draft => ({
  key: `lapsed/${offerId}`,
  entry: { kind: 'lapsed', offerId, why: 'nobody_accepted' },
});

/** A conversation in the queue at epoch 2, its one turn at 3. */
async function queued(): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'A human, please.');
  await at.ledger.append(id, [decides(1, 'critical'), passes({ holder: 'queue', epoch: 2 }), scriptSays('x', 2)]);
  return id;
}

const waitingOne = async (id: string) => (await at.ledger.waiting()).find(({ conversation }) => conversation === id);
const heldOne = async (id: string) => (await at.ledger.held()).find(({ conversation }) => conversation === id);
const callbackOne = async (id: string) => (await at.ledger.callbacks()).find(({ conversation }) => conversation === id);

test('a conversation in the queue waits with its tier, rule and reason, and the words that nobody answered', async () => {
  const id = await queued();
  const turn = await at.ledger.row(id, keys.turn('t1'));
  const custody = await at.ledger.row(id, 'custody/2');
  expect(await waitingOne(id)).toEqual({
    conversation: id,
    channel: 'chat',
    epoch: 2,
    since: custody?.at,
    tier: 'critical',
    rule: 'explicit-request@1',
    because: 'The customer asked for a human.',
    unanswered: turn?.at,
    lastWords: 'A human, please.',
    offer: null,
    takenBy: null,
  });
});

test('its open offer shows, then who took it, until it lapses', async () => {
  const id = await queued();
  await at.ledger.append(id, [offer('o1', 2)]);
  expect(await waitingOne(id)).toMatchObject({
    offer: { offerId: 'o1', epoch: 2, round: 1, until: 9_000, except: null, only: null },
    takenBy: null,
  });
  await at.ledger.append(id, [accepted('o1', 'ada')]);
  expect(await waitingOne(id)).toMatchObject({ offer: { offerId: 'o1' }, takenBy: 'ada' });
  await at.ledger.append(id, [lapsed('o1')]);
  expect(await waitingOne(id)).toMatchObject({ offer: null, takenBy: null });
  await at.ledger.append(id, [offer('o2', 2, 2)]);
  expect(await waitingOne(id)).toMatchObject({ offer: { offerId: 'o2', round: 2 }, takenBy: null });
});

test('the offer of an earlier handoff does not count for a later one', async () => {
  const id = await queued();
  await at.ledger.append(id, [
    offer('o1', 2),
    accepted('o1', 'ada'),
    passes({ holder: 'human', epoch: 3, agent: 'ada' }),
  ]);
  await at.ledger.append(id, [passes({ holder: 'ai', epoch: 4 }), passes({ holder: 'queue', epoch: 5 })]);
  expect(await waitingOne(id)).toMatchObject({ epoch: 5, offer: null, takenBy: null });
});

test('what a human holds is shown under their name, with whether the customer waits for an answer', async () => {
  const id = await queued();
  await at.ledger.append(id, [
    offer('o1', 2),
    accepted('o1', 'ada'),
    passes({ holder: 'human', epoch: 3, agent: 'ada' }),
  ]);
  expect(await waitingOne(id)).toBeUndefined();
  expect(await heldOne(id)).toMatchObject({ agent: 'ada', epoch: 3, offerId: 'o1', tier: 'critical' });
  expect((await heldOne(id))?.unanswered).toEqual(expect.any(Number));
  await at.ledger.humanSays(id, { agent: 'ada', epoch: 3, replyId: 'r1', text: 'I am here.' });
  expect((await heldOne(id))?.unanswered).toBeNull();
  const [t2] = [await at.ledger.takeTurn(id, 't2', 'At last!'), await at.ledger.takeTurn(id, 't3', 'Hello?')];
  expect(await heldOne(id)).toMatchObject({ unanswered: 'at' in t2 ? t2.at : 0, lastWords: 'Hello?' });
  expect((await at.ledger.held('ada')).some(({ conversation }) => conversation === id)).toBe(true);
  expect(await at.ledger.held('bob')).toEqual([]);
});

test('an open promise of a callback is shown until it is kept', async () => {
  const id = await queued();
  const promise: Draft = {
    key: 'promise/p1',
    entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 5_000_000_000_000, until: 5_000_000_060_000 },
  };
  await at.ledger.append(id, [passes({ holder: 'callback', epoch: 3 }), promise]);
  expect(await callbackOne(id)).toMatchObject({ promiseId: 'p1', due: 5_000_000_000_000, until: 5_000_000_060_000 });
  await at.ledger.append(id, [passes({ holder: 'queue', epoch: 4 })]);
  expect(await callbackOne(id)).toMatchObject({ epoch: 4 });
  const kept: Draft = { key: 'promise/p1/kept', entry: { kind: 'promise_end', promiseId: 'p1', state: 'kept' } };
  await at.ledger.append(id, [kept]);
  expect(await callbackOne(id)).toBeUndefined();
});

test('what the AI holds, or what has ended, is in no list', async () => {
  const [withAi, ended] = [await at.started(), await queued()];
  await at.ledger.append(ended, [ends]);
  for (const id of [withAi, ended]) {
    expect([await waitingOne(id), await heldOne(id), await callbackOne(id)]).toEqual([undefined, undefined, undefined]);
  }
});

test('the longest waiting comes first', async () => {
  const [first, second] = [await queued(), await queued()];
  const order = (await at.ledger.waiting()).map(({ conversation }) => conversation);
  expect(order.indexOf(first)).toBeLessThan(order.indexOf(second));
});

test('the transcript leaves out what only the engine reads, and goes on from where one was', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Hello.');
  await at.ledger.append(id, [decides(1), aiSays('t1', 3)]);
  const lines = await at.ledger.transcript(id);
  expect(lines.map(({ entry }) => entry.kind)).toEqual(['started', 'custody', 'turn', 'said']);
  expect(await at.ledger.transcript(id, 3)).toEqual(lines.slice(3));
});

test('the packet is the one sealed last', async () => {
  const id = await queued();
  expect(await at.ledger.packet(id)).toBeUndefined();
  for (const epoch of [2, 4]) {
    await at.ledger.append(id, [
      { key: keys.packet(epoch), entry: { kind: 'packet', epoch, hash: 'h' }, words: `{"epoch":${epoch}}` },
    ]);
  }
  expect(await at.ledger.packet(id)).toMatchObject({ key: 'packet/4', words: '{"epoch":4}' });
});
