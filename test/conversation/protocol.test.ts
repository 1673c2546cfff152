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

const readingBack = (): World => {
  const world = ringing();
  world.act('accept');
  return world;
};

test('a human who declines is asked no more: a new offer rings for the others at once, and the ledger says why', () => {
  const world = ringing();
  const { until } = world.state.phase.name === 'ringing' ? world.state.phase : { until: 0 };
  world.at += 5_000;
  world.act('decline', { reason: 'wrong_skill', actId: 'no' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'no', answer: { ok: true, epoch: 2, offerId: 'o2' } });
  expect(world.wrote('lapsed')).toEqual([
    { kind: 'lapsed', offerId: 'o2', why: 'declined', agent: 'ada', reason: 'wrong_skill' },
  ]);
  expect(world.wrote('offer').at(-1)).toMatchObject({ offerId: 'o3', round: 1, until, except: ['ada'] });
  expect(world.wrote('said')).toHaveLength(1);
  world.act('accept', { actId: 'again' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'again', answer: { ok: false, code: 'OFFER_NOT_YOURS' } });
  world.act('accept', { agent: 'bob', actId: 'bob' });
  expect(world.state.phase).toMatchObject({ name: 'reading_back', agent: 'bob' });
});

test('an offer that was declined is taken by nobody any more', () => {
  const world = ringing();
  world.act('decline');
  world.act('accept', { agent: 'bob', offerId: 'o2', actId: 'late' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'late', answer: { ok: false, code: 'OFFER_CLOSED' } });
});

test('who reads back may still decline: it rings anew for the others, and nobody else can decline it for them', () => {
  const world = readingBack();
  world.act('decline', { agent: 'bob', actId: 'not-yours' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'not-yours', answer: { ok: false, code: 'OFFER_TAKEN' } });
  world.act('decline');
  expect(world.state.phase).toMatchObject({ name: 'ringing', until: world.at + world.state.limits.acceptMs });
  expect(world.state.custody).toEqual({ holder: 'queue', epoch: 2 });
});

test('declines use up no round, and when the rounds are over a callback is promised as ever', () => {
  const world = ringing();
  world.act('decline');
  world.act('decline', { agent: 'bob', actId: 'bob' });
  world.ring();
  expect(world.wrote('offer').at(-1)).toMatchObject({ round: 2, except: ['ada', 'bob'] });
  world.ring();
  expect(world.state.phase.name).toBe('callback');
});

test('a human passes the conversation on: queue, script, a packet sealed anew, and another human reads back', () => {
  const world = withHuman();
  world.act('transfer', { reason: 'authority', actId: 'on' });
  expect(world.state.acts.at(-1)).toEqual({ actId: 'on', answer: { ok: true, epoch: 4, offerId: 'o2' } });
  expect(world.state.custody).toEqual({ holder: 'queue', epoch: 4 });
  expect(world.wrote('human')).toEqual([{ kind: 'human', agent: 'ada', act: 'transferred', outcome: 'authority' }]);
  expect(world.wrote('said').at(-1)).toMatchObject({ script: 'transferred', epoch: 4 });
  expect(world.sealing).toBe(4);
  world.act('human_reply', { offerId: 'o2', epoch: 3, actId: 'late' });
  expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_CLOSED' });
  world.sealed();
  world.act('accept', { actId: 'me-again' });
  expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_NOT_YOURS' });
  world.act('accept', { agent: 'bob', actId: 'bob' });
  world.act('read_back', { agent: 'bob', actId: 'bob-reads' });
  expect(world.state.custody).toEqual({ holder: 'human', epoch: 5, agent: 'bob' });
});

test('passed on by name it rings for that colleague alone, and once that came to nothing for all others', () => {
  const world = withHuman();
  world.act('transfer', { to: 'bob' });
  world.sealed();
  expect(world.wrote('offer').at(-1)).toMatchObject({ only: 'bob', except: ['ada'] });
  world.act('accept', { agent: 'cleo', actId: 'cleo' });
  expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_NOT_YOURS' });
  world.ring();
  expect(world.wrote('offer').at(-1)).not.toHaveProperty('only');
  world.act('accept', { agent: 'cleo', actId: 'cleo-again' });
  expect(world.state.phase).toMatchObject({ name: 'reading_back', agent: 'cleo' });
});

test('a colleague who is named and declines is not asked again: it rings anew for everybody else', () => {
  const world = withHuman();
  world.act('transfer', { to: 'bob' });
  world.sealed();
  world.at += 5_000;
  world.act('decline', { agent: 'bob', actId: 'bob' });
  expect(world.state.phase).toMatchObject({ name: 'ringing', until: world.at + world.state.limits.acceptMs });
  expect(world.wrote('offer').at(-1)).toMatchObject({ except: ['ada', 'bob'] });
});

const sealing = (): World => {
  const world = new World();
  world.turn('t1');
  world.thought('request');
  return world;
};
const calledBack = (): World => {
  const world = ringing();
  world.ring();
  world.ring();
  return world;
};

for (const [name, at] of Object.entries({
  sealing,
  ringing,
  'reading back': readingBack,
  'callback promised': calledBack,
})) {
  test(`“never mind” (${name}): everything is called off, the AI has the conversation and says so by script`, () => {
    const world = at();
    const { epoch } = world.state.custody;
    world.neverMind('t2');
    expect(world.state.custody).toEqual({ holder: 'ai', epoch: epoch + 1 });
    expect(world.state.phase.name).toBe('listening');
    expect(world.wrote('custody').at(-1)).toMatchObject({ why: 'never_mind' });
    expect(world.wrote('said').at(-1)).toMatchObject({ script: 'called_off', epoch: epoch + 1 });
    expect(world.wrote('lapsed')).toHaveLength(world.wrote('offer').length);
    expect(world.wrote('promise_end')).toHaveLength(world.wrote('promise').length);
    world.act('accept', { actId: 'late', offerId: 'o2', epoch });
    expect(world.state.custody.holder).toBe('ai');
    if (world.sealing !== undefined) world.sealed();
    expect(world.state.phase.name).toBe('listening');
    world.turn('t3');
    expect(world.thinking?.turnId).toBe('t3');
  });
}

test('“never mind” to a human who owns the conversation is theirs to answer', () => {
  const world = ringing();
  world.turn('t2');
  world.act('accept');
  world.act('read_back');
  world.recorded('t2', 'delivered', [{ type: 'never_mind', turnId: 't2', phrase: 'never_mind.0' }]);
  expect(world.state.custody).toMatchObject({ holder: 'human', agent: 'ada' });
});

test('“never mind” of an earlier handoff does not call a later one off, nor does it count twice', () => {
  const world = ringing();
  world.turn('t2');
  world.act('accept');
  world.act('read_back');
  world.act('hand_back');
  world.at += 1_000;
  world.turn('t3');
  world.thought('request');
  world.sealed();
  const evidence = [{ type: 'never_mind', turnId: 't2', phrase: 'never_mind.0' } as const];
  world.recorded('t2', 'delivered', evidence);
  expect(world.state.phase.name).toBe('ringing');
  world.neverMind('t4');
  const { phase } = world.state;
  world.tell({ type: 'recorded', turnId: 't4', outcome: 'delivered', seq: 99, heard: { since: world.at, evidence } });
  expect(world.state.phase).toBe(phase);
});

test('“never mind” while a side effect is in flight: back to the AI as soon as it is known how that ended', () => {
  const world = new World();
  world.turn('t1');
  world.thought({ kind: 'asked', calls: [ask('b', { sideEffect: true, tool: 'refund' })], evidence: [] });
  world.ring();
  world.neverMind('t2');
  expect(world.state.custody.holder).toBe('queue');
  world.tell({ type: 'tool_done', callId: 'b', status: 'in_doubt', ms: 9_000 });
  expect(world.state.custody.holder).toBe('ai');
  expect(world.state.track.inDoubt).toHaveLength(1);
  expect(world.sealing).toBeUndefined();
});

test('what a customer writes while waiting counts as mood', () => {
  const world = ringing();
  const { turns } = world.state.track.course;
  world.turn('t2');
  world.recorded('t2', 'delivered', [{ type: 'mood', turnId: 't2', valence: -0.8, anger: 1, words: 4 }]);
  expect(world.state.track.course).toMatchObject({ turns: turns + 1, anger: 1 });
  expect(world.state.phase.name).toBe('ringing');
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
