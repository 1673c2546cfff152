import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { loadRoster } from '../../src/config/desk-file.ts';
import type { CallbackCalendar } from '../../src/desk/calendar.ts';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import { type Desktop, type DesktopOptions, startDesktop } from '../../src/desktop/start.ts';
import type { CriticalField } from '../../src/handoff/read-back.ts';
import { findBrowser } from '../../src/local/browser.ts';
import { type Engine, type EngineOptions, useEngine } from '../support/engine.ts';
import { accessible } from './accessible.ts';

/** The desktop as an agent has it: a real Chromium, the real page and server, the real engine behind them. */
export interface House {
  readonly engine: Engine;
  readonly desktop: Desktop;
  readonly desk: Desk;
  /** A desktop of the test's own on a port, for tests that stop it. */
  serve(port: number, more?: Pick<DesktopOptions, 'tokens'>): Promise<Desktop>;
  /** A browser of one agent's own. `signedInAs`: signs in by keyboard. */
  page(options?: PageOptions): Promise<Page>;
}

export interface PageOptions {
  readonly signedInAs?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly url?: string;
  /** As a supervisor. */
  readonly supervisor?: boolean;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
}

const secret = 'a secret that is long enough for tests';

/** `calendar`: callbacks in windows of it. */
export function useHouse(options: Pick<EngineOptions, 'calendar'> = {}): () => House {
  let calendar: CallbackCalendar | undefined;
  const { calendar: open } = options;
  const engine = useEngine(
    open === undefined
      ? {}
      : {
          calendar(url) {
            calendar = open(url);
            return calendar;
          },
        },
  );
  let browser: Browser | undefined;
  let desk: Desk | undefined;
  const humans = () => (desk ??= openDesk(engine().ledgerUrl));
  let desktop: Desktop | undefined;
  const serve: House['serve'] = (port, more = {}) => {
    const { ledger, client } = engine();
    const people = { desk: humans(), roster: loadRoster('/nowhere') };
    const { agents: present, forecast } = humans();
    return startDesktop({
      ledger,
      people,
      present,
      forecast,
      temporal: client,
      host: '127.0.0.1',
      port,
      sessionSecret: secret,
      ...(calendar === undefined ? {} : { calendar }),
      ...more,
    });
  };
  beforeAll(async () => {
    const { executablePath, args } = await findBrowser((line) => console.log(`[browser] ${line}`));
    browser = await chromium.launch({ executablePath, args: [...args] });
    desktop = await serve(0);
  });
  afterAll(async () => {
    await browser?.close();
    await desktop?.stop();
    await desk?.close();
  });
  return () => {
    if (browser === undefined || desktop === undefined) throw new Error('the house is there once the tests run');
    const [running, { url }] = [browser, desktop];
    return {
      engine: engine(),
      desktop,
      desk: humans(),
      serve,
      page: (options) => openPage(running, { url, ...options }),
    };
  };
}

async function openPage(browser: Browser, options: PageOptions & { readonly url: string }): Promise<Page> {
  const { signedInAs, colorScheme = 'light', url, before, supervisor = false } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, colorScheme, locale: 'en-GB' });
  onTestFinished(() => context.close());
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  // What the page's own policy blocks, and what falls over, fails the test.
  page.on('pageerror', (error) => onTestFinished(() => expect.fail(`the page threw: ${error.message}`)));
  page.on('console', (message) => {
    if (!/Content Security Policy|Trusted/.test(message.text())) return;
    onTestFinished(() => expect.fail(`the page broke its own policy: ${message.text()}`));
  });
  // However a test leaves the page, it is one that everybody can use.
  onTestFinished(async () => {
    if (!page.isClosed()) await accessible(page, 'as the test leaves it');
  });
  await page.goto(url);
  await page.waitForSelector('#name, #token');
  if (signedInAs === undefined) return page;
  await page.keyboard.type(signedInAs);
  if (supervisor) await page.getByLabel('As a supervisor').check();
  await page.keyboard.press('Enter');
  await page.waitForSelector('nav.queue');
  return page;
}

export const row = (conversation: string): string => `[data-row="${conversation}"]`;

/** Moves over the queue with the keyboard until this conversation has the focus, then opens it. */
export async function openByKeys(page: Page, conversation: string): Promise<void> {
  await page.waitForSelector(`${row(conversation)}.ringing, ${row(conversation)}`);
  for (let tries = 0; tries < 30; tries += 1) {
    await page.keyboard.press('j');
    await page.waitForTimeout(50);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-row'));
    if (focused === conversation) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('.packet');
}

/** What the packet says of each field, as a human reads it. */
export async function readPacket(page: Page): Promise<Record<CriticalField, string>> {
  const read = async (field: CriticalField) => (await page.locator(`[data-fact=${field}] strong`).innerText()).trim();
  const [identity, wants, lastSideEffect, promise] = [
    await read('identity'),
    await read('wants'),
    await read('lastSideEffect'),
    await read('promise'),
  ];
  return { identity, wants, lastSideEffect, promise };
}

/** The questions of the read-back, by their first field. */
const questions = ['identity', 'wants', 'lastSideEffect'] as const;
type Asked = (typeof questions)[number];

/** The number keys that answer the questions so, in the order in which the focus walks over them. */
export async function keysFor(page: Page, answers: Record<CriticalField, string>): Promise<Record<Asked, string>> {
  await page.waitForSelector('fieldset[data-field]');
  const { identity, wants, lastSideEffect, promise } = answers;
  const told: Record<Asked, string> = { identity, wants, lastSideEffect: `${lastSideEffect} · ${promise}` };
  const keys: Record<Asked, string> = { identity: '', wants: '', lastSideEffect: '' };
  for (const field of questions) {
    const labels = await page.locator(`fieldset[data-field=${field}] label`).allInnerTexts();
    const nth = labels.findIndex((label) => label.replace(/^\s*\d\s*/, '').trim() === told[field]);
    expect(nth, `“${told[field]}” is among ${labels.join(', ')}`).toBeGreaterThanOrEqual(0);
    keys[field] = String(nth + 1);
  }
  return keys;
}

/** All the keys of a read-back, in order. */
export const allOf = (keys: Record<Asked, string>): readonly string[] => questions.map((field) => keys[field]);

/** Presses these keys one after another: the last answer sends them. */
export async function answer(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
