import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/conversation/entry.ts';
import { needsOf } from '../../../src/handoff/routing/needs-of.ts';
import type { Row } from '../../../src/handoff/row.ts';

const table = {
  rules: { 'hard-boundary': { skill: 'boundaries', level: 3 } },
  intents: { refund: { skill: 'payments', level: 2, queue: 'shop' } },
  languages: ['en', 'de'],
};

const facts = (rule: string, code = 'other', tag = 'und', share = 0) => ({
  reason: { rule, tier: 'high' as const, because: '', turns: [] },
  wants: { code, label: code, cites: [], confidence: 1 },
  language: { tag, name: tag, share },
});

const rowsOf = (...entries: Entry[]): Row[] =>
  entries.map((entry, i) => ({ seq: i + 1, at: i, key: `${i}`, entry, words: null }));
const passed = (holder: 'ai' | 'queue' | 'human', why: string, agent?: string): Entry => ({
  kind: 'custody',
  holder,
  epoch: 1,
  why,
  ...(agent === undefined ? {} : { agent }),
});

test('what nobody asked for is not needed', () => {
  expect(needsOf(facts('explicit-request@1'), [], table)).toEqual({});
});

test('what the customer wants asks for skill, level and queue; the rule is right where both say something', () => {
  expect(needsOf(facts('explicit-request@1', 'refund'), [], table)).toEqual({
    skill: 'payments',
    level: 2,
    queue: 'shop',
  });
  expect(needsOf(facts('hard-boundary@2', 'refund'), [], table)).toEqual({
    skill: 'boundaries',
    level: 3,
    queue: 'shop',
  });
});

describe('the language', () => {
  test('is asked for where it is told and somebody speaks it', () => {
    expect(needsOf(facts('x@1', 'other', 'de', 0.8), [], table)).toEqual({ language: 'de' });
    expect(needsOf(facts('x@1', 'other', 'tr', 0.8), [], { ...table, languages: ['*'] })).toEqual({ language: 'tr' });
  });

  test.each([
    ['not told', 'und', 0],
    ['a weak guess', 'de', 0.4],
    ['spoken by nobody here', 'tr', 0.9],
  ])('is not waited for when it is %s', (_why, tag, share) => {
    expect(needsOf(facts('x@1', 'other', tag, share), [], table)).toEqual({});
  });
});

describe('who had the customer before', () => {
  const held = [passed('ai', 'started'), passed('queue', 'x'), passed('human', 'read_back_matched', 'ada')];

  test('is asked first, the last of them', () => {
    const back = rowsOf(...held, passed('ai', 'handed_back'), passed('queue', 'x'));
    expect(needsOf(facts('x@1'), back, table)).toEqual({ past: 'ada' });
    const again = rowsOf(
      ...held,
      passed('ai', 'handed_back'),
      passed('human', 'read_back_matched', 'ben'),
      passed('queue', 'x'),
    );
    expect(needsOf(facts('x@1'), again, table)).toEqual({ past: 'ben' });
  });

  test.each(['transferred', 'human_silent'])('is not asked first once it was %s', (why) => {
    expect(needsOf(facts('x@1'), rowsOf(...held, passed('queue', why)), table)).toEqual({});
  });
});
