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

export const searches: Readonly<Record<string, Way>> = {
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
