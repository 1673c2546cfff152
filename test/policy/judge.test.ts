import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../../src/policy/evidence.ts';
import { firstPolicy } from '../../src/policy/first-policy.ts';
import { judge } from '../../src/policy/judge.ts';
import { emptyTrack } from '../../src/policy/track.ts';
import { triggers } from '../../src/policy/triggers.ts';
import { limits } from '../support/limits.ts';

/** Each trigger by its specification, then what holds of them all. */

const call = (status: 'ok' | 'failed' | 'refused' | 'timeout', backend = 'crm'): Evidence => ({
  type: 'call',
  turnId: 't1',
  callId: 'c1',
  tool: 'get',
  backend,
  status,
  ms: 5,
});
const ask = (fingerprint: string, tool = 'get', sideEffect = false): Evidence => ({
  type: 'ask',
  turnId: 't1',
  callId: `c-${fingerprint}`,
  tool,
  fingerprint,
  sideEffect,
});
const model = (code?: string): Evidence => ({
  type: 'model',
  turnId: 't1',
  status: code === undefined ? 'ok' : 'failed',
  ms: 9,
  ...(code === undefined ? {} : { code }),
});
const decide = (...evidence: Evidence[]) => {
  const { decision } = judge(emptyTrack, evidence, limits, firstPolicy);
  return decision.kind === 'continue' ? 'continue' : `${decision.finding.rule} ${decision.tier}`;
};

test('explicit-request: at once, high', () => {
  expect(decide({ type: 'request', turnId: 't1', phrase: 'en.want-human' })).toBe('explicit-request@2 high');
});

test('backend-streak: the third failure in a row of the same backend, whatever the kind of failure', () => {
  expect(decide(call('failed'), call('timeout'))).toBe('continue');
  expect(decide(call('failed'), call('timeout'), call('refused'))).toBe('backend-streak@1 high');
  expect(decide(call('failed'), call('failed'), call('ok'), call('failed'))).toBe('continue');
  expect(decide(call('failed'), call('failed', 'billing'), call('failed'))).toBe('continue');
});

test('backend-streak: the model is a backend too', () => {
  expect(decide(model('MODEL_ERROR'), model('MODEL_EMPTY'), model('MODEL_RATE_LIMITED'))).toBe('backend-streak@1 high');
});

test('loop-cap: the third equal call in a row, the fourth of the same tool', () => {
  expect(decide(ask('a'), ask('a'))).toBe('continue');
  expect(decide(ask('a'), ask('a'), ask('a'))).toBe('loop-cap@1 high');
  expect(decide(ask('a'), ask('b'), ask('c'))).toBe('continue');
  expect(decide(ask('a'), ask('b'), ask('c'), ask('d'))).toBe('loop-cap@1 high');
  expect(decide(ask('a'), ask('a'), ask('z', 'other'), ask('a'))).toBe('continue');
});

test('latency-budget: the whole reply once, the first word twice', () => {
  expect(decide(model('MODEL_SLOW_FIRST_WORD'))).toBe('continue');
  expect(decide(model('MODEL_SLOW_FIRST_WORD'), model('MODEL_SLOW_FIRST_WORD'))).toBe('latency-budget@1 high');
  expect(decide(model('MODEL_SLOW_REPLY'))).toBe('latency-budget@1 high');
});

test('our-silence: at the channel’s limit', () => {
  expect(decide({ type: 'silence', turnId: 't1', ms: 7_999 })).toBe('continue');
  expect(decide({ type: 'silence', turnId: 't1', ms: 8_000 })).toBe('our-silence@1 high');
});

test('side-effect-in-doubt: the same call is never made again', () => {
  const doubtful: Evidence = {
    type: 'call',
    turnId: 't1',
    callId: 'c-a',
    tool: 'refund',
    backend: 'pay',
    status: 'in_doubt',
    ms: 5,
  };
  expect(decide(ask('a', 'refund', true), doubtful, ask('b', 'refund', true))).toBe('continue');
  expect(decide(ask('a', 'refund', true), doubtful, ask('a', 'refund', true))).toBe('side-effect-in-doubt@1 high');
});

const anything = fc.oneof(
  fc.constantFrom<Evidence>(
    call('ok'),
    call('failed'),
    call('timeout', 'billing'),
    model(),
    model('MODEL_ERROR'),
    model('MODEL_SLOW_FIRST_WORD'),
  ),
  fc.constantFrom('a', 'b', 'c').map((fingerprint) => ask(fingerprint)),
  fc.nat(12_000).map((ms): Evidence => ({ type: 'silence', turnId: 't1', ms })),
  fc.constant<Evidence>({ type: 'request', turnId: 't1', phrase: 'en.want-human' }),
);
const score = (evidence: readonly Evidence[]): number => {
  const { decision } = judge(emptyTrack, evidence, limits, firstPolicy);
  return decision.kind === 'continue' ? 0 : decision.score;
};

test('evidence that comes later never lowers the score', () => {
  fc.assert(
    fc.property(fc.array(anything), anything, (evidence, more) => score([...evidence, more]) >= score(evidence)),
    { numRuns: 5_000 },
  );
});

test('a request is honoured whatever stands around it', () => {
  const request: Evidence = { type: 'request', turnId: 't9', phrase: 'en.want-human' };
  fc.assert(
    fc.property(
      fc.array(anything),
      fc.array(anything),
      (before, after) =>
        judge(emptyTrack, [...before, request, ...after], limits, firstPolicy).decision.kind === 'hand_off',
    ),
  );
});

test('every trigger names its version and source, and no two share an id', () => {
  expect(new Set(triggers.map(({ id }) => id)).size).toBe(triggers.length);
  for (const { version, source } of triggers) {
    expect(version).toBeGreaterThan(0);
    expect(source).not.toBe('');
  }
});
