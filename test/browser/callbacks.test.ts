import { expect, test } from 'vitest';
import { openCalendar } from '../../src/desk/calendar.ts';
import type { CallbackRules } from '../../src/handoff/callbacks/rules.ts';
import type { Call } from '../support/engine.ts';
import { allOf, answer, keysFor, openByKeys, readPacket, useHouse } from './support.ts';

/** The callback calendar as an agent has it, by keyboard alone. */

const day = [{ from: 0, to: 1440 }];
const opening = { zone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => day), windowMinutes: 30 };
const rules: CallbackRules = {
  locale: 'en-GB',
  quiet: { from: 0, to: 0 },
  horizonDays: 3,
  leadMinutes: 5,
  queues: { '*': { ...opening, capacity: 3, reserved: 0 } },
};
const house = useHouse({ calendar: (url) => openCalendar(url, rules) });

/** Where screenshots go, for whoever wants to look; none unless told. */
const shots = process.env.READBACK_SHOTS;

const asked = async (over: object = {}): Promise<Call> => {
  const { engine } = house();
  const call = await engine.call({ bookMs: 5_000, ...over });
  await engine.model({});
  await call.say('I want to talk to a human, please.');
  return call;
};

const promised = async (): Promise<Call> => {
  const call = await asked({ acceptMs: 1_000, offerRounds: 1 });
  await call.reaches('callback');
  return call;
};

test.each(['light', 'dark'] as const)(
  'today and tomorrow by window, and whose each promise is, by one key; %s',
  async (colorScheme) => {
    await promised();
    await promised();
    const page = await house().page({ signedInAs: 'Ada', colorScheme });
    await page.waitForSelector('section[aria-label=Callbacks] .row');
    await page.keyboard.press('l');
    await page.waitForSelector('.board-hold');
    expect(await page.locator('.board section').count()).toBeGreaterThanOrEqual(1);
    expect(await page.locator('.board-hold').first().innerText()).toContain('Asked for a human');
    if (shots !== undefined) await page.screenshot({ path: `${shots}/calendar-${colorScheme}.png` });
    await page.keyboard.press('Escape');
    await page.waitForSelector('.board', { state: 'detached' });
  },
);

test('a callback is agreed with the customer by keyboard: its window is promised, and the conversation is free', async () => {
  const call = await asked();
  await call.reaches('ringing');
  const page = await house().page({ signedInAs: 'Ada' });
  await openByKeys(page, call.id);
  const keys = await keysFor(page, await acceptAndRead(page));
  await answer(page, allOf(keys));
  await page.waitForSelector('#reply');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.waitForSelector('.board input[type=radio]:enabled');
  await page.locator('.board input[type=radio]:enabled').first().focus();
  await page.keyboard.press('2');
  await page.locator('#phone').fill('+4971155501');
  if (shots !== undefined) await page.screenshot({ path: `${shots}/schedule.png` });
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('text=Promised.');
  const { phase } = await call.reaches('callback');
  expect(phase.promise.phone).toBe('asked');
  expect(await call.wrote('human')).toContainEqual(expect.objectContaining({ act: 'scheduled', agent: 'ada' }));
});

type Page = Awaited<ReturnType<ReturnType<typeof house>['page']>>;

async function acceptAndRead(page: Page) {
  const told = await readPacket(page);
  await page.keyboard.press('a');
  return told;
}
