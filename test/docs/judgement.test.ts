import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paths } from '../../src/policy/path.ts';
import type { Trigger } from '../../src/policy/trigger.ts';
import { triggers } from '../../src/policy/triggers.ts';

/** docs/judgement.md and the rules in the code say the same. */

const page = readFileSync(new URL('../../docs/judgement.md', import.meta.url), 'utf8');

const does: Readonly<Record<Trigger['does'], string>> = {
  asked: 'asked',
  hand_off: 'hands over',
  offer: 'offers',
  adds: 'adds',
};

test('the page shows exactly the rules of the code', () => {
  const rows = page.split('\n').filter((line) => /^\| `[a-z-]+@/.test(line));
  expect(rows).toEqual(
    triggers.map(({ id, version, does: force, source }) => `| \`${id}@${version}\` | ${does[force]} | ${source} |`),
  );
});

test('and exactly the paths', () => {
  const rows = page.split('\n').filter((line) => /^\| (stay|warm|callback|queue) /.test(line));
  expect(rows).toEqual(paths.map(({ path, when }) => `| ${path} | ${when} |`));
});
