import { expect, test } from 'vitest';
import { publicPhase } from '../../src/conversation/describe.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import { World } from '../support/world.ts';

/** One human is sought, reserved and rung; a callback is promised when nobody is found in time. */

const queueMs = 120_000;
const widenMs = 15_000;

function seeking(more: Partial<Limits> = {}): World {
  const world = new World('voice', { queueMs, widenMs, ...more });
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
}

/** A human is sought while the brief is written. */
const sealedToSeek = (): World => seeking({ briefMs: 3_500 });

test('a conversation that knows no desk rings for everybody, as those from before do', () => {
  const world = new World();
  world.turn('t1');
  world.thought('request');
  world.sealed();
  expect(world.state.phase.name).toBe('ringing');
});

test('nobody rings before the desk has reserved somebody, and the search has an end', () => {
  const world = seeking();
  expect(world.state.phase).toMatchObject({ name: 'seeking', search: { until: world.at + queueMs } });
  expect(world.wrote('seek')).toMatchObject([{ tier: 'high', epoch: 2, channel: 'voice', widenMs }]);
  expect(world.wrote('offer')).toEqual([]);
  expect(obligation(world.state)).toMatchObject({ kind: 'timer', at: world.at + queueMs });
});

test('it rings for the one who is reserved, and nobody else can take it', () => {
  const world = seeking();
  world.routed('bob');
  expect(world.wrote('offer')).toMatchObject([{ only: 'bob' }]);
  world.act('accept', { agent: 'ada', actId: 'x' });
  expect(world.state.phase.name).toBe('ringing');
  expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_NOT_YOURS' });
  world.act('accept', { agent: 'bob' });
  expect(world.state.phase).toMatchObject({ name: 'reading_back', agent: 'bob' });
});

test('whoever is reserved while the brief is written hears it ring with the brief in place', () => {
  const world = sealedToSeek();
  world.briefed(false, 'bob');
  expect(world.wrote('offer')).toMatchObject([{ only: 'bob' }]);
  expect(world.state.phase).toMatchObject({ name: 'ringing', agent: 'bob' });
});

test('a brief that was done when it was called off for being late still brings its human', () => {
  const world = sealedToSeek();
  world.ring();
  const { phase } = world.state;
  expect(phase.name).toBe('seeking');
  const seekId = phase.name === 'seeking' ? phase.search.seekId : '';
  world.tell({ type: 'briefed', epoch: 2, lost: false });
  expect(world.state.phase.name).toBe('seeking');
  world.tell({ type: 'briefed', epoch: 2, lost: false, reserved: { seekId, agent: 'bob' } });
  expect(world.state.phase).toMatchObject({ name: 'ringing', agent: 'bob' });
});

test('the human was given to another before the ring, or the acceptance, came into the ledger: the next is sought at once', () => {
  for (const accepts of [false, true]) {
    const world = seeking();
    world.routed('bob');
    if (accepts) world.act('accept', { agent: 'bob' });
    world.tell({ type: 'not_free', offerId: 'o3' });
    expect(world.wrote('lapsed')).toEqual([{ kind: 'lapsed', offerId: 'o3', why: 'too_late' }]);
    expect(world.wrote('seek')).toHaveLength(2);
    expect(world.state.phase.name).toBe('seeking');
    world.act('read_back', { agent: 'bob', offerId: 'o3', actId: 'late' });
    expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_CLOSED' });
  }
});

test('one who had read back by then has another customer too: this one goes back to the queue', () => {
  const world = seeking();
  world.routed('bob');
  world.act('accept', { agent: 'bob' });
  world.act('read_back', { agent: 'bob' });
  expect(world.state.custody.holder).toBe('human');
  world.tell({ type: 'not_free', offerId: 'o3' });
  expect(world.state.custody).toMatchObject({ holder: 'queue' });
  expect(world.state.phase.name).toBe('sealing');
});

test('operators see one phase from the transition script to the ring; of a handoff under older code, each', () => {
  const world = sealedToSeek();
  expect(publicPhase(world.state, true)).toBe('seeking');
  expect(publicPhase(world.state, false)).toBe('briefing');
  world.briefed(false, 'bob');
  expect(publicPhase(world.state, true)).toBe('ringing');
});

test('a brief that comes with a reservation for another search, or one that has run out, rings nobody', () => {
  for (const reserved of [
    { seekId: 's0', agent: 'bob' },
    { seekId: 's2', agent: 'bob', until: 1 },
  ]) {
    const world = sealedToSeek();
    world.tell({ type: 'briefed', epoch: 2, lost: false, reserved });
    expect(world.state.phase.name).toBe('seeking');
    expect(world.wrote('offer')).toEqual([]);
  }
});

test('a reservation for an earlier search, or one told twice, changes nothing', () => {
  const world = seeking();
  world.tell({ type: 'routed', seekId: 's0', agent: 'bob' });
  expect(world.state.phase.name).toBe('seeking');
  world.routed('bob');
  const { state } = world;
  world.tell({ type: 'routed', seekId: state.phase.name === 'ringing' ? 's2' : '', agent: 'cleo' });
  expect(world.state).toBe(state);
});

test('declined: the next one is sought at once, and not the one who declined', () => {
  const world = seeking();
  world.routed('bob');
  world.act('decline', { agent: 'bob' });
  expect(world.state.phase.name).toBe('seeking');
  expect(world.wrote('seek').at(-1)).toMatchObject({ except: ['bob'] });
});

test('unanswered: the customer hears that we look on, and the next one is sought', () => {
  const world = seeking();
  world.routed('bob');
  world.ring();
  expect(world.wrote('lapsed')).toMatchObject([{ why: 'nobody_accepted' }]);
  expect(world.wrote('said').at(-1)).toMatchObject({ script: 'still_looking' });
  expect(world.state.phase.name).toBe('seeking');
});

test('however often it rings in vain, a callback is promised when patience ends', () => {
  const world = seeking();
  const began = world.at;
  for (const agent of ['a', 'b', 'c']) {
    world.routed(agent);
    world.ring();
  }
  expect(world.at).toBe(began + 90_000);
  world.ring();
  expect(world.at).toBe(began + queueMs);
  expect(world.state.phase.name).toBe('callback');
  expect(world.wrote('promise')).toHaveLength(1);
});

test('a ring that is answered after patience would have ended still counts; one that is not promises a callback', () => {
  const world = seeking();
  world.at += queueMs - 1;
  world.routed('bob');
  world.at += 10_000;
  world.act('accept', { agent: 'bob' });
  expect(world.state.phase.name).toBe('reading_back');
  world.ring();
  expect(world.state.phase.name).toBe('callback');
});

test('a colleague who was named is waited for as long as an offer rings, then anybody will do', () => {
  const world = seeking();
  world.routed('bob');
  world.act('accept', { agent: 'bob' });
  world.act('read_back', { agent: 'bob' });
  world.act('transfer', { agent: 'bob', to: 'cleo' });
  world.sealed();
  expect(world.wrote('seek').at(-1)).toMatchObject({ only: 'cleo' });
  expect(world.state.phase).toMatchObject({
    name: 'seeking',
    search: { until: world.at + world.state.limits.acceptMs },
  });
  world.ring();
  expect(world.state.phase.name).toBe('seeking');
  expect(world.wrote('seek').at(-1)).not.toHaveProperty('only');
});

test('a promised callback seeks until its window ends, asks everybody again, and is then broken and told', () => {
  const world = seeking();
  world.routed('bob');
  world.act('decline', { agent: 'bob' });
  world.ring();
  expect(world.state.phase.name).toBe('callback');
  world.ring();
  world.sealed();
  expect(world.wrote('seek').at(-1)).not.toHaveProperty('except');
  const promise = world.wrote('promise')[0];
  expect(world.state.phase).toMatchObject({
    name: 'seeking',
    search: { until: promise?.kind === 'promise' && promise.until },
  });
  world.ring();
  expect(world.wrote('promise_end')).toMatchObject([{ state: 'broken' }]);
  expect(world.state.phase.name).toBe('ended');
});

test('“never mind” and a hang-up call the search off', () => {
  const back = seeking();
  back.neverMind('t2');
  expect(back.state.phase.name).toBe('listening');
  const gone = seeking();
  gone.hangUp();
  expect(gone.state.phase.name).toBe('ended');
});

test('who writes while one is sought hears that we look, and the words are kept for the human', () => {
  const world = seeking();
  world.turn('t2');
  expect(world.wrote('said').at(-1)).toMatchObject({ script: 'still_looking' });
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
});

const briefed = (): World => {
  const world = new World('voice', { queueMs, widenMs, briefMs: 3_500 });
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
};

test('one is sought while the brief is written, and it rings for them as soon as both are there', () => {
  const world = briefed();
  expect(world.state.phase.name).toBe('briefing');
  expect(world.wrote('seek')).toHaveLength(1);
  world.routed('bob');
  expect(world.state.phase.name).toBe('briefing');
  expect(world.wrote('offer')).toEqual([]);
  world.briefed();
  expect(world.wrote('offer')).toMatchObject([{ only: 'bob' }]);
});

test('with the brief in place and nobody reserved, the same search goes on', () => {
  const world = briefed();
  world.briefed();
  expect(world.state.phase.name).toBe('seeking');
  expect(world.wrote('seek')).toHaveLength(1);
  world.routed('bob');
  expect(world.state.phase).toMatchObject({ name: 'ringing', agent: 'bob' });
});

test('late: it rings for the one who was reserved meanwhile, with the deterministic brief', () => {
  const world = briefed();
  world.routed('bob');
  world.ring();
  expect(world.state.phase).toMatchObject({ name: 'ringing', agent: 'bob' });
  expect(world.wrote('brief')).toMatchObject([{ by: 'rules', why: 'late' }]);
});

test('a reservation that has run out by the time it is heard of rings for nobody', () => {
  for (const world of [seeking(), briefed()]) {
    const { phase } = world.state;
    const seekId = 'search' in phase ? (phase.search?.seekId ?? '') : '';
    world.tell({ type: 'routed', seekId, agent: 'bob', until: world.at });
    if (world.state.phase.name === 'briefing') world.briefed();
    expect(world.state.phase.name).toBe('seeking');
    world.tell({ type: 'routed', seekId, agent: 'bob', until: world.at + 1 });
    expect(world.state.phase.name).toBe('ringing');
  }
});
