import { setTimeout as delay } from 'node:timers/promises';
import { orders, sayings } from '../sayings.ts';
import { answers, ask, asks } from './model.ts';
import type { Way } from './way.ts';

/** Turns with the AI alone. Each way ends its conversation, so that its history is whole. */

const answering = { faults: [answers] };
/** A second until the first word, then a word every 100 ms. */
const slowly = { pace: { firstMs: 1_000, gapMs: 100 }, faults: [answers] };
const find = ask('find_order', orders.shipped);
const cancel = ask('cancel_order', orders.open);

export const turns: Readonly<Record<string, Way>> = {
  async turn({ call, model }) {
    await model(answering);
    const line = await call('turn');
    await line.say(sayings.hello);
    await line.say(sayings.more);
    await line.say(sayings.hello, 't1');
    await line.hangUp();
  },

  async 'turn-with-tools'({ call, model, backend }) {
    const both = [find, ask('track_shipment', orders.shipped)];
    await model({ faults: [asks(both, 1, sayings.answer), asks([cancel]), answers] });
    await backend({ fault: 'slow', path: `/orders/${orders.shipped}/shipment`, ms: 2_000, times: 1 });
    const line = await call('turn-with-tools');
    await line.say(sayings.parcel);
    await line.hangUp();
  },

  async superseded({ call, model, backend }) {
    await model(slowly);
    const line = await call('superseded');
    const first = line.say(sayings.hello);
    await line.wrote('turn');
    await delay(300);
    await line.say(sayings.more);
    await first;
    // and while tools run: the read is dropped, the side effect finishes
    await model({ faults: [asks([find, cancel]), answers] });
    await backend({ fault: 'slow', path: '/orders', ms: 700, times: 2 });
    const third = line.say(sayings.parcel);
    await line.wrote('asked');
    await line.tell(sayings.more);
    await third;
    await line.reaches('listening');
    await line.hangUp();
  },

  /** The ledger knew of a later turn whose message was lost. */
  async overtaken({ call, model }) {
    await model(slowly);
    const line = await call('overtaken');
    const first = line.say(sayings.hello);
    await line.wrote('turn');
    await line.sayUnheard(sayings.more);
    await first;
    await line.reaches('listening');
    await line.hangUp();
  },

  async 'barge-in-then-silence'({ call, model }) {
    await model(slowly);
    const line = await call('barge-in-then-silence');
    const open = line.say(sayings.hello);
    await line.wrote('turn');
    await delay(1_300);
    await line.cutIn(sayings.heard);
    await line.reaches('interrupted');
    await model(answering);
    await open;
    await line.hangUp();
  },

  async 'barge-in-with-words'({ call, model }) {
    await model(slowly);
    const line = await call('barge-in-with-words');
    const open = line.say(sayings.hello);
    await line.wrote('turn');
    await delay(1_300);
    await line.cutIn(sayings.heard);
    await model(answering);
    await line.say(sayings.cutIn);
    await open;
    // an answer that was whole can be cut off too
    await line.cutIn(sayings.heard);
    await line.say(sayings.more);
    await line.hangUp();
  },

  async idle({ call, model }) {
    await model(answering);
    const line = await call('idle', { nudgeMs: 1_000, idleMs: 2_000 });
    await line.say(sayings.hello);
    await line.ended();
  },

  async 'continue-as-new'({ call, model }) {
    await model(answering);
    const line = await call('continue-as-new');
    await line.say(sayings.hello);
    await line.renewed(async () => {
      await line.say(sayings.more);
    });
    await line.say(sayings.hello, 't1');
    await line.say(sayings.more);
    await line.hangUp();
  },
};
