import { expect, test } from 'vitest';
import { lapses, offers, seeks } from '../desk/support.ts';
import { passes } from '../ledger/drafts.ts';
import { useHouse } from './support.ts';

const house = useHouse();

const stateOf = async (agent: string) => (await house().desk.agents()).find((one) => one.agent === agent)?.state;

test('whoever signs in is available; one key goes away and comes back', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await page.waitForSelector('.presence-available');
  expect(await page.locator('.presence').innerText()).toMatch(/^Available/);
  expect(await stateOf('ana')).toBe('available');
  await page.keyboard.press('w');
  await page.waitForSelector('.presence-away');
  await expect.poll(() => stateOf('ana')).toBe('away');
  await page.locator('.presence').click();
  await page.waitForSelector('.presence-available');
  await page.keyboard.press('?');
  expect(await page.locator('dialog dd').allInnerTexts()).toContain('Go away, or come back');
});

test('who stays away is away when the page is loaded again, and here when they sign in again', async () => {
  const page = await house().page({ signedInAs: 'Bo' });
  await page.waitForSelector('.presence-available');
  await page.keyboard.press('w');
  await page.waitForSelector('.presence-away');
  await page.reload();
  await page.waitForSelector('.presence-away');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('#name').fill('Bo');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.presence-available');
});

test('whoever misses a ring reads so, and is asked again when they say that they are back', async () => {
  const { desk, engine } = house();
  const page = await house().page({ signedInAs: 'Cleo' });
  await page.waitForSelector('.presence-available');
  const id = `missed-${process.pid}`;
  await engine.ledger.start(id, 'chat', 'test');
  await engine.ledger.append(id, [passes({ holder: 'queue', epoch: 2 }), seeks('s1', { only: 'cleo' })]);
  expect(await desk.match()).toMatchObject([{ conversation: id, agent: 'cleo' }]);
  await engine.ledger.append(id, [offers('o1', 'cleo'), lapses('o1', 'nobody_accepted')]);
  await page.waitForSelector('.presence-missed');
  expect(await page.locator('.presence').innerText()).toContain('You missed a ring');
  await page.keyboard.press('w');
  await page.waitForSelector('.presence-available');
  expect(await stateOf('cleo')).toBe('available');
});
