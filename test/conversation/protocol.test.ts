import { expect, test } from 'vitest';
import { ask, truth, World } from '../support/world.ts';

/** The protocol's ways, one behaviour a test. */

const ringing = (): World => {
  const world = new World();
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
};

const withHuman = (): World => {
  const world = ringing();
  world.act('accept');
  world.act('read_back');
  return world;
};

test('a turn is thought about once and answered once', () => {
  const world = new World();
  world.turn('t1');
  expect(world.state.phase.name).toBe('thinking');
  world.thought('replied');
  expect(world.outcomeOfTurn('t1')).toBe('replied');
  expect(world.state.phase.name).toBe('listening');
});

test('the same turn again changes nothing', () => {
  const world = new World();
  world.turn('t1');
  const { state } = world;
  world.tell({ type: 'turn', turnId: 't1', seq: 1, answered: 0, answeredSeq: 0 });
  expect(world.state).toBe(state);
  expect(world.effects).toEqual([]);
});

test('a new turn supersedes the one being thought about', () => {
  const world = new World();
  world.turn('t1');
  world.turn('t2');
  expect(world.outcomeOfTurn('t1')).toBe('superseded');
  expect(world.effects.map((effect) => effect.do)).toEqual(['record', 'cut', 'think']);
  expect(world.thinking?.floor).toBe(2);
});

test('a reply that the ledger took before the new turn stands', () => {
  const world = new World();
  world.turn('t1');
  world.answered = 1;
  world.answeredSeq = 2;
  world.seq = 2;
  world.turn('t2');
  expect(world.state.settled).toContainEqual({ turnId: 't1', outcome: 'replied', seq: 2 });
});

test('a turn whose message comes after a later one stands in that one’s window', () => {
  const world = new World();
  world.seq = 1;
  world.turn('t2');
  world.tell({ type: 'turn', turnId: 't1', seq: 1, answered: 0, answeredSeq: 0 });
  expect(world.outcomeOfTurn('t1')).toBe('superseded');
  expect(world.thinking?.turnId).toBe('t2');
});

test('a turn whose message comes after that of a later barge-in has been answered by nobody, and is thought about', () => {
  const world = new World();
  world.turn('t1');
  world.thought('replied');
  world.seq += 2;
  const { seq, answered, answeredSeq } = world;
  world.tell({ type: 'barge_in', turnId: 't1', seq, answered, answeredSeq });
  world.tell({ type: 'turn', turnId: 't2', seq: seq - 1, answered, answeredSeq });
  expect(world.thinking).toMatchObject({ turnId: 't2', floor: seq });
});

test('a turn whose outcome is no longer remembered gets the one that the ledger holds', () => {
  const world = new World();
  world.turn('t1');
  const { seq } = world;
  world.thought('replied');
  for (let i = 0; i < 200; i += 1) {
    world.turn(`more${i}`);
    world.thought('replied');
  }
  expect(world.outcomeOfTurn('t1')).toBeUndefined();
  world.tell({ type: 'turn', turnId: 't1', seq, answered: 0, answeredSeq: 0 });
  expect(world.effects).toMatchObject([{ do: 'settle', turnId: 't1' }]);
  expect(world.state.settled.at(-1)).toMatchObject({ turnId: 't1', seq: 0 });
  world.tell({ type: 'recorded', turnId: 't1', outcome: 'replied', seq: 2 });
  expect(world.state.settled.at(-1)).toEqual({ turnId: 't1', outcome: 'replied', seq: 2 });
});

test('after a barge-in without words the open turn is thought about again, on the new floor', () => {
  const world = new World();
  world.turn('t1');
  world.bargeIn('t1');
  expect(world.state.phase.name).toBe('interrupted');
  world.ring();
  expect(world.thinking).toMatchObject({ turnId: 't1', floor: 2 });
});

test('a side effect in flight finishes before the new turn is thought about; a read is dropped', () => {
  const world = new World();
  world.turn('t1');
  world.thought({ kind: 'asked', calls: [ask('a'), ask('b', { sideEffect: true, tool: 'refund' })], evidence: [] });
  world.turn('t2');
  expect([...world.calls.keys()]).toEqual(['b']);
  expect(world.thinking).toBeUndefined();
  world.tell({ type: 'tool_done', callId: 'b', status: 'ok', ms: 5 });
  expect(world.thinking?.turnId).toBe('t2');
});

test('a side effect that takes longer than our silence may last: a human, and the packet waits for how it ended', () => {
  const world = new World();
  world.turn('t1');
  world.thought({ kind: 'asked', calls: [ask('a'), ask('b', { sideEffect: true, tool: 'refund' })], evidence: [] });
  world.ring();
  expect(world.at).toBe(1_000_000 + world.state.limits.silenceMs);
  expect(world.state.lastRule).toBe('our-silence@1');
  expect([...world.calls.keys()]).toEqual(['b']);
  expect(world.sealing).toBeUndefined();
  world.tell({ type: 'tool_done', callId: 'b', status: 'ok', ms: 9_000 });
  expect(world.sealing).toBe(2);
});

test('the ledger’s word for a later turn is as good as the turn’s own message', () => {
  const world = new World();
  world.turn('t1');
  world.thought({ kind: 'overtaken', by: { type: 'turn', turnId: 't2', seq: 5, answered: 0, answeredSeq: 0 } });
  expect(world.thinking).toMatchObject({ turnId: 't2', floor: 5 });
  expect(world.outcomeOfTurn('t1')).toBe('superseded');
});

test('a lost worker’s thought is repeated at once under the next attempt', () => {
  const world = new World();
  world.turn('t1');
  world.tell({ type: 'worker_lost', turnId: 't1', step: 0, attempt: 1 });
  expect(world.thinking?.attempt).toBe(2);
  world.tell({ type: 'worker_lost', turnId: 't1', step: 0, attempt: 1 });
  expect(world.thinking?.attempt).toBe(2);
});

test('an explicit request hands off in the same step, tells the customer by script, and seals', () => {
  const world = new World();
  world.turn('t1');
  world.thought('request');
  expect(world.state.custody).toEqual({ holder: 'queue', epoch: 2 });
  expect(world.wrote('decision')).toMatchObject([{ rule: 'explicit-request@2', tier: 'high' }]);
  expect(world.wrote('said')).toMatchObject([{ script: 'transition', epoch: 2 }]);
  expect(world.sealing).toBe(2);
  expect(world.effects.at(-1)).toEqual({ do: 'settle', turnId: 't1', outcome: 'delivered' });
});

test('three failures of the model in a row hand off with the fallback script', () => {
  const world = new World();
  world.turn('t1');
  for (let i = 0; i < 3; i += 1) {
    const evidence = [{ type: 'model', turnId: 't1', status: 'failed', code: 'MODEL_ERROR', ms: 1 } as const];
    world.thought({ kind: 'failed', code: 'MODEL_ERROR', evidence });
  }
  expect(world.state.lastRule).toBe('backend-streak@1');
  expect(world.wrote('said')).toMatchObject([{ script: 'fallback' }, { script: 'transition' }]);
});

test('nobody rings before the packet is sealed', () => {
  const world = new World();
  world.turn('t1');
  world.thought('request');
  expect(world.wrote('offer')).toEqual([]);
  world.sealed();
  expect(world.wrote('offer')).toHaveLength(1);
  expect(world.state.packet?.epoch).toBe(world.state.custody.epoch);
});

test('custody passes to the human only when the read-back matches', () => {
  const world = ringing();
  world.act('accept');
  expect(world.state.custody.holder).toBe('queue');
  world.act('read_back');
  expect(world.state.custody).toEqual({ holder: 'human', epoch: 3, agent: 'ada' });
});

test('a read-back wrong once may be repeated, wrong twice goes back to the queue', () => {
  const world = ringing();
  world.act('accept');
  world.act('read_back', { codes: { ...truth, wants: 'other' }, actId: 'w1' });
  expect(world.state.acts.at(-1)?.answer).toMatchObject({
    ok: false,
    code: 'READ_BACK_WRONG',
    wrong: ['wants'],
    offerId: 'o2',
  });
  expect(world.state.phase.name).toBe('reading_back');
  world.act('read_back', { codes: { ...truth, wants: 'other' }, actId: 'w2' });
  expect(world.state.phase).toMatchObject({ name: 'ringing' });
  expect(world.state.custody.holder).toBe('queue');
});

test('a second agent cannot take an accepted offer', () => {
  const world = ringing();
  world.act('accept');
  world.act('accept', { agent: 'bob', actId: 'late' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'late', answer: { ok: false, code: 'OFFER_TAKEN' } });
});

test('nobody accepts: offered again, then a callback with a timer; unaccepted to its end it is broken and told', () => {
  const world = ringing();
  world.ring();
  expect(world.wrote('offer')).toHaveLength(2);
  world.ring();
  expect(world.state.custody.holder).toBe('callback');
  expect(world.wrote('promise')).toHaveLength(1);
  world.ring();
  world.sealed();
  while (world.state.phase.name === 'ringing') world.ring();
  expect(world.wrote('promise_end')).toMatchObject([{ state: 'broken' }]);
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'callback_broken' });
  expect(
    world.wrote('said').map((entry) => (entry.kind === 'said' && entry.by === 'script' ? entry.script : '')),
  ).toContain('callback_broken');
});

test('a callback taken in its window is kept', () => {
  const world = ringing();
  world.ring();
  world.ring();
  world.ring();
  world.sealed();
  world.act('accept');
  world.act('read_back');
  expect(world.wrote('promise_end')).toMatchObject([{ state: 'kept' }]);
});

test('the human hands back: the AI may speak again under a new epoch', () => {
  const world = withHuman();
  world.act('hand_back');
  expect(world.state.custody).toEqual({ holder: 'ai', epoch: 4 });
  world.turn('t9');
  expect(world.state.phase.name).toBe('thinking');
});

test('a side effect in doubt is not tried again after a hand-back either', () => {
  const world = new World();
  const refund = (callId: string) => ask(callId, { tool: 'refund', sideEffect: true });
  world.turn('t1');
  world.thought({ kind: 'asked', calls: [refund('r1')], evidence: [] });
  world.tell({ type: 'tool_done', callId: 'r1', status: 'in_doubt', ms: 5 });
  world.thought('request');
  world.sealed();
  world.act('accept');
  world.act('read_back');
  world.act('hand_back');
  world.turn('t2');
  world.thought({ kind: 'asked', calls: [refund('r2')], evidence: [] });
  expect(world.state.lastRule).toBe('side-effect-in-doubt@1');
});

test('a human who lets a waiting customer wait loses the conversation to the queue', () => {
  const world = withHuman();
  world.ring();
  expect(world.state.custody.holder).toBe('queue');
  expect(world.wrote('lapsed')).toMatchObject([{ why: 'human_silent' }]);
});

test('a late click under an old epoch confirms nothing', () => {
  const world = withHuman();
  const before = world.act('resolve', { epoch: 2, actId: 'stale' });
  expect(world.state.phase).toEqual(before.phase);
  expect(world.state.acts.at(-1)).toEqual({ actId: 'stale', answer: { ok: false, code: 'EPOCH_STALE' } });
});

test('a customer who writes while waiting is kept for the human and hears a script only', () => {
  const world = ringing();
  world.turn('t2');
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
  expect(world.wrote('said').at(-1)).toMatchObject({ by: 'script', script: 'still_looking' });
});

for (const [name, at] of Object.entries({
  listening: () => new World(),
  ringing,
  'reading back': readingBack,
  'with a human': withHuman,
  'callback promised': calledBack,
})) {
  test(`the caller hangs up (${name}): everything is called off`, () => {
    const world = at();
    world.hangUp();
    expect(world.state.phase).toMatchObject({ name: 'ended', why: 'hung_up' });
    expect(world.wrote('promise').length).toBe(world.wrote('promise_end').length);
    world.act('accept', { actId: 'empty-room' });
    expect(world.state.custody.holder).toBe('ended');
  });
}

test('a side effect in flight at the end finishes and is known', () => {
  const world = new World();
  world.turn('t1');
  world.thought({ kind: 'asked', calls: [ask('b', { sideEffect: true })], evidence: [] });
  world.hangUp();
  expect(world.state.phase).toMatchObject({ name: 'ended', inFlight: [{ callId: 'b' }] });
  world.tell({ type: 'tool_done', callId: 'b', status: 'ok', ms: 5 });
  expect(world.state.phase).toMatchObject({ name: 'ended', inFlight: [] });
});

test('the customer’s silence: a script, then the end', () => {
  const world = new World();
  world.ring();
  expect(world.wrote('said')).toMatchObject([{ script: 'nudge' }]);
  world.ring();
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'idle' });
});
