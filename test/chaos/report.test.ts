import { expect, test } from 'vitest';
import type { Kill } from '../../src/local/chaos/killer.ts';
import { jsonOf, missesOf, type Outcome } from '../../src/local/chaos/report.ts';

const spread = (worst: number) => ({ n: 1, p50: worst, p95: worst, worst });
const kills = (count: number): Kill[] =>
  Array.from({ length: count }, (_, i) => ({ n: i + 1, kind: 'gateway', victim: 'gateway', at: i }));

/** A run in which everything held. */
function outcome(count: number, over: Partial<Outcome> = {}): Outcome {
  return {
    options: { kills: count, workers: 2, seed: 1, conversations: 6, only: undefined, keep: false },
    seconds: 1,
    kills: kills(count),
    tally: {
      conversations: 1,
      turns: 1,
      turnsRefused: 0,
      outcomes: { replied: 1 },
      turnsLost: [],
      outcomesDoubled: [],
      effectsDoubled: [],
      effects: 0,
      callsInDoubt: 0,
      callsUnreported: [],
      saidLost: [],
      saidRepeated: [],
      verified: { entries: 1, findings: [] },
    },
    timings: {
      undisturbed: spread(30),
      seen: spread(1_000),
      unseen: spread(3_500),
      tools: spread(9_000),
      idle: spread(500),
      idleLong: spread(1_000),
      answersAgain: {},
      insideTurn: 60,
    },
    humans: { accepted: 0, readBackWrong: 0, resolved: 0, handedBack: 0 },
    stuck: [],
    endedByThemselves: [],
    ...over,
  };
}

test('a run in which everything held misses nothing', () => {
  expect(missesOf(outcome(200))).toEqual([]);
  expect(JSON.parse(jsonOf(outcome(200)))).toMatchObject({ kills: 200, turnsLost: 0, misses: [] });
});

test('each count that is not nothing is named, in a short run too', () => {
  const { tally } = outcome(8);
  const bad = outcome(8, {
    tally: { ...tally, turnsLost: ['c/t1'], verified: { entries: 1, findings: ['edited'] } },
    stuck: ['c'],
    endedByThemselves: ['worker-1'],
    kills: kills(7),
  });
  expect(missesOf(bad)).toEqual([
    'killsMissing',
    'turnsLost',
    'conversationsStuck',
    'ledgerFindings',
    'endedByThemselves',
  ]);
});

test('times are judged in long runs alone, and one without a measurement misses', () => {
  const { timings } = outcome(8);
  const late = {
    ...timings,
    seen: spread(1_001),
    unseen: spread(3_501),
    idle: { n: 0, p50: null, p95: null, worst: null },
  };
  expect(missesOf(outcome(8, { timings: late }))).toEqual([]);
  expect(missesOf(outcome(100, { timings: { ...late, insideTurn: 59 } }))).toEqual([
    'killedInTurnSeenP95Ms',
    'killedInTurnUnseenWorstMs',
    'idleKilledAddedP95Ms',
    'killsInsideTurn',
  ]);
});
