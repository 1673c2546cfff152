import type { Call } from '../call.ts';
import { sayings } from '../sayings.ts';
import { withHuman } from './handoff.ts';
import type { Way } from './way.ts';

/** What becomes of a question that the human asks the assistant. */

const never = { faults: [{ fault: 'hang' }] };

export const assists: Readonly<Record<string, Way>> = {
  async assist(house) {
    const line = await withHuman(house, 'assist');
    await line.ask(sayings.question);
    await line.wrote('assisted');
    await line.ask(sayings.question);
    await line.say(sayings.thanks);
    await line.reply(sayings.human);
    await line.wrote('assisted', 2);
    await line.resolve();
  },

  async 'assist-called-off'(house) {
    const line = await withHuman(house, 'assist-called-off', { assistMs: 20_000 });
    await house.model(never);
    await line.ask(sayings.question);
    await line.transfer();
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'hang-up-assisting'(house) {
    const line = await withHuman(house, 'hang-up-assisting', { assistMs: 20_000 });
    await house.model(never);
    await line.ask(sayings.question);
    await line.hangUp();
  },

  async 'assist-lost'(house) {
    let line: Call | undefined;
    await house.killed(async () => {
      line = await withHuman(house, 'assist-lost', { assistMs: 20_000 });
      await house.model(never);
      await line.ask(sayings.question);
    });
    await line?.wrote('assisted');
    await line?.resolve();
  },
};
