import { expect, test } from 'vitest';
import { obligation } from '../../src/conversation/obligation.ts';
import { World } from '../support/world.ts';

/** A customer who waits is told how long it will be: only what is true, once, and again when it has changed by much. */

const queueMs = 600_000;
const minute = 60_000;

function seeking(): World {
  const world = new World('voice', { queueMs, tellWaitMs: 1_000 });
  world.turn('t1');
  world.thought('request');
  world.sealed();
  return world;
}

/** Nobody was reserved within the second. */
function asking(): World {
  const world = seeking();
  world.ring();
  return world;
}

const scripts = (world: World) => world.wrote('said').flatMap((said) => ('script' in said ? said.script : []));
const told = (world: World) => world.wrote('said').filter((said) => 'minutes' in said);

test('nobody asks how long it will be while somebody may be reserved at once', () => {
  const world = seeking();
  expect(obligation(world.state)).toMatchObject({ kind: 'timer', at: world.at + 1_000 });
  world.routed('bob');
  expect(world.estimating).toBeUndefined();
  expect(world.state.phase.name).toBe('ringing');
});

test('where nobody was, it is asked, and what is known is said in whole minutes that hold it', () => {
  const world = asking();
  world.estimated({ fromMs: 130_000, toMs: 250_000 });
  expect(world.wrote('wait')).toMatchObject([{ fromMs: 130_000, toMs: 250_000 }]);
  expect(told(world)).toMatchObject([{ script: 'wait_told', minutes: { from: 2, to: 5 }, epoch: 2 }]);
});

test('a wait that may be none is told by its end alone', () => {
  const world = asking();
  world.estimated({ fromMs: 0, toMs: 61_000 });
  expect(told(world)).toMatchObject([{ script: 'wait_within', minutes: { from: 0, to: 2 } }]);
});

test('where there is no ground for a figure the customer hears none, once', () => {
  const world = asking();
  world.estimated();
  expect(world.wrote('wait')).toEqual([]);
  expect(scripts(world).at(-1)).toBe('still_looking');
  const heard = scripts(world).length;
  world.ring();
  world.estimated();
  expect(scripts(world)).toHaveLength(heard);
});

test('it is looked at again each minute, and said again only when it has changed by much', () => {
  const world = asking();
  world.estimated({ fromMs: 2 * minute, toMs: 4 * minute });
  const said = world.at;
  expect(obligation(world.state)).toMatchObject({ at: said + minute });
  world.ring();
  world.estimated({ fromMs: minute, toMs: 3.5 * minute });
  expect(told(world)).toHaveLength(1);
  world.ring();
  world.estimated({ fromMs: 3 * minute, toMs: 7 * minute });
  expect(told(world)).toHaveLength(2);
  expect(world.wrote('wait')).toHaveLength(2);
});

test('a ring in vain does not have it said anew, and the search goes on to its end', () => {
  const world = asking();
  world.estimated({ fromMs: 2 * minute, toMs: 9 * minute });
  const began = world.at - 1_000;
  world.routed('bob');
  world.ring();
  expect(world.state.phase).toMatchObject({ name: 'seeking' });
  world.ring();
  world.estimated({ fromMs: minute, toMs: 8 * minute });
  expect(told(world)).toHaveLength(1);
  while (world.state.phase.name === 'seeking') {
    world.ring();
    if (world.estimating !== undefined) world.estimated({ fromMs: minute, toMs: 8 * minute });
  }
  expect(world.state.phase.name).toBe('callback');
  expect(world.at).toBe(began + queueMs);
});

test('an answer that comes when somebody rings already is not said', () => {
  const world = asking();
  world.routed('bob');
  world.estimated({ fromMs: 2 * minute, toMs: 9 * minute });
  expect(told(world)).toEqual([]);
});

test('after a transfer the new wait is told anew', () => {
  const world = asking();
  world.estimated({ fromMs: 2 * minute, toMs: 9 * minute });
  world.routed('bob');
  world.act('accept', { agent: 'bob' });
  world.act('read_back', { agent: 'bob' });
  world.act('transfer', { agent: 'bob' });
  world.sealed();
  world.ring();
  world.estimated({ fromMs: 2 * minute, toMs: 9 * minute });
  expect(told(world)).toHaveLength(2);
});
