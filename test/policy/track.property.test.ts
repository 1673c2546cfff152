import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Evidence } from '../../src/policy/evidence.ts';
import { judge } from '../../src/policy/judge.ts';
import { emptyTrack, type Track } from '../../src/policy/track.ts';
import { triggers } from '../../src/policy/triggers.ts';
import * as one from '../support/evidence.ts';
import { limits } from '../support/limits.ts';
import { policy } from '../support/policy.ts';
import { type Turn, trajectory } from '../support/trajectory.ts';

/** What the policy remembers travels in workflow state: plain JSON, and no longer the longer the conversation. */

vi.setConfig({ testTimeout: 600_000 });

const carry = (turns: readonly Turn[]): Track =>
  turns.reduce((track, turn) => judge(track, turn, limits, policy).track, emptyTrack);
const written = (track: Track): Track => JSON.parse(JSON.stringify(track));

test('it is plain JSON: written and read back it is the same, and judges the same', () => {
  fc.assert(
    fc.property(trajectory(10), trajectory(2), (turns, more) => {
      const track = carry(turns);
      expect(written(track)).toStrictEqual(track);
      expect(judge(written(track), more.flat(), limits, policy)).toEqual(judge(track, more.flat(), limits, policy));
    }),
    { numRuns: 2_000 },
  );
});

function expectBounded(track: Track): void {
  const { course, attempts, bargeIns, asked, inDoubt, found } = track;
  expect(course.fingerprints.length).toBeLessThanOrEqual(32);
  expect(attempts.turns.length).toBeLessThanOrEqual(20);
  expect(bargeIns.length).toBeLessThanOrEqual(20);
  expect(Object.keys(asked).length).toBeLessThanOrEqual(20);
  expect(inDoubt.length).toBeLessThanOrEqual(21);
  expect(Object.keys(found).length).toBeLessThanOrEqual(triggers.length);
  expect(JSON.stringify(track).length).toBeLessThan(5_000);
}

test('it stays bounded and plain over 200 turns of anything', () => {
  fc.assert(
    fc.property(trajectory({ exactly: 200 }, undefined, 6), (turns) => {
      const track = carry(turns);
      expectBounded(track);
      expect(written(track)).toStrictEqual(track);
    }),
    { numRuns: 40 },
  );
});

/** A turn in which all that could pile up is new. */
function everythingNew(turnId: string): Turn {
  const side = (n: number): Evidence => ({
    type: 'ask',
    turnId,
    callId: `${turnId}-${n}`,
    tool: 'refund',
    fingerprint: `${turnId}-${n}`,
    sideEffect: true,
  });
  const doubtful: Evidence = { ...called(turnId), status: 'in_doubt' };
  return [one.noHelp(turnId), one.bargeIn(turnId), one.bargeIn(turnId), side(0), side(1), doubtful];
}
const called = (turnId: string) => ({
  type: 'call' as const,
  turnId,
  callId: `${turnId}-0`,
  tool: 'refund',
  backend: 'pay',
  ms: 5,
});

test('it stays bounded where each of 200 turns brings new calls, doubts and failures', () => {
  const track = carry(Array.from({ length: 200 }, (_, i) => everythingNew(`t${i + 1}`)));
  expectBounded(track);
  // The latest are kept, the counts go on.
  expect(track.attempts.failed).toBe(200);
  expect(track.attempts.turns.at(-1)).toBe('t200');
  expect(track.course.bargeIns).toBe(400);
  expect(track.course.fingerprints.at(-1)).toBe('refund/t200-1');
});

test.each(['constructor', '__proto__', 'toString', 'c1'])(
  'a call that nobody asked for puts nothing in doubt: %s',
  (callId) => {
    expect(carry([[one.called('in_doubt', 't1', callId)]]).inDoubt).toEqual([]);
  },
);

test('a call that was called off says nothing of a backend, whatever its name', () => {
  const dropped: Evidence = { ...called('t1'), backend: 'constructor', status: 'dropped' };
  expect(judge(emptyTrack, [dropped], limits, policy).decision).toEqual({ kind: 'continue' });
});

test.each(['constructor', '__proto__', 'orders'])('a backend may be called as it likes: %s', (backend) => {
  const fails = (turnId: string): Turn => [{ ...called(turnId), backend, status: 'failed' }];
  expect(Object.entries(carry(['t1', 't2'].map(fails)).streaks)).toEqual([[backend, 2]]);
  expect(judge(carry(['t1', 't2'].map(fails)), fails('t3'), limits, policy).decision).toMatchObject({
    kind: 'hand_off',
    finding: { rule: 'backend-streak@1', because: `Backend ${backend} failed 3 times in a row.` },
  });
});
