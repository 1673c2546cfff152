import { sayings } from '../sayings.ts';
import { ringing, withHuman } from './handoff.ts';
import type { Way } from './way.ts';

/** Where a handoff branches: humans who decline or pass it on, customers who need nobody any more. */
export const branches: Readonly<Record<string, Way>> = {
  async 'human-declines'(house) {
    const line = await ringing(house, 'human-declines');
    await line.decline();
    await line.accept('bob');
    await line.decline('bob');
    await line.accept('cleo');
    await line.readBack({}, 'cleo');
    await line.resolve('cleo');
  },

  async transfer(house) {
    const line = await withHuman(house, 'transfer');
    await line.reply(sayings.human);
    await line.transfer();
    await line.reaches('ringing');
    await line.accept('bob');
    await line.readBack({}, 'bob');
    await line.resolve('bob');
  },

  async 'transfer-by-name'(house) {
    const line = await withHuman(house, 'transfer-by-name', { acceptMs: 1_000 });
    await line.transfer('bob');
    await line.wrote('offer', 3);
    await line.hangUp();
  },

  async 'never-mind'(house) {
    const line = await ringing(house, 'never-mind');
    await line.say(sayings.more);
    await line.say(sayings.neverMind);
    await line.reaches('listening');
    await line.say(sayings.thanks);
    await line.hangUp();
  },

  async 'never-mind-reading-back'(house) {
    const line = await ringing(house, 'never-mind-reading-back');
    await line.accept();
    await line.say(sayings.neverMind);
    await line.reaches('listening');
    await line.hangUp();
  },

  async 'never-mind-callback'(house) {
    const line = await ringing(house, 'never-mind-callback', { acceptMs: 1_000, callbackMs: 60_000 });
    await line.reaches('callback');
    await line.say(sayings.neverMind);
    await line.reaches('listening');
    await line.hangUp();
  },
};
