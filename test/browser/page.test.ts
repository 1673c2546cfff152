import { expect, test } from 'vitest';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import { aiSaid, handOff, toolCalled } from '../desktop/scene.ts';
import { names } from '../support/joined.ts';
import { openByKeys, row, useHouse } from './support.ts';

const house = useHouse();
let scenes = 0;

/** A conversation that rings, without the engine: what the page shows needs only the ledger. */
async function scene(words = 'A human, please.', joins: readonly Draft[] = []): Promise<string> {
  const { ledger } = house().engine;
  scenes += 1;
  const id = `scene-${process.pid}-${scenes}`;
  await ledger.start(id, 'chat', 'test', 'Hello, I am an AI.');
  const turn = await ledger.takeTurn(id, 't1', 'Where is my parcel?');
  const seq = 'seq' in turn ? turn.seq : 0;
  await ledger.append(id, [
    toolCalled('t1', 'lookup_order', 'On its way.'),
    aiSaid('t1', seq, 'It is on its way.'),
    toolCalled('t1', 'issue_refund', '', { sideEffect: true, status: 'in_doubt' }),
  ]);
  await ledger.takeTurn(id, 't2', words);
  await ledger.append(id, joins);
  await handOff(ledger, id, { turns: ['t2'], ringsMs: 120_000 });
  return id;
}

const ended: Draft = { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } };
const withHuman = (agent: string): Draft => ({
  key: 'custody/3',
  entry: { kind: 'custody', holder: 'human', epoch: 3, agent, why: 'test' },
});

test('a citation leads to its line of the transcript', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene('A human about this, please.'));
  expect(await page.locator('.transcript').count()).toBe(0);
  await page.locator('.brief .cite', { hasText: 'turn 2' }).first().press('Enter');
  await page.waitForSelector('.line.cited:focus');
  expect(await page.locator('.line.cited').innerText()).toContain('A human about this, please.');
});

test('what nobody knows is marked, in words', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene());
  expect(await page.locator('.calls').innerText()).toContain('Nobody knows whether this was done.');
});

test('the brief comes first, its details are one key away', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene('No answer yet, hello? I want a human.'));
  expect(await page.locator('.glance').innerText()).toContain('English');
  expect(await page.locator('.brief').innerText()).toContain('Find out whether issue_refund was done');
  await page.keyboard.press('i');
  const details = await page.waitForSelector('.details');
  expect(await details.innerText()).toMatch(/Unresolved\s+issue_refund: it is not known whether it was done/);
  expect(await page.locator('.brief').count()).toBe(0);
  await page.locator('.details .cite', { hasText: 'turn 2' }).first().press('Enter');
  await page.waitForSelector('.line.cited:focus');
  await page.keyboard.press('i');
  await page.waitForSelector('.brief');
});

test("a customer's words are words: no markup of theirs becomes part of the page", async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene('<img src=x onerror="document.title=1"><b>bold</b>'));
  await page.keyboard.press('t');
  expect(await page.locator('.transcript').innerText()).toContain('<b>bold</b>');
  expect(await page.locator('.transcript img, .transcript b, .packet img').count()).toBe(0);
});

test('a code of the read-back stands nowhere in what the browser is told before the choices', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  const id = await scene();
  const told = page.waitForResponse((response) => response.url().endsWith('/packet'));
  await openByKeys(page, id);
  const { packet } = await (await told).json();
  const { choices: _, ...facts } = packet;
  expect(JSON.stringify(facts)).not.toMatch(/"(code|level|compact|truth)"/);
});

test('? shows the keys, and single keys can be switched off for those whose tools speak for them', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  expect(await page.locator('dialog dd').allInnerTexts()).toContain('Accept what rings');
  await page.getByLabel('Single keys act').press('Space');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.keyboard.press('?');
  await page.waitForTimeout(200);
  expect(await page.locator('dialog').count()).toBe(0);
});

test('what rings is heard, seen in the title and told to screen readers, unless the sound is off', async () => {
  const page = await house().page({
    signedInAs: 'Ana',
    before: () => {
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (...args) {
        document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
        return start.apply(this, args);
      };
    },
  });
  await page.keyboard.press('k');
  const tones = () => page.evaluate(() => Number(document.documentElement.dataset.tones ?? 0));
  const before = await tones();
  const id = await scene();
  await page.waitForSelector(`${row(id)}.ringing`);
  await page.waitForFunction((n) => Number(document.documentElement.dataset.tones ?? 0) > n, before);
  await page.locator('[role=status]', { hasText: 'Ringing, High: Asked for a human.' }).waitFor({ state: 'attached' });
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Sound off' }).waitFor();
  const muted = await tones();
  await page.waitForSelector(`${row(await scene())}.ringing`);
  await page.waitForTimeout(300);
  expect(await tones()).toBe(muted);
});

test.each(['light', 'dark'] as const)(
  'at 1280 by 720 in %s nothing is cut off and nothing moves while time passes',
  async (colorScheme) => {
    const page = await house().page({ signedInAs: 'Ana', colorScheme });
    await openByKeys(page, await scene());
    await page.waitForTimeout(700);
    const shifted = await page.evaluate(async () => {
      let sum = 0;
      const watch = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
      });
      watch.observe({ type: 'layout-shift' });
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      return sum;
    });
    expect(shifted).toBe(0);
    const fits = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth <= 1280, scrollHeight <= 720];
    });
    expect(fits).toEqual([true, true]);
  },
);

test('the page outlives its server: it says that it is alone, comes back by itself, and is signed in still', async () => {
  const { serve } = house();
  const first = await serve(0);
  const page = await house().page({ signedInAs: 'Ana', url: first.url });
  await page.locator('.link', { hasText: 'Live' }).waitFor();
  await first.stop();
  await page.locator('.link', { hasText: 'Connection lost' }).waitFor();
  const id = await scene();
  const second = await serve(Number(new URL(first.url).port));
  await page.locator('.link', { hasText: 'Live' }).waitFor();
  await page.waitForSelector(`${row(id)}.ringing`);
  await page.context().close();
  await second.stop();
});

test('a session that is over leads to the sign-in, with a sentence', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene());
  await page.context().clearCookies();
  await page.keyboard.press('a');
  await page.locator('.sign-in-error', { hasText: 'Your session is over.' }).waitFor();
  await page.keyboard.type('Ana');
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.queue');
});

test('an act that nobody answers is told in a sentence, and the same again is the same act', async () => {
  const page = await house().page({ signedInAs: 'Ana' });
  await openByKeys(page, await scene());
  const ids: string[] = [];
  await page.route('**/accept', (route) => {
    ids.push(route.request().postDataJSON().actId);
    return route.abort();
  });
  for (const _ of [1, 2]) {
    await page.keyboard.press('a');
    await page.locator('.notice-error', { hasText: 'Nothing was lost' }).waitFor();
  }
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test('who is with the same customer elsewhere is told above everything, earlier contacts stand in the details', async () => {
  const { ledger } = house().engine;
  const customer = `C-${process.pid}`;
  const [before, there] = [await scene('My money back, a human!'), await scene('Hello?')];
  await ledger.append(before, [names(customer), ended]);
  await ledger.append(there, [names(customer), withHuman('bo')]);
  const page = await house().page({ signedInAs: 'Ana' });
  const here = await scene('My money back, please. A human!', [names(customer)]);
  await openByKeys(page, here);
  await page.waitForSelector(`[data-also="${there}"]`);
  expect(await page.locator('.also-here').innerText()).toMatch(
    /Also on chat now, with bo, for \d:\d\d · issue_refund in doubt there/,
  );
  await page.keyboard.press('i');
  expect(await page.locator('.contacts').innerText()).toMatch(/chat: Get money back\. The customer left while waiting/);
  await ledger.append(there, [ended]);
  await page.waitForSelector('.also-here', { state: 'detached' });
});
