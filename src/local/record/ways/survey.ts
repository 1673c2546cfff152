import type { Call } from '../call.ts';
import type { House } from '../house.ts';
import { sayings } from '../sayings.ts';
import { withHuman } from './handoff.ts';
import type { Way } from './way.ts';

/** What becomes of the question how it was. */

async function surveyed(house: House, way: string, surveyMs = 60_000): Promise<Call> {
  const line = await withHuman(house, way, { surveyMs });
  await line.resolveAsking();
  return line;
}

export const surveys: Readonly<Record<string, Way>> = {
  async survey(house) {
    const line = await surveyed(house, 'survey');
    await line.say(sayings.grades);
    await line.ended();
  },

  async 'survey-silent'(house) {
    const line = await surveyed(house, 'survey-silent', 1_000);
    await line.ended();
  },

  async 'survey-reopened'(house) {
    const line = await surveyed(house, 'survey-reopened');
    await line.say(sayings.asksMore);
    await line.say(sayings.thanks);
    await line.hangUp();
  },
};
