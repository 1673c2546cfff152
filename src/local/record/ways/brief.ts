import type { Call } from '../call.ts';
import type { House } from '../house.ts';
import { sayings } from '../sayings.ts';
import type { Way } from './way.ts';

/** What becomes of the brief that a model writes while the transition script plays. */

const never = { faults: [{ fault: 'hang' }] };

async function asked({ call, model }: House, way: string, control: object, briefMs?: number): Promise<Call> {
  await model(control);
  const line = await call(way, briefMs === undefined ? {} : { briefMs });
  await line.say(sayings.wantsHuman);
  return line;
}

export const briefs: Readonly<Record<string, Way>> = {
  async brief(house) {
    const line = await asked(house, 'brief', {});
    await line.reaches('ringing');
    await line.accept();
    await line.readBack();
    await line.resolve();
  },

  async 'brief-late'(house) {
    const line = await asked(house, 'brief-late', never, 1_000);
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'brief-lost'(house) {
    let line: Call | undefined;
    await house.killed(async () => {
      line = await asked(house, 'brief-lost', never, 10_000);
      await line.reaches('briefing');
    });
    await line?.reaches('ringing');
    await line?.hangUp();
  },

  async 'hang-up-briefing'(house) {
    const line = await asked(house, 'hang-up-briefing', never, 10_000);
    await line.say(sayings.more);
    await line.reaches('briefing');
    await line.hangUp();
  },
};
