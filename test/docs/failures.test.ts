import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { failures } from '../../src/conversation/failures.ts';

/** docs/failures.md and the table in the code say the same, in both directions. */

const page = readFileSync(new URL('../../docs/failures.md', import.meta.url), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| `'));

test('the page shows exactly the rows of the code’s table', () => {
  const expected = Object.entries(failures).map(
    ([code, { status, retry, told, hears, means }]) =>
      `| \`${code}\` | ${status === 0 ? '–' : status} | ${retry ? 'yes' : 'no'} | ${told} | ${hears} | ${means} |`,
  );
  expect(rows).toEqual(expected);
});
