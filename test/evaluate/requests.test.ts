import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Example, fitRequests, meanOf, stepsOf } from '../../src/evaluate/requests/fit.ts';
import { readLinesOf } from '../../src/evaluate/requests/lines.ts';
import { spreadOf } from '../../src/policy/readers/request/hear.ts';

/** How the reader of requests learns. */

const dir = mkdtempSync(join(tmpdir(), 'readback-lines-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('lines are read by language, with their labels', () => {
  writeFileSync(join(dir, 'en.tsv'), '1\tget me a human\n0\twhere is my order\n');
  writeFileSync(join(dir, 'de.tsv'), '1\tein Mensch bitte\n');
  expect(readLinesOf(dir)).toEqual([
    { lang: 'de', asks: true, text: 'ein Mensch bitte' },
    { lang: 'en', asks: true, text: 'get me a human' },
    { lang: 'en', asks: false, text: 'where is my order' },
  ]);
});

test.each([
  ['yes\tget me a human\n', /line 1/],
  ['1\tget me a human\n0\n', /line 2/],
  ['1\tget\tme\n', /must be 0 or 1, a tab, and a text/],
])('a line of another form is named: %j', (text, problem) => {
  const other = mkdtempSync(join(tmpdir(), 'readback-lines-'));
  writeFileSync(join(other, 'en.tsv'), text);
  expect(() => readLinesOf(other)).toThrow(problem);
  rmSync(other, { recursive: true, force: true });
});

const bits = 6;
const piece = (...places: number[]): readonly number[] => places;
/** Place 1 asks; place 2 is said by everybody; a request may stand beside a piece that is none. */
const examples: readonly Example[] = [
  { pieces: [piece(1, 2)], asks: true },
  { pieces: [piece(1, 3)], asks: true },
  { pieces: [piece(2, 3), piece(1, 4)], asks: true },
  { pieces: [piece(2, 3)], asks: false },
  { pieces: [piece(2, 4), piece(3)], asks: false },
  { pieces: [piece(4)], asks: false },
];

test('what only requests show comes to weigh for them, the rest against', () => {
  const { weights } = fitRequests(examples, bits, 1);
  expect(weights[1]).toBeGreaterThan(0.5);
  for (const other of [2, 3, 4]) expect(weights[other]).toBeLessThan(weights[1] ?? 0);
  expect(weights[9]).toBe(0);
});

test('the same seed gives the same fit; the mean of fits lies between them', () => {
  const [one, again, other] = [1, 1, 2].map((seed) => fitRequests(examples, bits, seed));
  if (one === undefined || again === undefined || other === undefined) throw new Error('three fits');
  expect(again).toEqual(one);
  expect(meanOf([one, other]).weights[1]).toBeCloseTo(((one.weights[1] ?? 0) + (other.weights[1] ?? 0)) / 2, 12);
});

test('in whole steps the weights keep their order and their size', () => {
  const fitted = fitRequests(examples, bits, 1);
  const { steps, step } = stepsOf(fitted);
  for (const [place, weight] of fitted.weights.entries())
    expect(Math.abs((steps[place] ?? 0) * step - weight)).toBeLessThanOrEqual(step);
});

test('a piece counts by the root of what it shows, and a short one as if it showed eight things', () => {
  expect(spreadOf(piece(1))).toBe(1 / Math.sqrt(8));
  expect(spreadOf(Array.from({ length: 100 }, (_, i) => i))).toBe(0.1);
});
