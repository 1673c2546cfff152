import { orders, sayings } from '../sayings.ts';
import { ringing, withHuman } from './handoff.ts';
import { ask, asks } from './model.ts';
import type { Way } from './way.ts';

/** The caller hangs up, state by state. */

const slowly = { pace: { firstMs: 3_000, gapMs: 100 } };

export const hangUps: Readonly<Record<string, Way>> = {
  async 'hang-up-thinking'({ call, model }) {
    await model(slowly);
    const line = await call('hang-up-thinking');
    const open = line.say(sayings.hello);
    await line.wrote('turn');
    await line.reaches('thinking');
    await line.hangUp();
    await open;
  },

  /** A read and a side effect are in flight: the one is dropped, the other finishes and is known. */
  async 'hang-up-acting'({ call, model, backend }) {
    await model({ faults: [asks([ask('find_order', orders.shipped), ask('cancel_order', orders.alsoOpen)])] });
    await backend({ fault: 'slow', path: '/orders', ms: 700, times: 2 });
    const line = await call('hang-up-acting');
    const open = line.say(sayings.parcel);
    await line.wrote('asked');
    await line.reaches('acting');
    await line.hangUp();
    await open;
  },

  async 'hang-up-interrupted'({ call, model }) {
    await model(slowly);
    const line = await call('hang-up-interrupted', { bargeInGraceMs: 10_000 });
    const open = line.say(sayings.hello);
    await line.wrote('turn');
    await line.reaches('thinking');
    await line.cutIn(sayings.heard);
    await line.reaches('interrupted');
    await line.hangUp();
    await open;
  },

  async 'hang-up-ringing'(house) {
    const line = await ringing(house, 'hang-up-ringing');
    await line.hangUp();
  },

  async 'hang-up-reading-back'(house) {
    const line = await ringing(house, 'hang-up-reading-back');
    await line.accept();
    await line.hangUp();
  },

  async 'hang-up-with-human'(house) {
    const line = await withHuman(house, 'hang-up-with-human');
    await line.hangUp();
  },

  async 'hang-up-callback'(house) {
    const line = await ringing(house, 'hang-up-callback', { acceptMs: 1_000, callbackMs: 60_000 });
    await line.reaches('callback');
    await line.hangUp();
  },
};
