import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { evaluateFeedback } from '../../src/evaluate/feedback/feedback.ts';
import type { Section } from '../../src/evaluate/section.ts';

/** An export of the house's own handoffs, read as a labelled set. */

interface Handoff {
  readonly rule?: string;
  readonly score?: number;
  readonly escalation?: 'yes' | 'no' | 'earlier';
  readonly missing?: readonly string[];
  readonly survey?: object;
}

function exported(handoffs: readonly Handoff[]): string {
  const dir = mkdtempSync(join(tmpdir(), 'readback-feedback-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const lines = handoffs.map(({ rule = 'low-mood@1', score = 80, escalation, missing = [], survey }, i) => {
    const brief = missing.length === 0 ? 'yes' : 'no';
    const wrapUp = escalation === undefined ? {} : { wrapUp: { outcome: 'solved', escalation, brief, missing } };
    const decision = { rule, tier: 'high', score, turns: [], because: '' };
    return JSON.stringify({ conversation: `c${i}`, handoff: 1, decision, ...wrapUp, ...(survey ? { survey } : {}) });
  });
  const file = join(dir, 'export.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const many = (count: number, one: Handoff): readonly Handoff[] => Array.from({ length: count }, () => one);
const read = (...handoffs: readonly (readonly Handoff[])[]): Section => evaluateFeedback(exported(handoffs.flat()));
const figure = ({ figures }: Section, key: string) => figures.find((one) => one.key === key);

test('handed over wrongly, late, brief right, and the score against right, each with its interval', () => {
  const section = read(
    many(20, { escalation: 'yes', score: 90 }),
    many(10, { escalation: 'earlier', score: 80, missing: ['tried'] }),
    many(10, { escalation: 'no', score: 75 }),
  );
  expect(figure(section, 'judged')?.value).toBe(40);
  expect(figure(section, 'falseHandoffs')).toMatchObject({ value: 0.25, interval: { low: expect.any(Number) } });
  expect(figure(section, 'late')?.value).toBe(0.25);
  expect(figure(section, 'briefRight')?.value).toBe(0.75);
  expect(figure(section, 'auc')?.value).toBe(1);
  expect(section.rows).toContain('missing in the brief: tried, 10 times');
});

test('the share that was right is told of each rule, with how many there were', () => {
  const section = read(
    many(24, { rule: 'explicit-request@2', escalation: 'yes' }),
    many(6, { rule: 'explicit-request@2', escalation: 'no' }),
    many(3, { rule: 'low-mood@1', escalation: 'no' }),
  );
  expect(figure(section, 'precision explicit-request@2')).toMatchObject({
    value: 0.8,
    name: expect.stringContaining('of 30'),
  });
  expect(figure(section, 'precision low-mood@1')).toBeUndefined();
  expect(section.rows).toContain('too few: low-mood@1: 3 judged, 10 are the least');
});

test('below the least number nothing is claimed, and why is said', () => {
  const section = read(many(29, { escalation: 'yes' }));
  expect(section.figures.map(({ key }) => key)).toEqual(['handoffs', 'judged', 'surveyed', 'precision low-mood@1']);
  expect(section.rows).toContain('too few: whether the escalations were right: 29 judged, 30 are the least');
});

test('with nearly nothing but right ones the score is not judged', () => {
  const section = read(many(60, { escalation: 'yes' }), many(2, { escalation: 'no' }));
  expect(figure(section, 'falseHandoffs')?.value).toBeCloseTo(2 / 62);
  expect(figure(section, 'auc')).toBeUndefined();
});

test('satisfaction and effort by the rule that handed over, of those who gave a figure', () => {
  const section = read(
    many(10, { rule: 'explicit-request@2', survey: { satisfaction: 5, effort: 1 } }),
    many(5, { rule: 'low-mood@1', survey: { satisfaction: 2 } }),
    many(5, { rule: 'low-mood@1', survey: {} }),
  );
  expect(figure(section, 'surveyed')?.value).toBe(20);
  expect(figure(section, 'satisfaction all rules')?.value).toBe(4);
  expect(figure(section, 'satisfaction explicit-request@2')?.value).toBe(5);
  expect(figure(section, 'effort explicit-request@2')?.value).toBe(1);
  expect(section.rows).toContain('too few: satisfaction, low-mood@1: 5 answers, 10 are the least');
});

test('an export from before there was a survey is read all the same; what is no export is refused by line and field', () => {
  expect(read(many(1, {})).figures).toHaveLength(3);
  const dir = mkdtempSync(join(tmpdir(), 'readback-feedback-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'bad.jsonl');
  writeFileSync(file, '{"conversation":"c1","handoff":1,"decision":{"rule":"r","tier":"high"}}\n');
  expect(() => evaluateFeedback(file)).toThrow('bad.jsonl, line 1: decision.score');
});

test('the command reads it as the environment names it, and without one says so and goes on', () => {
  const cli = fileURLToPath(new URL('../../src/evaluate/main.ts', import.meta.url));
  const file = exported(many(30, { escalation: 'yes' }));
  const run = (args: readonly string[], env = {}) =>
    spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
  const named = run([], { READBACK_FEEDBACK: file });
  expect(named.status).toBe(0);
  expect(JSON.parse(named.stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    feedback: { judged: { value: 30 }, falseHandoffs: { value: 0 } },
    misses: [],
  });
  const phrases = `${file}.phrases`;
  const phrase = (text: string, asks: boolean) => JSON.stringify({ text, asks, lang: 'en' });
  writeFileSync(phrases, [phrase('I want to talk to a human', true), phrase('Where is my parcel?', false)].join('\n'));
  const without = run(['--phrases', phrases]);
  expect(without).toMatchObject({ status: 0, stdout: expect.stringContaining('No feedback: name an export') });
  expect(without.stdout).toContain('"phrases":');
}, 180_000);
