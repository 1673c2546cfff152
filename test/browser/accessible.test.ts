import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openDesk } from '../../src/desk/desk.ts';
import { provider } from '../desktop/provider.ts';
import { aiSaid, handOff, toolCalled } from '../desktop/scene.ts';
import { runSql } from '../support/postgres.ts';
import { accessible } from './accessible.ts';
import { allOf, answer, keysFor, openByKeys, readPacket, row, useHouse } from './support.ts';

/** Everybody can use the page in each of its states, by day and by night, at 1280 by 720. */

const house = useHouse();
/** Every state is looked at twice, element by element. */
const patience = { timeout: 240_000 };
const shots = process.env.READBACK_SHOTS;

/** `READBACK_SHOTS` names a folder for pictures, to be looked at. */
async function check(page: Page, state: string): Promise<void> {
  await accessible(page, state);
  if (shots === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${state.replaceAll(/\W+/g, '-')}-${colorScheme}.png` });
  }
}

async function ringing() {
  const { engine } = house();
  const call = await engine.call();
  await engine.model({});
  await call.say('Hello, my jacket arrived torn and I want my money back.');
  await call.say('No. I want to talk to a human, please.');
  await call.reaches('ringing');
  return call;
}

/** Conversations that ring, one for each tier, with all that a packet can show. */
async function full(): Promise<string> {
  const { ledger } = house().engine;
  const scenes = (['critical', 'high', 'medium', 'low', 'info'] as const).map(async (tier) => {
    const id = `tier-${tier}-${process.pid}`;
    await ledger.start(id, 'chat', 'test', 'Hello, I am an AI.');
    const turn = await ledger.takeTurn(id, 't1', 'Where is my parcel?');
    await ledger.append(id, [
      toolCalled('t1', 'lookup_order', 'On its way.'),
      aiSaid('t1', 'seq' in turn ? turn.seq : 0, 'It is on its way.'),
      toolCalled('t1', 'issue_refund', '', { sideEffect: true, status: 'in_doubt' }),
    ]);
    await ledger.takeTurn(id, 't2', 'A human, please.');
    await handOff(ledger, id, { turns: ['t2'], tier, ringsMs: 120_000 });
    return id;
  });
  return (await Promise.all(scenes))[0] ?? '';
}

/** Two hours in which a queue had four handoffs a quarter, of five minutes each. */
const cameOfLate = (queue: string) =>
  runSql(
    house().engine.ledgerUrl,
    `insert into readback.wait (conversation, epoch, tier, channel, queue, at, offered, agent, accepted, held, free)
      select $1 || i, 2, 'medium', 'chat', $1, at, at, 'ilse', at, at, at + 300000
      from (select i, (extract(epoch from now()) * 1000)::bigint - i * 225000 as at from generate_series(1, 32) i) came`,
    [queue],
  );

test('signing in, by name and by token, with a mistake', patience, async () => {
  const page = await house().page();
  await check(page, 'sign-in');
  await page.keyboard.type('!');
  await page.keyboard.press('Enter');
  await page.locator('.sign-in-error', { hasText: 'neither letter nor digit' }).waitFor();
  await check(page, 'sign-in refused');
});

test('an agent who comes with a token gets in with it, and with nothing else', patience, async () => {
  const ours = await provider();
  const desktop = await house().serve(0, { tokens: ours.settings });
  const page = await house().page({ url: desktop.url });
  expect(await page.locator('#name').count()).toBe(0);
  await check(page, 'sign-in by token');
  await page.keyboard.type('no token');
  await page.keyboard.press('Enter');
  await page.locator('.sign-in-error', { hasText: 'This is not a signed JSON Web Token.' }).waitFor();
  await page.locator('#token').fill(await ours.token({ [ours.settings.claims.roles]: 'agent' }));
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.queue');
  expect(await page.locator('.who').innerText()).toBe('Ana Ruiz');
  await desktop.stop();
  await page.locator('.link', { hasText: 'Connection lost' }).waitFor();
  await check(page, 'connection lost');
});

test('an empty desk, a full one, a packet that rings, its details, its transcript, the keys', patience, async () => {
  const page = await house().page({ signedInAs: 'Ana Ruiz' });
  await check(page, 'queue empty');
  const id = await full();
  await page.waitForSelector(`${row(id)}.ringing`);
  await check(page, 'queue full');
  await openByKeys(page, id);
  await check(page, 'ringing');
  await page.keyboard.press('i');
  await page.waitForSelector('.details');
  await check(page, 'details');
  await page.keyboard.press('i');
  await page.locator('.brief .cite').first().press('Enter');
  await page.waitForSelector('.line.cited:focus');
  await check(page, 'transcript');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await check(page, 'help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await page.waitForSelector('dialog[open]');
  await check(page, 'decline');
});

test('reading back, wrong and right, talking, passing on, closing, looking back', patience, async () => {
  const page = await house().page({ signedInAs: 'Bea' });
  const call = await ringing();
  await openByKeys(page, call.id);
  const facts = await readPacket(page);
  await page.keyboard.press('a');
  const keys = await keysFor(page, facts);
  await check(page, 'read-back');
  const right = allOf(keys);
  await answer(page, [keys.identity, keys.wants === '1' ? '2' : '1', ...right.slice(2)]);
  await page.waitForSelector('.wrong-line');
  await check(page, 'read-back wrong');
  await page.keyboard.press('Enter');
  await page.waitForSelector('fieldset[data-field=wants] input:focus');
  await check(page, 'read-back again');
  await answer(page, [keys.wants]);
  await page.waitForSelector('#reply:focus');
  await page.keyboard.type('Good evening, Bea here.');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.line-human');
  await page.keyboard.type('One moment');
  await check(page, 'with human');
  await page.keyboard.press('Escape');
  for (const [key, box, state] of [
    ['s', '#question', 'assistant'],
    ['c', '#consulted', 'consult'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForSelector(`${box}:focus`);
    await check(page, state);
    await page.keyboard.press('Escape');
  }
  for (const [key, state] of [
    ['g', 'changed'],
    ['v', 'promised'],
    ['x', 'pass on'],
    ['b', 'hand back'],
    ['e', 'resolve'],
  ] as const) {
    await page.keyboard.press(key);
    await page.waitForSelector('dialog[open]');
    await check(page, state);
    if (key !== 'e') await page.keyboard.press('Escape');
  }
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.locator('.wrap-up', { hasText: 'Was it right' }).waitFor();
  await check(page, 'wrap-up');
  await page.keyboard.press('1');
  await page.locator('.wrap-up', { hasText: 'What was missing' }).waitFor();
  await check(page, 'wrap-up of the brief');
});

test('a supervisor sees all that others hold, and reads it without an act in reach', patience, async () => {
  const ana = await house().page({ signedInAs: 'Cem' });
  const call = await ringing();
  await openByKeys(ana, call.id);
  const facts = await readPacket(ana);
  await ana.keyboard.press('a');
  const keys = await keysFor(ana, facts);
  await answer(ana, allOf(keys));
  await ana.waitForSelector('#reply:focus');

  // Said a minute ahead, so that she is here as long as this test looks.
  const people = openDesk(house().engine.ledgerUrl, () => Date.now() + 60_000);
  onTestFinished(() => people.close());
  const profile = { skills: {}, languages: ['en'], queues: ['*'], capacity: { voice: 1, chat: 3 } };
  await people.present('ilse', 'Ilse', profile, 'away');
  await cameOfLate('returns');
  const page = await house().page({ signedInAs: 'Sam', supervisor: true });
  const watched = page.locator(`tr:has([data-watch="${call.id}"])`);
  await watched.getByText('with cem').waitFor();
  expect(await watched.innerText()).toContain('Asked for a human');
  expect(await page.locator('tr', { hasText: 'Ilse' }).innerText()).toMatch(/away\s+0 of 1\s+0 of 3/);
  expect(await page.locator('tr', { hasText: 'returns' }).innerText()).toMatch(/\d+(\.\d+)?\s+\d+ to \d+\s+\d+\s+\d+/);
  await check(page, 'overview');
  await page.locator(`[data-watch="${call.id}"]`).press('Enter');
  await page.waitForSelector('.watching .packet');
  await call.say('Are you still there?');
  await page.locator('.line-customer', { hasText: 'Are you still there?' }).waitFor();
  await check(page, 'watching');
  for (const key of ['a', 'd', 'e', 'x', 'b', 'r', 'p', 't']) await page.keyboard.press(key);
  expect(await page.locator('dialog, #reply, main button.primary').count()).toBe(0);
  expect(await page.locator('main .actions button').allInnerTexts()).toEqual([expect.stringContaining('Details')]);
  await page.keyboard.press('Escape');
  await page.waitForSelector(`[data-watch="${call.id}"]:focus`);
  const opened = (await call.wrote('human')).filter(({ act, agent }) => act === 'opened' && agent === 'sam');
  expect(opened).toEqual([expect.objectContaining({ outcome: expect.stringMatching(/^watching:\d+$/) })]);
});
