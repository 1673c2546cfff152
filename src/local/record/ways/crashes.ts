import { orders, sayings } from '../sayings.ts';
import { answers, ask, asks } from './model.ts';
import type { Way } from './way.ts';

/** A worker is killed -9; another goes on. */

const label = asks([ask('send_return_label', orders.delivered)], 2);

export const crashes: Readonly<Record<string, Way>> = {
  async 'killed-thinking'({ call, model, killed }) {
    await model({ pace: { firstMs: 5_000, gapMs: 0 }, faults: [answers] });
    const line = await call('killed-thinking');
    let open: Promise<unknown> = Promise.resolve();
    await killed(async () => {
      open = line.say(sayings.hello);
      await line.wrote('turn');
      await line.reaches('thinking');
    });
    await model({ faults: [answers] });
    await open;
    await line.hangUp();
  },

  /** As above, but a witness tells before any timeout. */
  async 'killed-thinking-witnessed'({ call, model, killed }) {
    await model({ pace: { firstMs: 5_000, gapMs: 0 }, faults: [answers] });
    const line = await call('killed-thinking-witnessed');
    let open: Promise<unknown> = Promise.resolve();
    await killed(async () => {
      open = line.say(sayings.hello);
      await line.wrote('turn');
      await line.reaches('thinking');
    });
    await model({ faults: [answers] });
    await line.workerLost('t1');
    await open;
    await line.hangUp();
  },

  /** In the middle of a side effect without a key: in doubt, and a second request for it goes to a human. */
  async 'killed-acting'({ call, model, backend, killed }) {
    await model({ faults: [label] });
    await backend({ fault: 'slow', path: `/orders/${orders.delivered}/return-labels`, ms: 20_000, times: 1 });
    const line = await call('killed-acting');
    let open: Promise<unknown> = Promise.resolve();
    await killed(async () => {
      open = line.say(sayings.parcel);
      await line.wrote('calling');
    });
    await open;
    await line.reaches('ringing');
    await line.hangUp();
  },
};
