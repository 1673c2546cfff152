import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Call } from '../support/engine.ts';
import { allOf, answer, keysFor, openByKeys, readPacket, row, useHouse } from './support.ts';

const house = useHouse();

async function ringing(limits = {}): Promise<Call> {
  const { engine } = house();
  const call = await engine.call(limits);
  await engine.model({});
  await call.say('Hello, my jacket arrived torn and I want my money back.');
  await call.say('No. I want to talk to a human, please.');
  await call.reaches('ringing');
  return call;
}

test('a whole handoff by keyboard alone: sign in, open, accept, read back, reply, resolve', async () => {
  const page = await house().page();
  await page.keyboard.type('Ana Ruiz');
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.queue');
  const call = await ringing();
  await page.waitForSelector(`${row(call.id)}.ringing`);
  expect(await page.title()).toMatch(/^● \d+ ringing/);

  await openByKeys(page, call.id);
  const facts = await readPacket(page);
  expect(await page.locator('.brief').innerText()).toContain('I want to talk to a human');
  await page.keyboard.press('a');
  const keys = await keysFor(page, facts);
  expect(await page.locator('.packet').count()).toBe(0);
  await answer(page, allOf(keys));

  await page.waitForSelector('#reply:focus');
  await page.keyboard.type('Good evening, Ana here.');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.line-human');
  expect(await page.locator('#reply').inputValue()).toBe('');
  await call.say('Thank you for picking up.');
  await page.locator('.line-customer', { hasText: 'Thank you for picking up.' }).waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice', { hasText: 'Resolved' }).waitFor();
  await call.handle.result();

  expect((await call.wrote('custody')).map(({ holder }) => holder)).toEqual(['ai', 'queue', 'human', 'ended']);
  expect((await call.wrote('said')).filter(({ by }) => by === 'human')).toEqual([
    expect.objectContaining({ agent: 'ana-ruiz', epoch: 3 }),
  ]);
  const acts = (await call.wrote('human')).map(({ act, outcome }) => [act, outcome]);
  expect(acts).toEqual([
    ['opened', expect.stringMatching(/^o\d+$/)],
    ['resolved', 'solved'],
  ]);
});

test('wrong once: the packet again with the wrong fields marked; then right, and it is mine', async () => {
  const page = await house().page({ signedInAs: 'Bea' });
  const call = await ringing();
  await openByKeys(page, call.id);
  const facts = await readPacket(page);
  await page.keyboard.press('a');
  const keys = await keysFor(page, facts);
  const other = keys.wants === '1' ? '2' : '1';
  await answer(page, [keys.identity, other, keys.lastSideEffect]);

  await page.waitForSelector('.wrong-line');
  expect(
    await page.locator('.fact.wrong').evaluateAll((all) => all.map((one) => one.getAttribute('data-fact'))),
  ).toEqual(['wants']);
  expect(await page.locator('fieldset[data-field]').count()).toBe(0);
  await page.keyboard.press('Enter');
  // What was right is still chosen; the focus is on what was wrong.
  await page.waitForSelector('fieldset[data-field=wants] input:focus');
  expect(await page.locator('input:checked').count()).toBe(2);
  await answer(page, [keys.wants]);
  await page.waitForSelector('#reply:focus');
});

test('wrong twice: back in the queue, with a sentence that says so', async () => {
  const page = await house().page({ signedInAs: 'Cem' });
  const call = await ringing();
  await openByKeys(page, call.id);
  const facts = await readPacket(page);
  await page.keyboard.press('a');
  const keys = await keysFor(page, facts);
  const other = keys.wants === '1' ? '2' : '1';
  await answer(page, [keys.identity, other, keys.lastSideEffect]);
  await page.waitForSelector('.wrong-line');
  await page.keyboard.press('p');
  await page.waitForSelector('fieldset[data-field=wants] input:focus');
  await answer(page, [other]);
  await page.locator('.notice-error', { hasText: 'back in the queue' }).waitFor();
  await page.waitForSelector(`${row(call.id)}.ringing`);
});

test('what another agent takes goes out of my hands, and the page says whose it is', async () => {
  const [ana, bo] = [await house().page({ signedInAs: 'Ana' }), await house().page({ signedInAs: 'Bo' })];
  const call = await ringing();
  await openByKeys(ana, call.id);
  await openByKeys(bo, call.id);
  await ana.keyboard.press('a');
  await ana.waitForSelector('fieldset[data-field]');
  await bo.locator('main', { hasText: 'ana has accepted this conversation and is reading back' }).waitFor();
  expect(await bo.locator('.packet').count()).toBe(0);
  await bo.locator(row(call.id), { hasText: 'ana is reading back' }).waitFor();
});

test('the customer hangs up while it rings: nobody is left with an empty room', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  const call = await ringing();
  await openByKeys(page, call.id);
  await call.hangUp();
  await page.locator('main', { hasText: 'This conversation has ended.' }).waitFor();
  await page.waitForSelector(row(call.id), { state: 'detached' });
});

test('handed back with a note: the AI has it again, and the note is in the ledger', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  const call = await ringing();
  await openByKeys(page, call.id);
  await taken(page);
  await page.keyboard.press('b');
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press('2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Refund done by hand.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice', { hasText: 'Handed back' }).waitFor();
  await call.reaches('listening');
  const acts = (await call.wrote('human')).map(({ act, outcome }) => [act, outcome]);
  expect(acts.slice(1)).toEqual([
    ['noted', 'fixed'],
    ['handed_back', 'fixed'],
  ]);
  const rows = await house().engine.ledger.rows(call.id);
  expect(rows.find(({ words }) => words === 'Refund done by hand.')).toBeDefined();
});

/** Accepts what is open and reads it back. */
async function taken(page: Page): Promise<void> {
  const facts = await readPacket(page);
  await page.keyboard.press('a');
  const keys = await keysFor(page, facts);
  await answer(page, allOf(keys));
  await page.waitForSelector('#reply:focus');
  await page.keyboard.press('Escape');
}

/** One code out of the dialog's list, by its number. */
async function choose(page: Page, key: string, nth: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press(nth);
  await page.keyboard.press('Control+Enter');
}

test('one declines, the other takes it and passes it on with a note, and the first wraps up what they closed: by keyboard', async () => {
  const [dee, eli] = [await house().page({ signedInAs: 'Dee' }), await house().page({ signedInAs: 'Eli' })];
  const call = await ringing();
  await openByKeys(dee, call.id);
  await choose(dee, 'd', '1');
  await dee.locator('.notice', { hasText: 'Declined' }).waitFor();
  await dee.locator(row(call.id), { hasText: 'rings for the others' }).waitFor();
  await call.say('I am still here.');
  await openByKeys(eli, call.id);
  await taken(eli);

  await eli.keyboard.press('x');
  await eli.waitForSelector('dialog[open]');
  await eli.keyboard.press('3');
  await eli.keyboard.press('Tab');
  await eli.keyboard.type('Wants more than I may give.');
  await eli.keyboard.press('Tab');
  await eli.keyboard.type('Dee');
  await eli.keyboard.press('Control+Enter');
  await eli.locator('.notice', { hasText: 'Passed on' }).waitFor();
  await eli.locator(row(call.id), { hasText: 'rings for the others' }).waitFor();

  await dee.waitForSelector(`${row(call.id)}.ringing`);
  await openByKeys(dee, call.id);
  const since = dee.locator('.since');
  expect(await since.innerText()).toMatch(/I am still here\.[\s\S]*Wants more than I may give\.[\s\S]*passed it on/);
  await call.say('Hello? Who is there?');
  await since.locator('li', { hasText: 'Who is there?' }).waitFor();
  await taken(dee);
  await choose(dee, 'e', '1');

  await dee.locator('.wrap-up', { hasText: 'Was it right' }).waitFor();
  await dee.keyboard.press('3');
  await dee.locator('.wrap-up', { hasText: 'What was missing' }).waitFor();
  await dee.keyboard.press('4');
  await dee.locator('.notice', { hasText: 'on record' }).waitFor();
  expect((await call.wrote('human')).at(-1)).toMatchObject({
    agent: 'dee',
    act: 'wrapped_up',
    outcome: 'solved',
    escalation: 'earlier',
    brief: 'no',
    missing: ['tried'],
  });
});

test('a customer who needs nobody any more: it leaves the desk, whoever was reading back', async () => {
  const page = await house().page({ signedInAs: 'Fay' });
  const call = await ringing();
  await openByKeys(page, call.id);
  await page.keyboard.press('a');
  await page.waitForSelector('fieldset[data-field]');
  await call.say('Never mind, thank you.');
  await page.locator('main', { hasText: 'needs no human any more' }).waitFor();
  expect(await page.locator(row(call.id)).count()).toBe(0);
  await call.reaches('listening');
});
