import { expect, test } from 'vitest';
import type { SpokenTurn } from '../../src/local/chaos/customer.ts';
import type { Kill } from '../../src/local/chaos/killer.ts';
import type { KillKind } from '../../src/local/chaos/plan.ts';
import { nominalMs } from '../../src/local/chaos/scenario.ts';
import { timingsOf } from '../../src/local/chaos/timings.ts';

/** An answer of three words, whose model call takes so long in itself. */
const answer = 'one two three';
const model = nominalMs(answer);

function spoken(turnId: string, sentAt: number, ms: number, kind: SpokenTurn['kind'] = 'plain'): SpokenTurn {
  return { turnId, text: turnId, kind, sentAt, told: { outcome: 'replied', seq: 5, at: sentAt + ms } };
}

const kill = (kind: KillKind, at: number, turn: SpokenTurn, callsAfter: readonly number[], missed = false): Kill => ({
  n: 1,
  kind,
  victim: 'worker-1',
  at,
  answersAfterMs: 3_000,
  target: { conversation: 'c', turn, callsAfter, missed },
});

function timings(turns: readonly SpokenTurn[], ...kills: Kill[]) {
  const answers = new Map(turns.map(({ turnId }) => [turnId, answer]));
  return timingsOf(kills, [{ conversation: 'c', turns: [...turns], channel: { ear: { answers } } }]);
}

test('a turn whose model call was made anew: from the kill to the outcome, that one call taken off', () => {
  const turn = spoken('t1', 1_000, 900);
  const { seen, insideTurn } = timings([turn], kill('turn', 1_200, turn, [model]));
  expect(seen).toMatchObject({ n: 1, worst: Math.round(700 - model) });
  expect(insideTurn).toBe(1);
});

test('a second call after the kill is not taken off, and none where none was made', () => {
  const turn = spoken('t1', 1_000, 900);
  expect(timings([turn], kill('turn', 1_200, turn, [model, model])).seen.worst).toBe(Math.round(700 - model));
  expect(timings([turn], kill('turn', 1_880, turn, [])).seen.worst).toBe(20);
});

test('a kill after the outcome was told is none inside a turn', () => {
  const turn = spoken('t1', 1_000, 500);
  expect(timings([turn], kill('turn', 1_501, turn, []))).toMatchObject({ insideTurn: 0, seen: { n: 0, p95: null } });
});

test('nor is a kill of a worker that did not have the turn', () => {
  const turn = spoken('t1', 1_000, 900);
  expect(timings([turn], kill('turn', 1_200, turn, [], true))).toMatchObject({ insideTurn: 0, seen: { n: 0 } });
});

test('breaks that the gateway saw and those kept from it are told apart', () => {
  const turn = spoken('t1', 1_000, 3_000);
  const { seen, unseen } = timings([turn], kill('turn_unseen', 1_100, turn, [model]));
  expect([seen.n, unseen.n]).toEqual([0, 1]);
});

test('an idle worker: the next turn beside the model, over what an undisturbed one takes', () => {
  const quiet = spoken('t1', 1_000, model + 30);
  const next = spoken('t2', 10_000, model + 180, 'other');
  const { idle, undisturbed } = timings([quiet, next], kill('idle', 9_000, next, [model]));
  expect(undisturbed).toMatchObject({ n: 1, p50: 30 });
  expect(idle).toMatchObject({ n: 1, p95: 150 });
});

test('undisturbed is only what lies outside of every kill and its recovery', () => {
  const hit = spoken('t1', 8_000, 2_000);
  const during = spoken('t2', 9_500, 400);
  const after = spoken('t3', 13_000, model + 10);
  const { undisturbed, answersAgain } = timings([hit, during, after], kill('turn', 9_000, hit, [model]));
  expect(undisturbed).toMatchObject({ n: 1, p50: 10 });
  expect(answersAgain).toMatchObject({ worker: { n: 1, worst: 3_000 } });
});
