import type { Limits } from '../../../conversation/limits.ts';
import type { Call } from '../call.ts';
import type { House } from '../house.ts';
import { orders, sayings } from '../sayings.ts';
import { answers, ask, asks } from './model.ts';
import type { Way } from './way.ts';

/** Ways that lead to a human, or fail to. */

const wrong = { promise: 'refund' };

/** An offer rings because the customer asked for a human. */
export async function ringing({ call, model }: House, way: string, limits?: Partial<Limits>): Promise<Call> {
  await model({ faults: [answers] });
  const line = await call(way, limits);
  await line.say(sayings.wantsHuman);
  await line.reaches('ringing');
  return line;
}

export async function withHuman(house: House, way: string, limits?: Partial<Limits>): Promise<Call> {
  const line = await ringing(house, way, limits);
  await line.accept();
  await line.readBack();
  return line;
}

export const handoffs: Readonly<Record<string, Way>> = {
  async handoff(house) {
    const line = await ringing(house, 'handoff');
    await line.say(sayings.more);
    await line.accept();
    await line.readBack(wrong);
    await line.readBack();
    await line.reply(sayings.human);
    await line.say(sayings.thanks);
    await line.resolve();
  },

  async 'hand-back'(house) {
    const line = await withHuman(house, 'hand-back');
    await line.reply(sayings.human);
    await line.handBack();
    await line.say(sayings.more);
    await line.hangUp();
  },

  async 'read-back-wrong-twice'(house) {
    const line = await ringing(house, 'read-back-wrong-twice');
    await line.accept();
    await line.readBack(wrong);
    await line.readBack(wrong);
    await line.reaches('ringing');
    await line.accept('bob');
    await line.readBack({}, 'bob');
    await line.resolve('bob');
  },

  async 'read-back-late'(house) {
    const line = await ringing(house, 'read-back-late', { readBackMs: 1_000 });
    await line.accept();
    await line.wrote('offer', 2);
    await line.accept('bob');
    await line.readBack({}, 'bob');
    await line.resolve('bob');
  },

  async 'callback-kept'(house) {
    const line = await ringing(house, 'callback-kept', {
      acceptMs: 1_000,
      callbackMs: 1_000,
      callbackWindowMs: 20_000,
    });
    await line.reaches('callback');
    await line.say(sayings.more);
    await line.wrote('offer', 3);
    await line.reaches('ringing');
    await line.accept();
    await line.readBack();
    await line.resolve();
  },

  async 'callback-broken'(house) {
    const limits = { acceptMs: 1_000, callbackMs: 1_000, callbackWindowMs: 2_000 };
    const line = await ringing(house, 'callback-broken', limits);
    await line.ended();
  },

  /** A window in which nobody is there is long: its offers may fill more than one run. */
  async 'continue-as-new-ringing'(house) {
    const line = await ringing(house, 'continue-as-new-ringing', { acceptMs: 1_000, offerRounds: 300 });
    await line.renewed(async () => {});
    await line.accept();
    await line.readBack();
    await line.resolve();
  },

  async 'human-silent'(house) {
    const line = await withHuman(house, 'human-silent', { humanSilenceMs: 1_000 });
    await line.wrote('offer', 2);
    await line.hangUp();
  },

  async 'model-fails'({ call, model }) {
    await model({ faults: [{ fault: 'status', status: 500, times: 2 }, { fault: 'broken' }] });
    const line = await call('model-fails');
    await line.say(sayings.hello);
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'model-slow'({ call, model }) {
    await model({ faults: [{ fault: 'hang', times: 2 }] });
    const line = await call('model-slow', { firstWordMs: 500 });
    await line.say(sayings.hello);
    await line.reaches('ringing');
    await line.hangUp();
  },

  /** A side effect keeps us silent for too long: it finishes, and then the packet can say how it ended. */
  async 'side-effect-slow'({ call, model, backend }) {
    await model({ faults: [asks([ask('cancel_order', orders.alsoOpen), ask('find_order', orders.shipped)])] });
    await backend({ fault: 'slow', path: `/orders/${orders.alsoOpen}`, ms: 3_000, times: 1 });
    const line = await call('side-effect-slow', { holdingMs: 500, silenceMs: 2_000 });
    await line.say(sayings.parcel);
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'loop-cap'({ call, model, backend }) {
    await backend();
    await model({ faults: [asks([ask('find_order', orders.shipped)], 5)] });
    const line = await call('loop-cap');
    await line.say(sayings.parcel);
    await line.reaches('ringing');
    await line.hangUp();
  },
};
