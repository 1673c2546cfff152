import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds wrong with the page as it stands: its rules, and the elements that break them. */
async function violations(page: Page, options: axe.RunOptions): Promise<string[]> {
  // What the browser runs for a test needs no leave of the page's own policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`{${axe.source}}`);
  const run = (given: object): Promise<axe.AxeResults> => Reflect.get(window, 'axe').run(given);
  const { violations: found } = await page.evaluate(run, { ...options, resultTypes: ['violations'] });
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}

/** Nothing that axe knows of keeps anybody from using the page in this state, by day or by night. */
export async function accessible(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await violations(page, {}), `${state}, by day`).toEqual([]);
  // The night changes colours, nothing else.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, { runOnly: ['color-contrast'] }), `${state}, by night`).toEqual([]);
}
