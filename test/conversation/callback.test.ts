import { describe, expect, test } from 'vitest';
import type { ScriptCode } from '../../src/conversation/entry.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import { limits } from '../support/limits.ts';
import { World } from '../support/world.ts';

/** A callback: its window is held, then promised; moved, kept, called off, or told to have failed. */

const windows = { bookMs: 3_000, dialMs: 30_000, dialAttempts: 2, dialPauseMs: 60_000 };

const ringing = (over: object = {}): World => {
  const world = new World('voice', { ...windows, ...over });
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
};

const booking = (over: object = {}): World => {
  const world = ringing(over);
  world.ring();
  world.ring();
  return world;
};

const promised = (phone?: 'known' | 'asked', over: object = {}): World => {
  const world = booking(over);
  world.booked(phone === undefined ? {} : { phone });
  return world;
};

/** The hour has come, and a human has read the packet back. */
const readBack = (world: World): World => {
  world.ring();
  world.sealed();
  world.act('accept');
  world.act('read_back');
  return world;
};

const scripts = (world: World): ScriptCode[] =>
  world.wrote('said').flatMap((said) => (said.by === 'script' ? [said.script] : []));
const ends = (world: World) => world.wrote('promise_end').map(({ promiseId, state }) => [promiseId, state]);
const holder = ({ state }: World) => state.custody.holder;

describe('held before it is promised', () => {
  test('nobody accepts: a window is held, and nothing is said of a callback before it is', () => {
    const world = booking();
    expect(world.state.phase.name).toBe('booking');
    expect(world.booking).toMatchObject({ do: 'book', tier: 'high', wish: {} });
    expect(scripts(world)).not.toContain('callback_agreed');
    expect(world.wrote('promise')).toEqual([]);
  });

  test('the window is promised as it is held, and the script names it', () => {
    const world = promised();
    const { phase } = world.state;
    expect(phase.name).toBe('callback');
    const [promise] = world.wrote('promise');
    expect(promise).toMatchObject({ queue: '*', due: world.at + 3_600_000 });
    expect(world.wrote('said').at(-1)).toMatchObject({
      script: 'callback_agreed',
      window: { promiseId: promise?.promiseId, from: promise?.due, until: promise?.until },
    });
    expect(obligation(world.state)).toEqual({ kind: 'timer', name: 'callback due', at: promise?.due });
  });

  test('no window is free: nothing is promised, the customer is told, and it rings on', () => {
    const world = booking();
    world.booked('none');
    expect(world.state.phase.name).toBe('ringing');
    expect(scripts(world)).toContain('callback_full');
    expect(world.wrote('promise')).toEqual([]);
  });

  test('the step that holds a window is late: it rings on, and a window that comes then is not promised', () => {
    const world = booking();
    world.ring();
    expect(world.state.phase.name).toBe('ringing');
    world.booked();
    expect(world.wrote('promise')).toEqual([]);
  });

  test('a conversation that knows no windows promises as it always did', () => {
    const world = new World('voice', {});
    world.turn('t1');
    world.thought('request');
    world.sealed();
    world.ring();
    world.ring();
    expect(world.state.phase.name).toBe('callback');
    expect(world.wrote('promise')).toEqual([
      {
        kind: 'promise',
        promise: 'callback',
        promiseId: 'p4',
        due: world.at + limits.callbackMs,
        until: expect.anything(),
      },
    ]);
    world.turn('t2');
    expect(scripts(world).at(-1)).toBe('still_looking');
  });

  test('the desk finds nobody within its patience: a window is held then too', () => {
    const world = ringing({ queueMs: 60_000, widenMs: 10_000 });
    expect(world.state.phase.name).toBe('seeking');
    world.ring();
    expect(world.state.phase.name).toBe('booking');
    world.booked('none');
    expect(world.state.phase.name).toBe('seeking');
  });

  test('the caller leaves, or needs nobody any more, while a window is being held: nothing is promised', () => {
    const gone = booking();
    gone.hangUp();
    expect(gone.state.phase.name).toBe('ended');
    gone.booked();
    expect(gone.wrote('promise')).toEqual([]);
    const off = booking();
    off.neverMind('t2');
    expect(holder(off)).toBe('ai');
    off.booked();
    expect(off.wrote('promise')).toEqual([]);
  });
});

describe('moved', () => {
  const wishes = (world: World, wish: object, turnId = 't2'): World => {
    world.turn(turnId);
    world.recorded(turnId, 'delivered', [], wish);
    return world;
  };

  test('the customer would have another time: it is held first, and the old one given back with the new promise', () => {
    const world = wishes(promised(), { day: 1, part: 'morning' });
    const [before] = world.wrote('promise');
    expect(world.booking).toMatchObject({ wish: { day: 1, part: 'morning' } });
    expect(obligation(world.state)).toMatchObject({ name: 'callback due', at: before?.due });
    const { epoch } = world.state.custody;
    world.booked();
    expect(ends(world)).toEqual([[before?.promiseId, 'moved']]);
    expect(world.wrote('promise')).toHaveLength(2);
    expect(scripts(world).at(-1)).toBe('callback_moved');
    expect(world.state.custody).toEqual({ holder: 'callback', epoch });
  });

  test('“later” is after the window that stands', () => {
    const world = promised();
    const [promise] = world.wrote('promise');
    wishes(world, { after: world.at });
    expect(world.booking?.wish).toEqual({ after: promise?.until });
  });

  test('no window fits the wish: the promise stands, and is said again', () => {
    const world = wishes(promised(), { minutes: [180] });
    world.booked('none');
    expect(ends(world)).toEqual([]);
    expect(scripts(world).at(-1)).toBe('callback_standing');
  });

  test('what is not understood gets the standing text, and each turn its outcome', () => {
    const world = promised();
    world.turn('t2');
    expect(scripts(world)).not.toContain('callback_standing');
    world.recorded('t2', 'delivered');
    expect(scripts(world).at(-1)).toBe('callback_standing');
    expect(world.outcomeOfTurn('t2')).toBe('delivered');
  });

  test('the last wish counts: a window that was held for the one before is not promised', () => {
    const world = wishes(promised(), { day: 1 });
    const first = world.booking;
    wishes(world, { day: 2 }, 't3');
    world.tell({
      type: 'booked',
      promiseId: first?.promiseId ?? '',
      slot: { from: world.at + 1, until: world.at + 2, queue: '*' },
    });
    expect(world.wrote('promise')).toHaveLength(1);
    world.booked();
    expect(world.wrote('promise')).toHaveLength(2);
  });

  test('through the customer’s own door: answered with the window, or that it is taken', () => {
    const world = promised();
    const from = world.at + 10_800_000;
    world.tell({ type: 'callback_wished', actId: 'w1', wish: { from } });
    world.booked();
    expect(world.state.acts.at(-1)).toMatchObject({ actId: 'w1', answer: { ok: true, window: { from } } });
    world.tell({ type: 'callback_wished', actId: 'w2', wish: { from: from + 1 } });
    world.booked('none');
    expect(world.state.acts.at(-1)).toMatchObject({ actId: 'w2', answer: { ok: false, code: 'WINDOW_TAKEN' } });
  });

  test('the window that stands asked for again, or a number to be called on: answered at once, and nothing moves', () => {
    const world = promised();
    const due = world.wrote('promise')[0]?.due ?? 0;
    world.tell({ type: 'callback_wished', actId: 'w1', wish: { from: due } });
    world.tell({ type: 'callback_wished', actId: 'w2', wish: { phone: true } });
    expect(world.state.acts).toMatchObject([
      { actId: 'w1', answer: { ok: true, window: { from: due } } },
      { actId: 'w2', answer: { ok: true, window: { from: due } } },
    ]);
    expect(world.wrote('promise')).toHaveLength(1);
    readBack(world);
    expect(world.calling).toBeDefined();
  });

  test('the promise falls due, or is called off, while another window is being held: the question is answered', () => {
    const world = promised();
    world.tell({ type: 'callback_wished', actId: 'w1', wish: { day: 1 } });
    world.ring();
    expect(world.state.acts.at(-1)).toMatchObject({ answer: { ok: false, code: 'ACT_OUT_OF_TURN' } });
    world.booked();
    expect(world.wrote('promise')).toHaveLength(1);
  });

  test('where no callback is promised the customer’s door says so', () => {
    const world = ringing();
    world.tell({ type: 'callback_wished', actId: 'w1', wish: {} });
    expect(world.state.acts.at(-1)).toMatchObject({ answer: { ok: false, code: 'CALLBACK_UNKNOWN' } });
  });
});

describe('agreed by the human who holds it', () => {
  const withHuman = (): World => {
    const world = ringing();
    world.act('accept');
    world.act('read_back');
    return world;
  };

  test('custody passes to the callback once its window is held, and the human is free', () => {
    const world = withHuman();
    const from = world.at + 7_200_000;
    world.act('schedule', { actId: 's1', from });
    expect(holder(world)).toBe('human');
    world.booked();
    expect(holder(world)).toBe('callback');
    expect(world.wrote('promise')).toMatchObject([{ due: from }]);
    expect(world.wrote('human')).toMatchObject([{ act: 'scheduled', agent: 'ada' }]);
    expect(world.state.acts.at(-1)).toMatchObject({
      actId: 's1',
      answer: { ok: true, epoch: world.state.custody.epoch },
    });
  });

  test('the window is taken: the human is told and holds on', () => {
    const world = withHuman();
    world.act('schedule', { actId: 's1' });
    world.booked('none');
    expect(holder(world)).toBe('human');
    expect(world.state.acts.at(-1)).toMatchObject({ answer: { ok: false, code: 'WINDOW_TAKEN' } });
  });

  test('the customer leaves meanwhile: the act is answered, and nothing is promised', () => {
    const world = withHuman();
    world.act('schedule', { actId: 's1' });
    world.hangUp();
    expect(world.state.acts.at(-1)).toMatchObject({ actId: 's1', answer: { ok: false } });
    world.booked();
    expect(world.wrote('promise')).toEqual([]);
  });
});

describe('kept, or told', () => {
  test('on a channel that is open nobody is called: the read-back keeps the promise', () => {
    const world = readBack(promised('known'));
    expect(world.calling).toBeUndefined();
    expect(ends(world)).toEqual([[expect.any(String), 'kept']]);
    expect(scripts(world).at(-1)).toBe('human_joined');
  });

  test('a caller who hangs up and whose number is known keeps the promise; the hang-up is on record', () => {
    const world = promised('known');
    world.hangUp();
    expect(world.state.phase.name).toBe('callback');
    expect(world.wrote('gone')).toHaveLength(1);
    world.hangUp();
    expect(world.wrote('gone')).toHaveLength(1);
    expect(ends(world)).toEqual([]);
  });

  test('a caller whose number nobody knows calls it off by hanging up', () => {
    const world = promised();
    world.hangUp();
    expect(ends(world)).toEqual([[expect.any(String), 'called_off']]);
    expect(world.state.phase.name).toBe('ended');
  });

  test('who has gone is called when a human has read the packet, and the promise is kept when they answer', () => {
    const world = promised('known');
    world.hangUp();
    readBack(world);
    expect(world.calling).toBeDefined();
    expect(holder(world)).toBe('human');
    expect(ends(world)).toEqual([]);
    world.dialed('answered');
    expect(ends(world)).toEqual([[expect.any(String), 'kept']]);
    expect(world.wrote('dialed')).toMatchObject([{ attempt: 1, result: 'answered' }]);
    expect(scripts(world).at(-1)).toBe('human_joined');
    world.hangUp();
    expect(world.state.phase.name).toBe('ended');
  });

  test('who gave a number to be called on is called, though their channel is open', () => {
    const world = readBack(promised('asked'));
    expect(world.calling).toBeDefined();
  });

  test('who would not be called by phone is not', () => {
    const world = promised('asked');
    world.turn('t2');
    world.recorded('t2', 'delivered', [], { phone: false });
    expect(scripts(world).at(-1)).toBe('callback_standing');
    readBack(world);
    expect(world.calling).toBeUndefined();
    expect(ends(world)).toEqual([[expect.any(String), 'kept']]);
  });

  test('a customer who writes while they are being called is there', () => {
    const world = readBack(promised('asked'));
    world.turn('t9');
    expect(ends(world)).toEqual([[expect.any(String), 'kept']]);
    expect(world.outcomeOfTurn('t9')).toBe('delivered');
    expect(world.effects).toContainEqual({ do: 'undial' });
  });

  test('no answer: called again after a pause, then moved once to another window, then told', () => {
    const world = readBack(promised('asked'));
    const [first] = world.wrote('promise');
    world.dialed('no_answer');
    expect(obligation(world.state)).toMatchObject({ name: 'call again', at: world.at + 60_000 });
    expect(holder(world)).toBe('human');
    world.ring();
    world.dialed('busy');
    expect(world.state.phase.name).toBe('booking');
    expect(holder(world)).toBe('queue');
    world.booked({ phone: 'asked' });
    expect(ends(world)).toEqual([[first?.promiseId, 'moved']]);
    expect(scripts(world).at(-1)).toBe('callback_unreached');
    readBack(world);
    world.dialed('no_answer');
    world.ring();
    world.dialed('no_answer');
    expect(ends(world).map(([, state]) => state)).toEqual(['moved', 'failed']);
    expect(scripts(world).at(-1)).toBe('callback_failed');
    expect(world.state.phase).toMatchObject({ name: 'ended', why: 'callback_failed' });
    expect(world.wrote('dialed').map(({ result }) => result)).toEqual(['no_answer', 'busy', 'no_answer', 'no_answer']);
  });

  test('no answer and no other window: told at once', () => {
    const world = readBack(promised('asked', { dialAttempts: 1 }));
    world.dialed('no_answer');
    world.booked('none');
    expect(ends(world)).toEqual([[expect.any(String), 'failed']]);
    expect(world.state.phase.name).toBe('ended');
  });

  test('a call that would begin after the window’s end is not made', () => {
    const world = readBack(promised('asked', { dialPauseMs: 3_600_000 }));
    world.dialed('no_answer');
    expect(world.state.phase.name).toBe('booking');
  });

  test('a call of which nothing is heard any more is lost, and what comes of it later changes nothing', () => {
    const world = readBack(promised('asked'));
    const callId = world.calling ?? '';
    world.ring();
    expect(world.wrote('dialed')).toMatchObject([{ result: 'lost' }]);
    world.tell({ type: 'dialed', callId, result: 'answered' });
    expect(ends(world)).toEqual([]);
  });

  test('nobody takes it within its window: broken and admitted, as ever', () => {
    const world = promised('known');
    world.ring();
    world.sealed();
    while (world.state.phase.name === 'ringing') world.ring();
    expect(ends(world)).toEqual([[expect.any(String), 'broken']]);
    expect(scripts(world).at(-1)).toBe('callback_broken');
  });

  test('the human passes it on while the customer is being called: the call is cut, and the next one calls', () => {
    const world = readBack(promised('asked'));
    world.act('transfer', { to: 'bob' });
    expect(world.effects).toContainEqual({ do: 'undial' });
    world.sealed();
    world.act('accept', { agent: 'bob' });
    world.act('read_back', { agent: 'bob' });
    expect(world.calling).toBeDefined();
    world.dialed('answered');
    expect(ends(world)).toEqual([[expect.any(String), 'kept']]);
  });

  test('the human closes it while the customer is being called: the promise is called off', () => {
    for (const act of ['resolve', 'hand_back'] as const) {
      const world = readBack(promised('asked'));
      world.act(act);
      expect(ends(world)).toEqual([[expect.any(String), 'called_off']]);
      world.tell({ type: 'dialed', callId: 'd9', result: 'answered' });
      expect(ends(world)).toHaveLength(1);
    }
  });
});
