import { expect, test } from 'vitest';
import type { Call } from '../support/engine.ts';
import { openByKeys, row, useHouse } from './support.ts';

/** The assistant and a consulted colleague, as agents have them. Pictures where READBACK_PICTURES names a folder. */
const house = useHouse();

/** Ana holds it and has it open. */
async function held(colorScheme: 'light' | 'dark' = 'light') {
  const { engine } = house();
  const call = await engine.call({ acceptMs: 120_000 });
  await engine.model({});
  await call.say('My order 100001 never came and I paid 49.95 €.');
  await call.say('I want to talk to a human, please.');
  const { packet } = await call.reaches('ringing');
  await call.act('accept', { agent: 'ana' });
  await call.act('read-back', { agent: 'ana', codes: packet?.truth });
  const page = await house().page({ signedInAs: 'Ana', colorScheme });
  await openByKeys(page, call.id);
  await page.waitForSelector('#reply');
  await page.keyboard.press('Escape');
  return { call, page };
}

const picture = async (page: Awaited<ReturnType<typeof held>>['page'], name: string): Promise<void> => {
  const folder = process.env.READBACK_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};
const heard = async (call: Call): Promise<string> => JSON.stringify(await house().engine.ledger.heard(call.id, 0));

test.each(['light', 'dark'] as const)(
  'asked by keyboard it answers with citations, proposes, and drafts into the reply box, which a human sends or not (%s)',
  async (colorScheme) => {
    const { call, page } = await held(colorScheme);
    await page.keyboard.press('s');
    await page.waitForSelector('#question:focus');
    await page.keyboard.type('Which order never came?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.exchange-claims li');
    expect(await page.locator('.exchange-claims').innerText()).toContain('My order 100001 never came');
    await page.locator('.exchange-claims .cite', { hasText: 'turn 1' }).first().press('Enter');
    await page.waitForSelector('.line.cited:focus');
    expect(await page.locator('.line.cited').innerText()).toContain('49.95 €');
    await page.keyboard.press('n');
    await expect.poll(() => page.locator('.exchange').count()).toBe(2);
    await expect.poll(() => page.locator('.exchange').first().innerText()).toContain('Answer what they said last');
    await page.keyboard.press('d');
    await expect.poll(() => page.locator('#reply').inputValue()).toContain('Thank you for waiting');
    await picture(page, `assistant-${colorScheme}`);
    expect(await heard(call)).not.toMatch(/Thank you for waiting|Which order|Answer what/);
    await call.hangUp();
  },
);

test('where nothing says so, it does not know', async () => {
  const { call, page } = await held();
  await page.keyboard.press('s');
  await page.keyboard.type('Quantum chromodynamics?');
  await page.keyboard.press('Enter');
  await page.locator('.exchange-none', { hasText: 'I do not know: nothing here says so.' }).waitFor();
  await call.hangUp();
});

test('a colleague is asked, looks on, writes, and takes it over with one click: the customer hears none of it', async () => {
  const { call, page } = await held();
  const bea = await house().page({ signedInAs: 'Bea', colorScheme: 'dark' });
  await page.keyboard.press('c');
  await page.waitForSelector('#consulted:focus');
  await page.keyboard.type('Bea');
  await page.keyboard.press('Enter');
  await bea.waitForSelector(`section[aria-label="Consults"] ${row(call.id)}`);
  await openByKeys(bea, call.id);
  await bea.waitForSelector('.packet');
  await bea.keyboard.press('a');
  await bea.locator('#note-to-colleague').fill('I know this one: it is at the depot.');
  expect(await bea.locator('#reply').count()).toBe(0);
  await picture(bea, 'consult-colleague-dark');
  await bea.keyboard.press('Enter');
  await page.getByText('I know this one').first().waitFor();
  await picture(page, 'consult-owner-light');
  await page.getByRole('button', { name: 'Pass on to bea' }).click();
  await bea.getByRole('button', { name: /Accept/ }).waitFor();
  expect(await heard(call)).not.toContain('depot');
  expect((await call.wrote('offer')).at(-1)).toMatchObject({ only: 'bea' });
  await call.hangUp();
});
