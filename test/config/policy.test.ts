import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { loadPolicy } from '../../src/config/policy-file.ts';
import { policyOf, policySchema } from '../../src/config/policy-schema.ts';
import { ConfigError } from '../../src/config/problem.ts';
import { judge } from '../../src/policy/judge.ts';
import { phraseLists } from '../../src/policy/phrases.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import { triggers } from '../../src/policy/triggers.ts';
import { boundary, confidence, request } from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { shippedPolicy } from '../support/reading.ts';

const shipped = readFileSync(shippedPolicy, 'utf8');
let file: string;
beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'readback-policy-'));
  file = join(dir, 'policy.yaml');
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
});

/** A policy of few lines, to which each test does one thing. */
const small = `
version: '7'
domain: general
general:
  weights:
    explicit-request: 60
    hard-boundary: 92
    low-confidence: 45
  bars:
    confidence: 0.6
    money: 1000
    boundaries: [legal, money]
    attemptsOffer: 2
    attemptsHandOff: 3
    likeness: 0.8
    distance: 0.6
    bargeIns: 3
    bargeInTurns: 4
    tokens: 150000
    mood: -0.35
    moodFall: 0.8
  offers:
    atMost: 2
    turnsBetween: 3
  costs:
    handoff: 8
    failure: 10
    band: 0.08
domains:
  finance:
    bars:
      confidence: 0.92
phrases:
  legal:
    - my lawyer
`;

/** The small policy after one change, which must change something. */
function changed(from: string | RegExp, to: string): string {
  const text = small.replace(from, to);
  expect(text).not.toBe(small);
  return text;
}

function load(text: string): Policy {
  writeFileSync(file, text);
  return loadPolicy(file).policy;
}

function problems(text: string): readonly string[] {
  try {
    load(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the policy was loaded');
}

describe('what does not fit is refused with file, field and limit', () => {
  test('what the tests change is itself in order', () => {
    expect(load(small).domain).toBe('general');
  });

  test.each<[string, string | RegExp, string, RegExp]>([
    ['a version with a blank', "'7'", "'7 b'", /^policy\.yaml: version: must be at most 40 letters/],
    [
      'a domain that is none',
      'domain: general',
      'domain: bank',
      /^policy\.yaml: domain: must be one of general, finance$/,
    ],
    ['a domain with a capital', '  finance:', '  Finance:', /^policy\.yaml: domains\.Finance: /],
    [
      'a weight of nothing',
      'hard-boundary: 92',
      'hard-boundary: 0',
      /^policy\.yaml: general\.weights\.hard-boundary: .*>=1/,
    ],
    ['a weight above 100', 'hard-boundary: 92', 'hard-boundary: 101', /general\.weights\.hard-boundary: .*<=100/],
    ['a weight between two', 'hard-boundary: 92', 'hard-boundary: 9.5', /general\.weights\.hard-boundary: .*int/],
    [
      'a rule that there is not',
      'hard-boundary: 92',
      'hard-boundry: 92',
      /^policy\.yaml: general\.weights: must name rules that there are; hard-boundry is none$/,
    ],
    ['a share above one', 'confidence: 0.6', 'confidence: 60', /^policy\.yaml: general\.bars\.confidence: .*<=1/],
    ['a share below nothing', 'distance: 0.6', 'distance: -0.6', /general\.bars\.distance: .*>=0/],
    ['a sum below nothing', 'money: 1000', 'money: -1', /general\.bars\.money: .*>=0/],
    ['a kind of boundary that is none', '[legal, money]', '[legal, moral]', /general\.bars\.boundaries\.1: .*"legal"/],
    ['an attempt that never comes', 'attemptsOffer: 2', 'attemptsOffer: 11', /general\.bars\.attemptsOffer: .*<=10/],
    [
      'a handoff at the first attempt',
      'attemptsHandOff: 3',
      'attemptsHandOff: 1',
      /general\.bars\.attemptsHandOff: .*>=2/,
    ],
    ['one barge-in that is a storm', 'bargeIns: 3', 'bargeIns: 1', /general\.bars\.bargeIns: .*>=2/],
    ['more turns than are remembered', 'bargeInTurns: 4', 'bargeInTurns: 21', /general\.bars\.bargeInTurns: .*<=20/],
    ['a budget for no answer', 'tokens: 150000', 'tokens: 15', /general\.bars\.tokens: .*>=1000/],
    ['a mood that is good', 'mood: -0.35', 'mood: 0.35', /general\.bars\.mood: .*<=0/],
    ['a fall beyond the scale', 'moodFall: 0.8', 'moodFall: 2.1', /general\.bars\.moodFall: .*<=2/],
    ['too many offers', 'atMost: 2', 'atMost: 11', /general\.offers\.atMost: .*<=10/],
    ['offers in the same turn', 'turnsBetween: 3', 'turnsBetween: 0', /general\.offers\.turnsBetween: .*>=1/],
    ['a failure for nothing', 'failure: 10', 'failure: 0', /general\.costs\.failure: .*>0/],
    ['a band wider than the scale', 'band: 0.08', 'band: 0.6', /general\.costs\.band: .*<=0\.5/],
    [
      'a human who costs more than the failure',
      'failure: 10',
      'failure: 8',
      /^policy\.yaml: general\.costs\.handoff: must be below failure: else no contact is ever worth a human$/,
    ],
    ['a word for a figure', 'money: 1000', 'money: much', /general\.bars\.money: .*expected number/],
    ['a figure left out', /\n {4}likeness: 0\.8/, '', /^policy\.yaml: general\.bars\.likeness: .*expected number/],
    ['a figure misspelt', 'likeness:', 'likenes:', /^policy\.yaml: general\.bars: .*"likenes"/],
    [
      'a section that is none',
      'domains:',
      'domain_list: 3\ndomains:',
      /^policy\.yaml: Unrecognized key: "domain_list"/,
    ],
    ['a section left out', /domains:[\s\S]*0\.92\n/, '', /^policy\.yaml: domains: /],
    [
      'a domain’s figure beyond its limit',
      'confidence: 0.92',
      'confidence: 92',
      /domains\.finance\.bars\.confidence: .*<=1/,
    ],
    [
      'a domain’s costs that do not fit what it leaves open',
      'confidence: 0.92',
      'confidence: 0.92\n    costs:\n      handoff: 11',
      /^policy\.yaml: domains\.finance\.costs\.handoff: must be below failure/,
    ],
    [
      'a domain’s rule that there is not',
      'confidence: 0.92',
      'confidence: 0.92\n    weights:\n      luck: 7',
      /^policy\.yaml: domains\.finance\.weights: must name rules that there are; luck is none$/,
    ],
    [
      'a list of phrases that is none',
      'legal:\n',
      'legalese:\n',
      /^policy\.yaml: phrases\.legalese: |phrases: .*legalese/,
    ],
    ['an empty phrase', '- my lawyer', '- ""', /^policy\.yaml: phrases\.legal\.0: .*>=1/],
    ['a phrase that is a figure', '- my lawyer', '- 911', /^policy\.yaml: phrases\.legal\.0: .*string/],
    ['a phrase without end', '- my lawyer', `- ${'my '.repeat(201)}`, /^policy\.yaml: phrases\.legal\.0: .*<=400/],
    ['what is no YAML', 'domains:', 'domains: [', /^policy\.yaml: .*line \d+/],
  ])('%s', (_what, from, to, expected) => {
    expect(problems(changed(from, to)).join('\n')).toMatch(new RegExp(expected.source, 'm'));
  });

  test('every problem is told at once, and none twice', () => {
    const text = changed('money: 1000', 'money: -1')
      .replace('atMost: 2', 'atMost: 99')
      .replace('band: 0.08', 'band: 3');
    expect(problems(text)).toEqual([
      expect.stringMatching(/general\.bars\.money/),
      expect.stringMatching(/general\.offers\.atMost/),
      expect.stringMatching(/general\.costs\.band/),
    ]);
  });

  test('a file that is not there is named', () => {
    expect(() => loadPolicy(join(file, 'none.yaml'))).toThrow(/none\.yaml: .*(ENOENT|ENOTDIR)/);
  });
});

describe('a domain says what it has otherwise', () => {
  const finance = changed('domain: general', 'domain: finance');
  const inFinance = (lines: string): Policy => load(finance.replace('    bars:\n      confidence: 0.92\n', lines));

  test('what it leaves open is as in general', () => {
    const general = load(small);
    expect(load(finance)).toEqual({
      ...general,
      domain: 'finance',
      bars: { ...general.bars, confidence: 0.92 },
    });
  });

  test.each<[string, string, object]>([
    [
      'a weight',
      '    weights:\n      hard-boundary: 80\n',
      { weights: { 'explicit-request': 60, 'hard-boundary': 80 } },
    ],
    ['a rule that general leaves out', '    weights:\n      injection: 45\n', { weights: { injection: 45 } }],
    [
      'a list, as a whole',
      '    bars:\n      boundaries: [medical]\n',
      { bars: { boundaries: ['medical'], money: 1000 } },
    ],
    ['how often it offers', '    offers:\n      atMost: 0\n', { offers: { atMost: 0, turnsBetween: 3 } }],
    ['what a failure costs', '    costs:\n      failure: 16\n', { costs: { handoff: 8, failure: 16, band: 0.08 } }],
    ['nothing at all', '    {}\n', { bars: { confidence: 0.6 } }],
  ])('%s', (_what, lines, expected) => {
    expect(inFinance(lines)).toMatchObject(expected);
  });

  test('every domain of a file can be had by its name', () => {
    const all = policySchema.parse(parse(shipped));
    for (const name of ['general', ...Object.keys(all.domains)]) expect(policyOf(all, name).domain).toBe(name);
    expect(policyOf(all).domain).toBe(all.domain);
  });
});

test('a rule that is left out is off', () => {
  const asks = [request(), boundary('legal'), confidence(0.1)];
  const rules = (policy: Policy) => Object.keys(judge(emptyTrack, asks, limits, policy).track.found).sort();
  expect(rules(load(small))).toEqual(['explicit-request', 'hard-boundary', 'low-confidence']);
  expect(rules(load(changed(/\n {4}hard-boundary: 92/, '')))).toEqual(['explicit-request', 'low-confidence']);
  expect(rules(load(changed(/weights:[\s\S]*45\n/, 'weights: {}\n')))).toEqual([]);
});

describe('the policy that is shipped', () => {
  const all = policySchema.parse(parse(shipped));

  test('weighs every rule, and no rule that there is not', () => {
    expect(Object.keys(all.general.weights).sort()).toEqual(triggers.map(({ id }) => id).sort());
  });

  test('has phrases in every list, none of them twice', () => {
    for (const list of phraseLists) {
      const phrases = all.phrases[list] ?? [];
      expect(phrases.length, list).toBeGreaterThan(0);
      expect(
        phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i),
        list,
      ).toEqual([]);
    }
  });

  test.each([
    ['finance', 0.9, 0.95],
    ['healthcare', 0.95, 0.95],
    ['customer_service', 0.8, 0.85],
    ['general', 0.5, 0.7],
  ])('asks for the confidence that is usual in %s: %d to %d', (name, least, most) => {
    const { confidence: bar } = policyOf(all, name).bars;
    expect(bar).toBeGreaterThanOrEqual(least);
    expect(bar).toBeLessThanOrEqual(most);
  });

  test('offers at the second failed attempt, hands over at the third', () => {
    expect(all.general.bars).toMatchObject({ attemptsOffer: 2, attemptsHandOff: 3 });
  });

  test('what hands over by itself has at least a high place; what only adds never hands over alone', () => {
    for (const { id, does } of triggers) {
      const weight = all.general.weights[id] ?? 0;
      if (does === 'hand_off') expect(weight, id).toBeGreaterThanOrEqual(75);
      else expect(weight, id).toBeLessThan(75);
    }
  });
});
