import { expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { aiSays, superseded } from './drafts.ts';

const at = useLedger();
const all = { ageMs: 0, withinMs: 60_000, most: 100 };

const openOf = async (conversation: string) =>
  (await at.ledger.openActs(all)).filter((act) => act.conversation === conversation);

async function take(conversation: string, turnId: string): Promise<number> {
  const taken = await at.ledger.takeTurn(conversation, turnId, 'words');
  if ('refused' in taken) throw new Error(taken.refused);
  return taken.seq;
}

test('a turn without an outcome is open, one with an outcome of any kind is not', async () => {
  const id = await at.started();
  const first = await take(id, 't1');
  await take(id, 't2');
  expect((await openOf(id)).map(({ turnId }) => turnId)).toEqual(['t1', 't2']);
  const second = await take(id, 't3');
  await at.ledger.append(id, [superseded('t1', 't2'), aiSays('t3', second)]);
  expect(await openOf(id)).toEqual([{ conversation: id, turnId: 't2', seq: first + 1, answered: 0, answeredSeq: 0 }]);
});

test('an open turn comes with the reply that stood there before it', async () => {
  const id = await at.started();
  const floor = await take(id, 't1');
  const [said] = await at.ledger.append(id, [aiSays('t1', floor)]);
  const seq = await take(id, 't2');
  const answeredSeq = said && 'seq' in said ? said.seq : 0;
  expect(await openOf(id)).toEqual([{ conversation: id, turnId: 't2', seq, answered: floor, answeredSeq }]);
});

test('a hang-up is open until the conversation has ended; a turn that the end overtook stays open until it is settled', async () => {
  const id = await at.started();
  await take(id, 't1');
  await at.ledger.takeHangUp(id);
  expect((await openOf(id)).map(({ turnId }) => turnId)).toEqual(['t1', undefined]);
  const gone = {
    key: keys.custody({ holder: 'ended', epoch: 2 }),
    entry: { kind: 'custody', holder: 'ended', epoch: 2, why: 'hung_up' },
  } as const;
  await at.ledger.append(id, [gone, { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } }]);
  expect((await openOf(id)).map(({ turnId }) => turnId)).toEqual(['t1']);
});

test('acts that are too young, or of conversations that were busy too long ago, or beyond the number asked for, are left out', async () => {
  const id = await at.started();
  await take(id, 't1');
  const { ledger } = at;
  const found = await Promise.all([
    ledger.openActs({ ...all, ageMs: 60_000 }),
    ledger.openActs({ ...all, withinMs: -60_000 }),
    ledger.openActs({ ...all, most: 0 }),
  ]);
  expect(found).toEqual([[], [], []]);
});
