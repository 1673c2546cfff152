import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { freePorts } from '../../src/local/ports.ts';
import type { Call } from '../support/engine.ts';
import { auditHandoffs } from '../support/handoff-audit.ts';
import { sharedTemporal } from '../support/temporal.ts';
import { allOf, answer, keysFor, openByKeys, readPacket, row, useHouse } from './support.ts';

/** A customer and two agents in two browsers at once, through every turn that a handoff can take. */
const house = useHouse();

/** What somebody does at a page, counted. */
class Hand {
  count = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.#page.keyboard.press(key);
  }

  async click(selector: string): Promise<void> {
    this.count += 1;
    await this.#page.locator(selector).click();
  }
}

/** The desktop as a process of its own, on this port. */
async function desktopAt(port: number): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const { client, ledgerUrl } = house().engine;
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: ledgerUrl,
    TEMPORAL_ADDRESS: process.env[sharedTemporal],
    TEMPORAL_NAMESPACE: client.options.namespace,
    READBACK_DESKTOP_PORT: String(port),
    READBACK_SESSION_SECRET: 'a secret that outlives the process',
  };
  const child = fork(fileURLToPath(new URL('../../src/workers/desktop-main.ts', import.meta.url)), { env });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [{ url }] = await once(child, 'message');
  return { child, url };
}

async function ringing(): Promise<Call> {
  const { engine } = house();
  const call = await engine.call();
  await engine.model({});
  await call.say('Hello, my jacket arrived torn and I want my money back.');
  await call.say('No. I want to talk to a human, please.');
  await call.reaches('ringing');
  return call;
}

/** Opens the packet, accepts, and reads back what it says: how many keys the read-back took. */
async function takes(page: Page, call: Call): Promise<number> {
  await openByKeys(page, call.id);
  const facts = await readPacket(page);
  await page.keyboard.press('a');
  const hand = new Hand(page);
  for (const key of allOf(await keysFor(page, facts))) await hand.press(key);
  await page.waitForSelector('#reply:focus');
  return hand.count;
}

/** A code of a dialog: its key, the number, and the two keys that send it. */
async function decides(page: Page, key: string, nth: string): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForSelector('dialog[open]');
  await page.keyboard.press(nth);
  await page.keyboard.press('Control+Enter');
}

test('offer, decline, wrong and right read-back, consult, a desktop that dies, transfer, hand back, again, resolve, wrap-up: nothing is lost', async () => {
  const [port = 0] = await freePorts(1);
  const { child, url } = await desktopAt(port);
  const [ana, bo] = [await house().page({ url, signedInAs: 'Ana' }), await house().page({ url, signedInAs: 'Bo' })];
  const call = await ringing();

  // Ana declines: it rings on for Bo alone.
  await openByKeys(ana, call.id);
  await decides(ana, 'd', '1');
  await ana.locator(row(call.id)).and(ana.locator(':not(.ringing)')).waitFor();

  // Bo reads back, once wrong.
  await openByKeys(bo, call.id);
  const facts = await readPacket(bo);
  await bo.keyboard.press('a');
  const keys = await keysFor(bo, facts);
  await answer(bo, [keys.identity, keys.wants === '1' ? '2' : '1', keys.lastSideEffect]);
  await bo.waitForSelector('.wrong-line');
  await bo.keyboard.press('Enter');
  await bo.waitForSelector('fieldset[data-field=wants] input:focus');
  await answer(bo, [keys.wants]);
  await bo.waitForSelector('#reply:focus');
  await bo.keyboard.type('Good evening, Bo here.');
  await bo.keyboard.press('Control+Enter');
  await bo.locator('.line-human', { hasText: 'Good evening' }).waitFor();

  // Ana is asked to look on, and writes to Bo.
  await bo.keyboard.press('Escape');
  await bo.keyboard.press('c');
  await bo.waitForSelector('#consulted:focus');
  await bo.keyboard.type('Ana');
  await bo.keyboard.press('Enter');
  await ana.waitForSelector(`section[aria-label="Consults"] ${row(call.id)}`);

  // The desktop's process dies under both of them, and comes back; the customer writes meanwhile.
  child.kill('SIGKILL');
  await call.say('Are you still there?');
  await desktopAt(port);
  await bo.locator('.line-customer', { hasText: 'Are you still there?' }).waitFor({ timeout: 30_000 });
  await openByKeys(ana, call.id);
  await ana.waitForSelector('.packet');
  await ana.keyboard.press('a');
  await ana.locator('#note-to-colleague').fill('I can pay that out: give it to me.');
  await ana.keyboard.press('Enter');
  await bo.getByText('I can pay that out').first().waitFor();

  // Passed on to Ana by name, who had declined; she reads back in three keys, and hands back to the AI.
  await bo.getByRole('button', { name: 'Pass on to ana' }).click();
  await ana.waitForSelector(`${row(call.id)}.ringing`);
  await ana.keyboard.press('Escape');
  expect(await takes(ana, call)).toBeLessThanOrEqual(3);
  await ana.keyboard.press('Escape');
  await decides(ana, 'b', '2');
  await ana.locator('.notice', { hasText: 'Handed back' }).waitFor();
  await call.reaches('listening');

  // The customer wants a human again; Bo reads back by mouse, resolves, and wraps up by mouse.
  await call.say('I want to talk to a human, please.');
  await call.reaches('ringing');
  await bo.keyboard.press('Escape');
  await bo.locator(row(call.id)).click();
  const again = await readPacket(bo);
  await bo.getByRole('button', { name: /^Accept/ }).click();
  const hand = new Hand(bo);
  for (const [field, nth] of Object.entries(await keysFor(bo, again)))
    await hand.click(`fieldset[data-field=${field}] label:nth-of-type(${nth}) input`);
  await bo.waitForSelector('#reply:focus');
  expect(hand.count).toBeLessThanOrEqual(3);
  await bo.keyboard.press('Escape');
  await decides(bo, 'e', '1');
  await bo.locator('.wrap-up', { hasText: 'Was it right' }).waitFor();
  const wrap = new Hand(bo);
  await wrap.click('.wrap-up li:first-child button');
  await bo.locator('.wrap-up', { hasText: 'What was missing' }).waitFor();
  await wrap.click('.wrap-up li:first-child button');
  await bo.locator('.notice', { hasText: 'on record' }).waitFor();
  expect(wrap.count).toBeLessThanOrEqual(2);
  await call.handle.result();

  const { ledger } = house().engine;
  expect(auditHandoffs(await ledger.rows(call.id))).toEqual([]);
  expect(await ledger.verify(call.id)).toMatchObject({ findings: 0 });
  const holders = (await call.wrote('custody')).map(({ holder, agent }) => agent ?? holder);
  expect(holders).toEqual(['ai', 'queue', 'bo', 'queue', 'ana', 'ai', 'queue', 'bo', 'ended']);
}, 180_000);
