import type { Call } from '../call.ts';
import type { House } from '../house.ts';
import { sayings } from '../sayings.ts';
import { answers } from './model.ts';
import type { Way } from './way.ts';

/** What the policy decides beside handing over at once. */

/** Two failed attempts: a human is offered. */
async function offered({ judged, model }: House, way: string): Promise<Call> {
  await model({ faults: [answers] });
  const line = await judged(way);
  await line.say(sayings.hello);
  await line.say(sayings.noHelp);
  await line.say(sayings.noHelpEither);
  await line.wrote('decision');
  return line;
}

export const judgements: Readonly<Record<string, Way>> = {
  async 'offer-taken'(house) {
    const line = await offered(house, 'offer-taken');
    await line.say(sayings.yes);
    await line.reaches('ringing');
    await line.hangUp();
  },

  async 'offer-declined'(house) {
    const line = await offered(house, 'offer-declined');
    await line.say(sayings.no);
    await line.hangUp();
  },

  /** The AI says that it will transfer: the engine does it. */
  async 'promise-kept'({ judged, model }) {
    await model({ faults: [{ fault: 'say', text: sayings.transfers }] });
    const line = await judged('promise-kept');
    await line.say(sayings.hello);
    await line.reaches('ringing');
    await line.hangUp();
  },

  async boundary({ judged, model }) {
    await model({ faults: [answers] });
    const line = await judged('boundary');
    await line.say(sayings.danger);
    await line.reaches('ringing');
    await line.hangUp();
  },
};
