import fc from 'fast-check';
import type { Available } from '../../../src/handoff/routing/available.ts';
import type { Seek } from '../../../src/handoff/routing/seek.ts';
import { tiers } from '../../../src/policy/decision.ts';

/** Searches and agents, short to say and at random. */

export const seek = (over: Partial<Seek> = {}): Seek => ({
  conversation: 'c1',
  seekId: 's1',
  tier: 'high',
  channel: 'chat',
  since: 0,
  from: 0,
  needs: {},
  widenMs: 10_000,
  ...over,
});

export const agent = (name: string, over: Partial<Available> = {}): Available => ({
  agent: name,
  skills: {},
  languages: ['*'],
  queues: ['*'],
  capacity: { voice: 1, chat: 1 },
  load: { voice: 0, chat: 0 },
  idleSince: 0,
  ...over,
});

const code = (...codes: string[]) => fc.constantFrom(...codes);
const skill = code('billing', 'returns', 'tech');
const language = code('en', 'de', 'fr');
const queue = code('main', 'vip');
const agentName = fc.integer({ min: 0, max: 7 }).map((n) => `agent-${n}`);
const channel = fc.constantFrom('voice', 'chat');

export const needs = fc.record(
  { skill, level: fc.integer({ min: 1, max: 5 }), language, queue, past: agentName },
  { requiredKeys: [] },
);

const oneSeek = fc.record(
  {
    tier: fc.constantFrom(...tiers),
    channel,
    since: fc.integer({ min: 0, max: 60_000 }),
    from: fc.integer({ min: 0, max: 60_000 }),
    needs,
    widenMs: fc.constantFrom(0, 5_000, 20_000),
    except: fc.uniqueArray(agentName, { maxLength: 3 }),
  },
  { requiredKeys: ['tier', 'channel', 'since', 'from', 'needs', 'widenMs'] },
);

/** Few are sought by name. */
const named = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ only: agentName }) },
);

export const anySeeks: fc.Arbitrary<readonly Seek[]> = fc
  .array(fc.tuple(oneSeek, named), { maxLength: 14 })
  .map((all) => all.map(([one, only], i): Seek => ({ conversation: `c-${i}`, seekId: `s${i}`, ...one, ...only })));

const count = fc.integer({ min: 0, max: 3 });
const profile = fc.record({
  skills: fc.dictionary(fc.oneof(skill, fc.constant('*')), fc.integer({ min: 1, max: 5 }), { maxKeys: 3 }),
  languages: fc.uniqueArray(fc.oneof(language, fc.constant('*')), { maxLength: 3 }),
  queues: fc.uniqueArray(fc.oneof(queue, fc.constant('*')), { maxLength: 2 }),
  capacity: fc.record({ voice: count, chat: count }),
  load: fc.record({ voice: count, chat: count }),
  idleSince: fc.integer({ min: 0, max: 3 }),
});

export const anyAgents: fc.Arbitrary<readonly Available[]> = fc
  .uniqueArray(agentName, { maxLength: 8 })
  .chain((names) => fc.tuple(...names.map((name) => profile.map((rest) => ({ agent: name, ...rest })))));
