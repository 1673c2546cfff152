import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countTests } from '../scripts/check-tests.ts';

/** What is counted of a report with these files. */
function counted(testResults: object[], numPassedTests: number, code: number) {
  const folder = mkdtempSync(join(tmpdir(), 'readback-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ numPassedTests, testResults }));
  return countTests(file, code);
}

const one = (status: string, fullName: string) => ({ status, fullName });
const file = (status: string, ...assertionResults: object[]) => ({ name: 'a.test.ts', status, assertionResults });

test('what passed, failed and did not run is told apart', () => {
  const results = [file('failed', one('passed', 'a'), one('failed', 'b')), file('passed', one('skipped', 'c'))];
  expect(counted(results, 1, 1)).toEqual({ passed: 1, failed: ['b'], skipped: ['c'] });
});

test('a file that does not load counts as a failure of its own', () => {
  expect(counted([file('failed')], 0, 1).failed).toEqual(['a.test.ts (the file itself)']);
});

test('a run that fails without a failed test is no success', () => {
  expect(counted([file('passed', one('passed', 'a'))], 1, 1).failed).toEqual(['tests (vitest ended with code 1)']);
});

test('a run that left no report is a failure', () => {
  expect(countTests('/nowhere/report.json', 0)).toEqual({ passed: 0, failed: ['tests (they left no report)'] });
});
