// Counts what vitest reports.

import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** How many held, and the names of those that did not. */
export interface Tally {
  readonly passed: number;
  readonly failed: readonly string[];
  /** The names of those that did not run at all. */
  readonly skipped?: readonly string[];
}

const report = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Reads vitest's JSON report. A file that does not load, or a run that fails without saying which test, counts as one. */
export function countTests(file: string, code: number): Tally {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { passed: 0, failed: ['tests (they left no report)'] };
  }
  const { numPassedTests, testResults } = report.parse(JSON.parse(text));
  const failed = testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    return status === 'failed' && tests.length === 0 ? [`${name} (the file itself)`] : tests;
  });
  if (failed.length === 0 && code !== 0) failed.push(`tests (vitest ended with code ${code})`);
  const skipped = testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map(({ fullName }) => fullName),
  );
  return { passed: numPassedTests, failed, skipped };
}
