import { expect, test } from 'vitest';
import { obligation } from '../../src/conversation/obligation.ts';
import { World } from '../support/world.ts';

/** The silent assistant works for the human who holds the conversation, and moves nothing of what the customer is owed. */

const held = (over: object = { assistMs: 8_000 }): World => {
  const world = new World('voice', over);
  world.turn('t1');
  world.thought('request');
  world.sealed();
  world.act('accept');
  world.act('read_back');
  expect(world.state.phase.name).toBe('with_human');
  return world;
};
const asked = (): World => {
  const world = held();
  world.act('assist', { actId: 'a1', askId: 'q1' });
  return world;
};
const answerOf = ({ state }: World, actId: string) => state.acts.find((act) => act.actId === actId)?.answer;

test('asked, it is set to work under the budget, and the customer’s clock runs on as it ran', () => {
  const world = held();
  const before = world.state;
  world.at += 1_000;
  world.act('assist', { actId: 'a1', askId: 'q1' });
  expect(world.effects).toEqual([{ do: 'assist', askId: 'q1', epoch: 3, until: world.at + 8_000 }]);
  expect(obligation(world.state)).toEqual(obligation(before));
  expect(world.state.phase).toEqual({ ...before.phase, asks: ['q1'] });
  expect(answerOf(world, 'a1')).toEqual({ ok: true, epoch: 3, offerId: 'o2' });
});

test.each([
  ['before a human has it', () => new World('voice', { assistMs: 8_000 }), 'OFFER_CLOSED'],
  ['in a conversation from before there was one', () => held({}), 'ACT_OUT_OF_TURN'],
])('%s there is no assistant', (_, begun, code) => {
  const world = begun();
  world.act('assist', { actId: 'a1' });
  expect(answerOf(world, 'a1')).toEqual({ ok: false, code });
  expect(world.effects).toEqual([]);
});

test('it answers nobody but the human who holds the conversation, under their epoch', () => {
  const world = held();
  world.act('assist', { actId: 'a1', agent: 'bob' });
  expect(answerOf(world, 'a1')).toEqual({ ok: false, code: 'OFFER_TAKEN' });
  world.act('assist', { actId: 'a2', epoch: 2 });
  expect(answerOf(world, 'a2')).toEqual({ ok: false, code: 'EPOCH_STALE' });
});

test('the same question again, by the same act or another, is worked on once', () => {
  const world = asked();
  world.act('assist', { actId: 'a1', askId: 'q1' });
  expect(world.effects).toEqual([]);
  world.act('assist', { actId: 'a2', askId: 'q1' });
  expect(world.effects).toEqual([]);
  expect(answerOf(world, 'a2')).toMatchObject({ ok: true });
});

test('answered, nothing is owed any more; lost, the ledger says so', () => {
  const answered = asked();
  answered.assisted('q1');
  expect(answered.state.phase).not.toHaveProperty('asks');
  expect(answered.wrote('assisted')).toEqual([]);
  const lost = asked();
  lost.assisted('q1', true);
  expect(lost.wrote('assisted')).toEqual([{ kind: 'assisted', askId: 'q1', epoch: 3, dropped: 0, why: 'lost' }]);
});

test.each([
  ['is passed on', (world: World) => world.act('transfer')],
  ['is handed back', (world: World) => world.act('hand_back')],
  ['is resolved', (world: World) => world.act('resolve')],
  ['is hung up', (world: World) => world.hangUp()],
  ['leaves a silent human', (world: World) => world.ring()],
])(
  'a conversation that %s cuts the assistant off first, and its question ends under the epoch that asked',
  (_, leave) => {
    const world = asked();
    leave(world);
    expect(world.state.custody.epoch).toBe(4);
    expect(world.effects[0]).toEqual({ do: 'cut' });
    const end = { kind: 'assisted', askId: 'q1', epoch: 3, dropped: 0, why: 'called_off' };
    expect(world.effects[1]).toEqual({ do: 'record', drafts: [{ key: 'assisted/q1', entry: end }] });
    world.assisted('q1');
    expect(world.effects).toEqual([]);
  },
);

test('without a question, leaving the human costs nothing more than before', () => {
  const world = held();
  world.act('transfer');
  expect(world.effects.some((effect) => effect.do === 'cut')).toBe(false);
  expect(world.wrote('assisted')).toEqual([]);
});
