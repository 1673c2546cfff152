import { expect, test } from 'vitest';
import type { Capacity } from '../../src/policy/evidence.ts';
import { World } from '../support/world.ts';

/** Where a conversation that needs a human goes, as the desk stands. */

const queueMs = 120_000;

/** The customer asks for a human before this desk, and the packet is sealed. */
function asked(desk: Capacity): World {
  const world = new World('voice', { queueMs, briefMs: 3_000 });
  const capacity = { waitMs: 300_000, overload: 2, offerFrom: 70 };
  world.state = { ...world.state, policy: { ...world.state.policy, capacity } };
  world.turn('t1');
  world.thought({
    kind: 'forced',
    evidence: [
      { type: 'capacity', turnId: 't1', ...desk },
      { type: 'request', turnId: 't1', phrase: 'en.want-human' },
    ],
  });
  world.at += 50;
  world.sealed();
  return world;
}

test('with somebody free a human is sought, and the ledger says why: warm', () => {
  const world = asked({ free: 1, present: 2, waiting: 0 });
  expect(world.wrote('decision')).toMatchObject([{ decision: 'hand_off', path: 'warm' }]);
  world.briefed();
  expect(world.state.phase).toMatchObject({ name: 'seeking', search: { until: world.at + queueMs } });
});

test('with all of them busy the customer queues', () => {
  const world = asked({ free: 0, present: 2, waiting: 1 });
  expect(world.wrote('decision')).toMatchObject([{ path: 'queue' }]);
  world.briefed();
  expect(world.state.phase).toMatchObject({ name: 'seeking', search: { until: world.at + queueMs } });
});

test('with nobody there a callback is promised within seconds', () => {
  const world = asked({ free: 0, present: 0, waiting: 0 });
  expect(world.wrote('decision')).toMatchObject([{ path: 'callback' }]);
  world.briefed();
  const began = world.at - 50;
  world.ring();
  expect(world.at).toBe(began + 10_000);
  expect(world.state.phase.name).toBe('callback');
  expect(world.wrote('promise')).toHaveLength(1);
});

test('whoever comes while the brief is written still gets it', () => {
  const world = asked({ free: 0, present: 0, waiting: 0 });
  world.routed('ada');
  world.briefed();
  expect(world.state.phase).toMatchObject({ name: 'ringing', agent: 'ada' });
});

test('a callback that is due seeks for its whole window', () => {
  const world = asked({ free: 0, present: 0, waiting: 0 });
  world.briefed();
  world.ring();
  world.ring();
  world.sealed();
  world.briefed();
  expect(world.state.phase).toMatchObject({
    name: 'seeking',
    search: { until: world.at + world.state.limits.callbackWindowMs },
  });
});
