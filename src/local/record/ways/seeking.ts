import type { Limits } from '../../../conversation/limits.ts';
import type { Call } from '../call.ts';
import type { House } from '../house.ts';
import { sayings } from '../sayings.ts';
import type { Way } from './way.ts';

/** One human is sought, and it rings for them alone. */

const routed: Partial<Limits> = { queueMs: 60_000, widenMs: 15_000 };

/** Somebody is sought, and `agent` is reserved. */
async function rung({ call }: House, way: string, over: Partial<Limits> = {}): Promise<Call> {
  const line = await call(way, { ...routed, ...over });
  await line.say(sayings.wantsHuman);
  await line.routed('ada');
  await line.reaches('ringing');
  return line;
}

/** The model takes its time over the brief, or never comes to its end; meanwhile a human is sought. */
async function soughtMeanwhile({ call, model }: House, way: string, control: object): Promise<Call> {
  await model(control);
  const line = await call(way, { ...routed, briefMs: 10_000 });
  await line.say(sayings.wantsHuman);
  await line.reaches('briefing');
  return line;
}
const slow = { pace: { firstMs: 700, gapMs: 0 } };
const never = { faults: [{ fault: 'hang' }] };

export const searches: Readonly<Record<string, Way>> = {
  async reserved(house) {
    const line = await soughtMeanwhile(house, 'reserved', slow);
    await house.reserves('ada');
    await line.reaches('ringing');
    await line.accept();
    await line.readBack();
    await line.resolve();
  },

  async 'reserved-by-nobody'(house) {
    const line = await soughtMeanwhile(house, 'reserved-by-nobody', slow);
    await line.reaches('seeking');
    await line.routed('ada');
    await line.reaches('ringing');
    await line.accept();
    await line.readBack();
    await line.transfer();
    await line.hangUp();
  },

  async 'accepted-too-late'(house) {
    const line = await rung(house, 'accepted-too-late');
    await house.givesAway('accepted-too-late', 'ada');
    await line.accept();
    await line.reaches('seeking');
    await line.hangUp();
  },

  async 'reserved-lost'(house) {
    let line: Call | undefined;
    await house.killed(async () => {
      line = await soughtMeanwhile(house, 'reserved-lost', never);
    });
    await line?.reaches('seeking');
    await line?.routed('ada');
    await line?.reaches('ringing');
    await line?.hangUp();
  },

  async 'reserved-called-off'(house) {
    const line = await soughtMeanwhile(house, 'reserved-called-off', never);
    await line.say(sayings.neverMind);
    await line.reaches('listening');
    await line.hangUp();
  },

  async sought(house) {
    const line = await rung(house, 'sought');
    await line.accept();
    await line.readBack();
    await line.resolve();
  },

  async 'sought-on'(house) {
    const line = await rung(house, 'sought-on', { acceptMs: 1_000 });
    await line.reaches('seeking');
    await line.routed('bob');
    await line.decline('bob');
    await line.reaches('seeking');
    await line.routed('cleo');
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'sought-in-vain'(house) {
    const line = await house.call('sought-in-vain', { ...routed, queueMs: 1_000 });
    await line.say(sayings.wantsHuman);
    await line.reaches('callback');
    await line.routed('ada');
    await line.hangUp();
  },
};
