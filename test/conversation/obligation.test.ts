import { expect, test } from 'vitest';
import { isBetweenTurns } from '../../src/conversation/obligation.ts';
import { ask, World } from '../support/world.ts';

/** Where a conversation may be carried into a new run: a phase that lasts must never fill its history. */

const listening = () => new World();
const thinking = () => {
  const world = listening();
  world.turn('t1');
  return world;
};
const acting = () => {
  const world = thinking();
  world.thought({ kind: 'asked', calls: [ask('c', { sideEffect: true })], evidence: [] });
  return world;
};
const interrupted = () => {
  const world = thinking();
  world.bargeIn('t1');
  return world;
};
const sealing = () => {
  const world = thinking();
  world.thought('request');
  return world;
};
const ringing = () => {
  const world = sealing();
  world.sealed();
  return world;
};
const readingBack = () => {
  const world = ringing();
  world.act('accept');
  return world;
};
const withHuman = () => {
  const world = readingBack();
  world.act('read_back');
  return world;
};
const callback = () => {
  const world = ringing();
  world.ring();
  world.ring();
  return world;
};
const surveying = () => {
  const world = new World('voice', { surveyMs: 15_000 });
  world.turn('t1');
  world.thought('request');
  world.sealed();
  world.act('accept');
  world.act('read_back');
  world.act('resolve');
  return world;
};
const surveyRead = () => {
  const world = surveying();
  world.turn('t2');
  return world;
};

test.each(Object.entries({ listening, ringing, readingBack, withHuman, callback, surveying }))(
  '%s: carried',
  (_, at) => {
    expect(isBetweenTurns(at().state)).toBe(true);
  },
);

test.each(Object.entries({ thinking, acting, interrupted, sealing, surveyRead }))(
  '%s: not before it is over',
  (_, at) => {
    expect(isBetweenTurns(at().state)).toBe(false);
  },
);
