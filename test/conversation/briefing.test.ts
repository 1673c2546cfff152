import { expect, test } from 'vitest';
import { isBetweenTurns, obligation } from '../../src/conversation/obligation.ts';
import { World } from '../support/world.ts';

/** The sealed packet gets its brief before anyone rings, and nobody waits for one longer than the conversation allows. */

const sealed = (over: object = { briefMs: 3_500 }): World => {
  const world = new World('voice', over);
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
};

test('a conversation that knows no time for it rings at once, as those from before do', () => {
  const world = sealed({});
  expect(world.state.phase.name).toBe('ringing');
  expect(world.briefing).toBeUndefined();
});

test('nobody rings before the brief is attached', () => {
  const world = sealed();
  expect(world.state.phase).toMatchObject({ name: 'briefing', until: world.at + 3_500 });
  expect(world.effects).toEqual([{ do: 'brief', epoch: 2, until: world.at + 3_500 }]);
  expect(world.wrote('offer')).toEqual([]);
  world.briefed();
  expect(world.state.phase.name).toBe('ringing');
  expect(world.wrote('brief')).toEqual([]);
});

test('late: it rings when the time is up, the deterministic brief stands and says so, the model is cut off', () => {
  const world = sealed();
  expect(obligation(world.state)).toMatchObject({ kind: 'timer', at: world.at + 3_500 });
  world.ring();
  expect(world.state.phase.name).toBe('ringing');
  expect(world.effects[0]).toEqual({ do: 'cut' });
  expect(world.wrote('brief')).toEqual([{ kind: 'brief', epoch: 2, by: 'rules', dropped: 0, why: 'late' }]);
});

test('an alarm before its time changes nothing', () => {
  const world = sealed();
  world.tell({ type: 'alarm' });
  expect(world.state.phase.name).toBe('briefing');
});

test('lost with its worker: it rings at once, and the deterministic brief stands', () => {
  const world = sealed();
  world.briefed(true);
  expect(world.state.phase.name).toBe('ringing');
  expect(world.wrote('brief')).toMatchObject([{ by: 'rules', why: 'lost' }]);
});

test('a brief of another packet rings nobody', () => {
  const world = sealed();
  world.tell({ type: 'briefed', epoch: 1, lost: false });
  expect(world.state.phase.name).toBe('briefing');
});

test('the customer writes meanwhile: kept for the human, and said by nobody to wait', () => {
  const world = sealed();
  world.turn('t2');
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
  expect(world.state.phase.name).toBe('briefing');
});

test('the customer hangs up meanwhile: the model is cut off, and nobody rings', () => {
  const world = sealed();
  world.hangUp();
  expect(world.effects[0]).toEqual({ do: 'cut' });
  expect(world.state.phase.name).toBe('ended');
  expect(world.wrote('offer')).toEqual([]);
});

test('it rests on a timer, so that it may be carried into a new run once its step is back', () => {
  expect(isBetweenTurns(sealed().state)).toBe(true);
});

test('a callback that is due has its packet sealed and briefed anew', () => {
  const world = sealed();
  world.briefed();
  world.ring();
  world.ring();
  expect(world.state.phase.name).toBe('callback');
  world.ring();
  world.sealed();
  expect(world.state.phase.name).toBe('briefing');
  world.briefed();
  expect(world.state.phase.name).toBe('ringing');
});
