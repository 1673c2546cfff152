import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { loadAgent } from '../../src/config/agent.ts';
import { loadRoster, type Roster, readRoster } from '../../src/config/desk-file.ts';

const shipped = fileURLToPath(new URL('../../agent', import.meta.url));

function written(text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'readback-desk-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(join(dir, 'desk.yaml'), text);
  return dir;
}

const sample = `
agents:
  - id: ada-lovelace
    name: Ada Lovelace
    role: supervisor
    skills: { payments: 4 }
    languages: [en, de]
    queues: [shop]
    capacity: { voice: 1, chat: 2 }
others:
  role: agent
  skills: {}
  languages: [fr]
  queues: ['*']
  capacity: { voice: 0, chat: 1 }
needs:
  rules: { hard-boundary: { skill: payments, level: 4 } }
  intents: { refund: { skill: payments, queue: shop } }
`;
const roster = (text: string): Roster => loadRoster(written(text));
const problems = (from: string, to: string): readonly string[] =>
  readRoster(written(sample.replace(from, to)), ['refund']).wrong.map((line) => line.replace(/^[^/]*\//, ''));

test('the roster that is shipped lets whoever signs in take everything', () => {
  const everybody = loadRoster(shipped).find('ana', 'Ana');
  expect(everybody).toMatchObject({ id: 'ana', name: 'Ana', skills: { '*': 5 }, languages: ['*'], queues: ['*'] });
  expect(loadAgent(shipped).agent.needs.languages).toEqual(['*']);
});

test('who is listed is as listed, and the others are as the others', () => {
  const { find } = roster(sample);
  expect(find('ada-lovelace', 'ada lovelace')).toMatchObject({
    name: 'Ada Lovelace',
    role: 'supervisor',
    skills: { payments: 4 },
  });
  expect(find('ben', 'Ben')).toMatchObject({ id: 'ben', name: 'Ben', role: 'agent', languages: ['fr'] });
});

test('without an entry for the others only those who are listed are agents', () => {
  const { find } = roster(sample.replace(/others:[\s\S]*needs:/, 'needs:'));
  expect(find('ben', 'Ben')).toBeUndefined();
  expect(find('ada-lovelace', '')).toBeDefined();
});

test('the languages that somebody speaks are known', () => {
  expect(roster(sample).needs.languages).toEqual(['de', 'en', 'fr']);
});

test('without a roster whoever signs in can do everything, and nothing is asked for', () => {
  const dir = mkdtempSync(join(tmpdir(), 'readback-desk-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  expect(loadRoster(dir).find('ben', 'Ben')).toMatchObject({ skills: { '*': 5 } });
  expect(loadRoster(dir).needs).toMatchObject({ rules: {}, intents: {} });
});

test.each([
  ['id: ada-lovelace', 'id: Ada Lovelace', 'desk.yaml: agents.0.id: must be the name in letters'],
  ['id: ada-lovelace', 'id: Ada', 'desk.yaml: agents.0.id: must be in lower case'],
  ['payments: 4 }\n    lang', 'payments: 6 }\n    lang', 'desk.yaml: agents.0.skills.payments: '],
  ['[en, de]', '[english]', 'desk.yaml: agents.0.languages.0: must be * or the two letters'],
  ['voice: 1, chat: 2', 'voice: 1', 'desk.yaml: agents.0.capacity.chat: '],
  ['level: 4 }', 'level: 5 }', 'desk.yaml: needs.rules.hard-boundary.skill: nobody has payments at level 5'],
  [
    '{ skill: payments, level: 4 }',
    '{ level: 4 }',
    'desk.yaml: needs.rules.hard-boundary.level: is a level of no skill',
  ],
  [
    '{ skill: payments, queue: shop }',
    '{ skill: law }',
    'desk.yaml: needs.intents.refund.skill: nobody has law at level 1',
  ],
  ['hard-boundary:', 'hard-boundaries:', 'desk.yaml: needs.rules.hard-boundaries: there is no such rule'],
  ['intents: { refund:', 'intents: { refunds:', 'desk.yaml: needs.intents.refunds: there is no such intent'],
])('%s → %s is refused', (from, to, expected) => {
  expect(problems(from, to).join('\n')).toContain(expected);
});

test('who stands there twice is named', () => {
  const twice = sample.replace(
    'others:',
    `  - id: ada-lovelace
    name: Other
    role: agent
    skills: {}
    languages: [en]
    queues: [shop]
    capacity: { voice: 1, chat: 1 }
others:`,
  );
  expect(readRoster(written(twice)).wrong.join('\n')).toContain('agents.1.id: stands there twice');
});
