import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { changes, vows } from '../../src/desktop/outcomes.ts';
import { doingBodies } from '../../src/desktop/server/doings.ts';

/** What docs/messages.md says of a human's doings and of the export is what the code takes and gives. */

const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8');
const section = page.split(/^## /m).find((one) => one.startsWith('HTTP: what a human did')) ?? '';
const codes = (text: string): string[] => Array.from(text.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

test('the requests and their fields are exactly those of the page', () => {
  const rows = section.split('\n').filter((line) => line.startsWith('| `POST'));
  const shown = rows.map((row) => {
    const [, request = '', takes = ''] = row.split('|');
    return [codes(request)[0], codes(takes)];
  });
  const taken = Object.entries(doingBodies).map(([door, body]) => {
    const { properties = {}, required = [] } = z.toJSONSchema(body, { io: 'input' });
    const own = Object.keys(properties).filter((name) => !['offerId', 'epoch', 'actId'].includes(name));
    return [`POST /api/conversations/{id}/${door}`, own.map((name) => (required.includes(name) ? name : `${name}?`))];
  });
  expect(shown).toEqual(taken);
});

test('the codes are exactly those of the page', () => {
  const line = section.split('\n').find((one) => one.startsWith('`change`')) ?? '';
  expect(codes(line)).toEqual(['change', ...Object.keys(changes), 'promise', ...Object.keys(vows)]);
});
