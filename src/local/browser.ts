import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { isExecutable, onPath } from './programs.ts';
import { runBounded } from './run-bounded.ts';

/** A Chromium and the arguments it needs here, for `chromium.launch`. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: readonly string[];
}

type Log = (line: string) => void;

const DOWNLOAD_IDLE_MS = 20_000;
const INSTALL_LIMIT_MS = 300_000;

/** No Chromium was found and none could be installed. */
export class NoBrowserError extends Error {
  constructor() {
    super(
      [
        'No Chromium was found and none could be installed. Any one of these helps:',
        '  - set CHROMIUM_PATH to one;',
        '  - install one: `apt-get install chromium`, or Google Chrome;',
        '  - let Playwright download its own: `npx playwright-core install chromium`.',
      ].join('\n'),
    );
    this.name = 'NoBrowserError';
  }
}

function launchArgs(): string[] {
  return [
    // Chromium's sandbox does not run as root, and containers have little shared memory.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    // Without these every start looks for hosts on the internet, and on a closed network waits for them.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}

function configured(): string | undefined {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  if (!isExecutable(path)) throw new Error(`CHROMIUM_PATH=${path} is not a program this user may run`);
  return path;
}

function installed(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = onPath(name);
    if (path !== undefined) return path;
  }
  return undefined;
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

async function downloadPlaywrights(log: Log): Promise<string | undefined> {
  log("downloading Playwright's Chromium (given up after 20 s without progress)");
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const bounds = { totalMs: INSTALL_LIMIT_MS, idleMs: DOWNLOAD_IDLE_MS };
  const result = await runBounded(process.execPath, [cli, 'install', 'chromium'], bounds);
  if (!result.ok) log(`the download did not work: ${result.reason}`);
  return playwrightsOwn();
}

async function installDebians(log: Log): Promise<string | undefined> {
  const apt = onPath('apt-get');
  if (apt === undefined || process.getuid?.() !== 0) return undefined;
  log("installing Debian's chromium package");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const bounds = { totalMs: INSTALL_LIMIT_MS, env };
  await runBounded(apt, ['update'], bounds);
  const result = await runBounded(apt, ['install', '-y', '--no-install-recommends', 'chromium'], bounds);
  if (!result.ok) log(`apt-get did not install chromium: ${result.reason}\n${result.tail.join('\n')}`);
  return installed();
}

/**
 * A Chromium to test with: CHROMIUM_PATH, one on the PATH, one that Playwright has, one it downloads, or Debian's
 * package when this is root, in this order. May take minutes, saying so. Throws `NoBrowserError` when all fail.
 */
export async function findBrowser(log: Log): Promise<FoundBrowser> {
  const executablePath =
    configured() ?? installed() ?? playwrightsOwn() ?? (await downloadPlaywrights(log)) ?? (await installDebians(log));
  if (executablePath === undefined) throw new NoBrowserError();
  return { executablePath, args: launchArgs() };
}
