import { describe, expect, test } from 'vitest';
import type { Available } from '../../../src/handoff/routing/available.ts';
import { match } from '../../../src/handoff/routing/match.ts';
import type { Seek } from '../../../src/handoff/routing/seek.ts';
import { agent, seek } from './support.ts';

/** Who is chosen for one search, after it waited so many of its widening steps. */
const chosen = (one: Partial<Seek>, agents: readonly Available[], steps = 0): string | undefined =>
  match([seek(one)], agents, steps * 10_000)[0]?.agent;

describe('among those who fit', () => {
  const billing = (name: string, level: number, over: Partial<Available> = {}) =>
    agent(name, { skills: { billing: level }, ...over });

  test('the one who had the customer before comes first, whatever the others know', () => {
    expect(chosen({ needs: { skill: 'billing', past: 'ben' } }, [billing('ada', 5), billing('ben', 1)])).toBe('ben');
  });

  test('then who knows most, then who holds least, then the longest idle, then by name', () => {
    const needs = { skill: 'billing' };
    expect(chosen({ needs }, [billing('ada', 2), billing('ben', 4)])).toBe('ben');
    const roomy = { capacity: { voice: 2, chat: 3 }, load: { voice: 0, chat: 1 } };
    expect(
      chosen({ needs }, [billing('ada', 4, { ...roomy, idleSince: 1 }), billing('ben', 4, { idleSince: 9 })]),
    ).toBe('ben');
    expect(chosen({ needs }, [billing('ada', 4, { idleSince: 9 }), billing('ben', 4, { idleSince: 1 })])).toBe('ben');
    expect(chosen({ needs }, [billing('ben', 4), billing('ada', 4)])).toBe('ada');
  });

  test('who has no skill needed counts for nothing where no skill is needed', () => {
    expect(chosen({}, [billing('ada', 5, { idleSince: 2 }), agent('ben', { idleSince: 1 })])).toBe('ben');
  });

  test('one who had the customer before and does not fit yet is not chosen', () => {
    expect(chosen({ needs: { skill: 'billing', past: 'ben' } }, [billing('ada', 1), agent('ben')])).toBe('ada');
  });
});

describe('a search widens step by step', () => {
  const needs = { skill: 'billing', level: 4, language: 'de', queue: 'main' };
  const common = { languages: ['de'], queues: ['main'] };
  const expert = agent('expert', { ...common, skills: { billing: 4 } });
  const novice = agent('novice', { ...common, skills: { billing: 1 } });
  const other = agent('other', { ...common, skills: { returns: 5 } });
  const elsewhere = agent('elsewhere', { ...common, queues: ['vip'] });
  const foreign = agent('foreign', { languages: ['fr'], queues: ['vip'] });

  test.each([
    [0, 'the skill at its level, language and queue', [novice, other, elsewhere, foreign], expert],
    [1, 'any level of the skill', [other, elsewhere, foreign], novice],
    [2, 'any skill', [elsewhere, foreign], other],
    [3, 'any queue', [foreign], elsewhere],
    [4, 'any language', [], foreign],
  ])('step %i takes %s', (step, _what, tooFar, fitting) => {
    expect(chosen({ needs }, tooFar, step)).toBeUndefined();
    expect(chosen({ needs }, [...tooFar, fitting], step)).toBe(fitting.agent);
  });

  test('a critical one begins one step wider', () => {
    expect(chosen({ needs, tier: 'critical' }, [novice])).toBe('novice');
    expect(chosen({ needs, tier: 'critical' }, [foreign], 3)).toBe('foreign');
  });

  test('one without a figure does not widen', () => {
    expect(chosen({ needs, widenMs: 0 }, [novice, foreign], 1_000)).toBeUndefined();
  });

  test('who can do everything fits at once', () => {
    const all = agent('all', { skills: { '*': 5 } });
    expect(chosen({ needs }, [all])).toBe('all');
  });
});

describe('names', () => {
  test('it rings for the named one alone, whatever they can do, and waits for them', () => {
    const needs = { skill: 'billing' };
    expect(chosen({ needs, only: 'ben' }, [agent('ada', { skills: { billing: 5 } }), agent('ben')])).toBe('ben');
    expect(chosen({ only: 'ben' }, [agent('ada')], 100)).toBeUndefined();
  });

  test('who is excepted is never asked, not even by name', () => {
    expect(chosen({ except: ['ada'] }, [agent('ada')], 100)).toBeUndefined();
    expect(chosen({ except: ['ada'], only: 'ada' }, [agent('ada')])).toBeUndefined();
  });
});

describe('between searches', () => {
  test('the higher tier goes first, then who has waited longer', () => {
    const agents = [agent('ada')];
    const of = (...seeks: Partial<Seek>[]) =>
      match(
        seeks.map((one, i) => seek({ conversation: `c${i}`, ...one })),
        agents,
        60_000,
      ).map((pair) => pair.conversation);
    expect(of({ tier: 'medium', since: 0 }, { tier: 'critical', since: 50_000 })).toEqual(['c1']);
    expect(of({ since: 20_000 }, { since: 10_000 })).toEqual(['c1']);
  });

  test('capacity counts by channel', () => {
    const ada = agent('ada', { capacity: { voice: 1, chat: 2 }, load: { voice: 1, chat: 1 } });
    const seeks = [1, 2, 3].map((n) => seek({ conversation: `c${n}`, since: n }));
    expect(match([...seeks, seek({ conversation: 'v', channel: 'voice' })], [ada], 0)).toEqual([
      { conversation: 'c1', seekId: 's1', agent: 'ada' },
    ]);
  });
});

test('200 agents and 1,000 searches take a few milliseconds, whether all fit or none', () => {
  const skills = ['billing', 'returns', 'tech', 'orders', 'vip'];
  const skillOf = (i: number) => skills[i % skills.length] ?? '';
  const agents = Array.from({ length: 200 }, (_, i) =>
    agent(`agent-${i}`, { skills: { [skillOf(i)]: (i % 5) + 1 }, languages: ['en'], idleSince: (i * 31) % 97 }),
  );
  const seeks = Array.from({ length: 1_000 }, (_, i) =>
    seek({
      conversation: `c-${i}`,
      since: (i * 37) % 1_009,
      needs: { skill: skillOf(i), level: 3, language: i % 2 ? 'en' : 'de' },
    }),
  );
  match(seeks, agents, 5_000);
  expect(match(seeks, agents, 5_000)).toHaveLength(120);
  // Its own time on a processor, in µs: how busy the machine is does not count.
  const before = process.cpuUsage();
  for (let i = 0; i < 40; i += 1) match(seeks, agents, 5_000 + i);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 40).toBeLessThan(12_000);
});
