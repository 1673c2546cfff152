import { expect, test } from 'vitest';
import type { Row } from '../../../src/activities/ports.ts';
import type { Entry } from '../../../src/conversation/entry.ts';
import { alwaysTransfer } from '../../../src/local/desk-load/baseline.ts';
import { loadOptions } from '../../../src/local/desk-load/options.ts';
import { handlingMs, type PlannedAgent, planOf } from '../../../src/local/desk-load/plan.ts';
import { missesOf } from '../../../src/local/desk-load/report.ts';
import { tally } from '../../../src/local/desk-load/tally.ts';

/** What a load run counts, from ledgers that are made by hand. */

const profile = { skills: { orders: 3 }, languages: ['*'], queues: ['*'], capacity: { voice: 1, chat: 1 } };
const agents: readonly PlannedAgent[] = [
  { agent: 'ada', profile },
  { agent: 'bob', profile: { ...profile, skills: { refunds: 3 } } },
];

const rowsOf = (...entries: [number, Entry][]): readonly Row[] =>
  entries.map(([at, entry], i) => ({ seq: i + 1, at, key: `${i}`, entry, words: null }));

const seek = (since: number, skill = 'orders'): Entry => ({
  kind: 'seek',
  seekId: 's1',
  epoch: 2,
  tier: 'high',
  channel: 'chat',
  since,
  needs: { skill, level: 1 },
  widenMs: 0,
});
const brief: Entry = { kind: 'brief', epoch: 2, by: 'rules', dropped: 0, why: 'late' };
const offer = (agent: string): Entry => ({
  kind: 'offer',
  offerId: 'o2',
  epoch: 2,
  tier: 'high',
  round: 1,
  until: 0,
  only: agent,
});
const accepted = (agent: string): Entry => ({ kind: 'accepted', offerId: 'o2', agent });
const left: Entry = { kind: 'custody', holder: 'ended', epoch: 4, why: 'resolved' };
const ended: Entry = { kind: 'ended', why: 'resolved' };

const served = (agent: string, from: number, to: number, since = from): readonly Row[] =>
  rowsOf(
    [since, seek(since)],
    [since, brief],
    [from, offer(agent)],
    [from + 5, accepted(agent)],
    [to, left],
    [to, ended],
  );

test('one human for two at once is found, one after the other is not', () => {
  const after = new Map([
    ['a', served('ada', 0, 100)],
    ['b', served('ada', 100, 200)],
  ]);
  expect(tally(after, agents).heldTwice).toBe(0);
  const beside = new Map([
    ['a', served('ada', 0, 100)],
    ['b', served('ada', 99, 200)],
  ]);
  expect(tally(beside, agents).heldTwice).toBe(1);
});

test('a ring holds its human until its reservation has run out; from an acceptance on they are held to the end', () => {
  const rang = rowsOf([0, seek(0)], [0, brief], [10, offer('ada')], [40_000, left]);
  const at = (from: number) =>
    tally(
      new Map([
        ['a', rang],
        ['b', served('ada', from, 50_000)],
      ]),
      agents,
    ).heldTwice;
  expect(at(14_999)).toBe(1);
  expect(at(15_000)).toBe(0);
  const late = rowsOf([0, seek(0)], [0, brief], [10, offer('ada')], [20_000, accepted('ada')], [40_000, left]);
  const both = new Map([
    ['a', late],
    ['b', served('ada', 16_000, 50_000)],
  ]);
  expect(tally(both, agents).heldTwice).toBe(1);
  const custody: Entry = { kind: 'custody', holder: 'human', agent: 'ada', epoch: 3, why: 'read_back_matched' };
  const unaccepted = rowsOf([0, seek(0)], [0, brief], [10, offer('ada')], [20_000, custody], [40_000, left]);
  const stolen = new Map([
    ['a', unaccepted],
    ['b', served('ada', 16_000, 50_000)],
  ]);
  expect(tally(stolen, agents).heldTwice).toBe(1);
});

test('an agent who sat idle beside somebody of their skill is found; one of another skill is not', () => {
  const waited = new Map([
    ['a', served('ada', 0, 100)],
    ['b', served('ada', 5_000, 6_000, 2_000)],
  ]);
  expect(tally(waited, agents)).toMatchObject({ idleBesideWaiting: 3_000 });
  expect(missesOf(tally(waited, agents))).toEqual(['an agent sat idle for 3000 ms beside somebody of their skill']);
  const other = new Map([
    ['a', served('bob', 0, 100)],
    ['b', served('ada', 101, 200, 100)],
  ]);
  expect(missesOf(tally(other, agents))).toEqual([]);
});

test('a stated wait covers the acceptance that falls into it', () => {
  const stated = (toMs: number) =>
    rowsOf(
      [0, seek(0)],
      [0, brief],
      [10, { kind: 'wait', seekId: 's1', fromMs: 0, toMs }],
      [60, offer('ada')],
      [70, accepted('ada')],
      [90, left],
      [90, ended],
    );
  const of = (toMs: number) => tally(new Map([['a', stated(toMs)]]), agents).stated;
  expect(of(60)).toEqual({ said: 1, covered: 1 });
  expect(of(59)).toEqual({ said: 1, covered: 0 });
});

test('a promise that is neither kept nor broken, a ring before the brief and a conversation without an end are misses', () => {
  const promise: Entry = { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 1, until: 2 };
  const open = tally(new Map([['a', rowsOf([0, seek(0)], [1, offer('ada')], [2, promise])]]), agents);
  expect(missesOf(open)).toEqual([
    '1 promises neither kept nor reported broken',
    '1 conversations rang before their brief was there',
    '1 conversations never ended',
  ]);
});

test('the same seed gives the same plan, and the arrivals come as fast as they should', () => {
  const options = loadOptions(['--agents', '50', '--conversations', '4000']);
  const plan = planOf(options, 0.9);
  expect(planOf(options, 0.9)).toEqual(plan);
  const mean = (plan.arrivals.at(-1)?.at ?? 0) / plan.arrivals.length;
  const served = (10_000 + handlingMs) / 50;
  expect(mean / (served / 0.9)).toBeCloseTo(1, 1);
});

test('“always transfer” serves whom it can, and loses who has waited too long', () => {
  const [one] = agents;
  const arrivals = [0, 0, 0].map((at) => ({ at, words: '', talkMs: 10_000 }));
  const { waits, lost } = alwaysTransfer({ agents: one ? [one] : [], arrivals }, 20_000);
  expect(waits).toEqual([0, 10_000 + handlingMs]);
  expect(lost).toBe(1);
});

test('what does not fit is named with its limits', () => {
  expect(() => loadOptions(['--agents', '0'])).toThrow('--agents must be a whole number from 1 to 1000, not 0');
  expect(() => loadOptions(['--loads', '0.5,x'])).toThrow('--loads must be numbers from 0.05 to 10');
});
