import { expect, test } from 'vitest';
import { allOf, answer, keysFor, openByKeys, readPacket, useHouse } from './support.ts';

const house = useHouse();

test.each(['light', 'dark'] as const)(
  'what was changed and promised goes on record by keys alone, shows in the transcript, and is kept by one click (%s)',
  async (colorScheme) => {
    const { engine } = house();
    const page = await house().page({ signedInAs: 'Ana', colorScheme });
    const call = await engine.call();
    await engine.model({});
    await call.say('No. I want to talk to a human, please.');
    await call.reaches('ringing');
    await openByKeys(page, call.id);
    const facts = await readPacket(page);
    await page.keyboard.press('a');
    const keys = await keysFor(page, facts);
    await answer(page, allOf(keys));
    await page.waitForSelector('#reply:focus');
    await page.keyboard.press('Escape');

    await page.keyboard.press('g');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('1');
    await page.focus('#note');
    await page.keyboard.type('20 euros, by the old system.');
    await page.keyboard.press('Control+Enter');
    await page.locator('.line-note', { hasText: 'changed: Refunded. 20 euros, by the old system.' }).waitFor();

    await page.keyboard.press('v');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('3');
    expect(await page.locator('dialog button[type=submit]').isDisabled()).toBe(true);
    await page.focus('#note');
    await page.keyboard.type('The new invoice.');
    await page.selectOption('#term', '1440');
    await page.keyboard.press('Control+Enter');
    await page.locator('.line-note', { hasText: 'promised: A written answer by' }).waitFor();

    await page.keyboard.press('v');
    await page.locator('.open-vows li', { hasText: 'The new invoice.' }).waitFor();
    await page.locator('.open-vows button').click();
    await page.locator('.line-note', { hasText: 'kept what was promised: a written answer' }).waitFor();
    await page.keyboard.press('?');
    await page.locator('dialog', { hasText: 'Note what you changed by hand' }).waitFor();

    const acts = (await call.wrote('human')).map(({ act, outcome }) => [act, outcome]);
    expect(acts.slice(1)).toEqual([
      ['changed', 'refunded'],
      ['promised', 'message'],
      ['kept', 'message'],
    ]);
    await call.hangUp();
  },
);
