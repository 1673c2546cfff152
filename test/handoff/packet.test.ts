import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactBytes, decodeCompact } from '../../src/handoff/compact.ts';
import { buildPacket, canonical, type PacketSource } from '../../src/handoff/packet.ts';
import { criticalFields, wereShown } from '../../src/handoff/read-back.ts';
import { anyRows, called, calling, rowsOf, type Step, turn } from './rows.ts';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const source: PacketSource = {
  conversation: 'call-7f3a',
  epoch: 2,
  rule: 'explicit-request@1',
  tier: 'high',
  intents: [
    { code: 'refund', label: 'Get money back', phrases: ['refund'], tools: ['refund_order'] },
    { code: 'status', label: 'Find an order', phrases: ['where is'], tools: ['track'] },
  ],
  sideEffectTools: ['refund_order', 'send_label'],
  sha256Hex,
};
const built = (...steps: readonly Step[]) => buildPacket(rowsOf(steps), source);

const started: Step = { entry: { kind: 'started', channel: 'voice', snapshot: 's1' } };
const decided = (rule: string, because: string): Step => ({
  entry: { kind: 'decision', decision: 'hand_off', rule, tier: 'high', score: 80, turns: ['t1'], because },
});
const verified = { level: 'verified', method: 'order_number' } as const;
const claimed = { level: 'claimed', method: 'name' } as const;

test('a packet has all that the human gets', () => {
  const { packet, truth } = built(
    started,
    turn('t1', 'I want a refund for order 4711'),
    called('c1', 'track', { grants: verified }, 'Order 4711, delivered.'),
    called('c2', 'refund_order', { sideEffect: true }, 'Refunded.'),
    { entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 9_000, until: 12_000 } },
    decided('explicit-request@1', 'The customer asked for a human (en.talk).'),
  );
  expect(packet).toMatchObject({
    conversation: 'call-7f3a',
    channel: 'voice',
    epoch: 2,
    reason: { rule: 'explicit-request@1', tier: 'high', because: 'The customer asked for a human (en.talk).' },
    identity: { level: 'verified', label: 'Verified', method: 'order_number', at: 2_000, cites: ['call:c1'] },
    wants: { code: 'refund', cites: ['turn:t1', 'call:c2'] },
    calls: [
      { callId: 'c1', result: 'Order 4711, delivered.' },
      { callId: 'c2', sideEffect: true, status: 'ok' },
    ],
    lastSideEffect: { code: 'refund_order:ok' },
    promises: [{ promiseId: 'p1', state: 'open', due: 9_000 }],
    openPromise: { code: 'callback' },
    transcript: { from: 1, to: 6, turns: 1 },
  });
  expect(truth).toEqual({
    identity: 'verified',
    wants: 'refund',
    lastSideEffect: 'refund_order:ok',
    promise: 'callback',
  });
});

test('a side effect that began and was never heard of again is in doubt', () => {
  const { packet, truth } = built(turn('t1', 'refund'), calling('c1', 'refund_order'));
  expect(packet.calls).toMatchObject([{ callId: 'c1', status: 'in_doubt', sideEffect: true }]);
  expect(truth.lastSideEffect).toBe('refund_order:in_doubt');
});

test.each([
  [[called('c1', 'refund_order', { sideEffect: true })], 'refund_order:ok'],
  [[called('c1', 'track')], 'none'],
  [[called('c1', 'refund_order', { sideEffect: true, status: 'failed' })], 'none'],
  [[called('c1', 'refund_order', { sideEffect: true, status: 'refused' })], 'none'],
  [[called('c1', 'refund_order', { sideEffect: true, status: 'timeout' })], 'refund_order:in_doubt'],
  [
    [
      called('c1', 'refund_order', { sideEffect: true }),
      called('c2', 'send_label', { sideEffect: true, status: 'failed' }),
    ],
    'refund_order:ok',
  ],
  [
    [called('c1', 'refund_order', { sideEffect: true }), called('c2', 'send_label', { sideEffect: true })],
    'send_label:ok',
  ],
])('the last side effect is the last that was done, or may have been (%#)', (steps, code) => {
  expect(built(...steps).truth.lastSideEffect).toBe(code);
});

test.each([
  [[], 'none'],
  [[claimed], 'claimed'],
  [[claimed, verified], 'verified'],
  [[verified, claimed], 'verified'],
])('the highest identity that was granted stands (%#)', (grants, level) => {
  const steps = grants.map((one, n) => called(`c${n}`, 'track', { grants: one }));
  expect(built(...steps).truth.identity).toBe(level);
});

test.each(['kept', 'broken', 'called_off'] as const)(
  'a promise that was %s is told, and is no longer open',
  (state) => {
    const { packet, truth } = built(
      { entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 1, until: 2 } },
      { entry: { kind: 'promise_end', promiseId: 'p1', state } },
    );
    expect(packet.promises).toMatchObject([{ promiseId: 'p1', state }]);
    expect(truth.promise).toBe('none');
  },
);

test('the reason is the decision of this handoff, not of an earlier one', () => {
  const { packet } = built(decided('explicit-request@1', 'now'), decided('loop-cap@1', 'another'));
  expect(packet.reason).toMatchObject({ rule: 'explicit-request@1', because: 'now' });
});

test('a long result is cut, and the packet says so', () => {
  const { packet } = built(called('c1', 'track', {}, 'parcel '.repeat(5_000)));
  expect(packet.calls[0]?.result.length).toBeLessThanOrEqual(2_001);
  expect(packet.calls[0]?.result.endsWith('…')).toBe(true);
});

test('of any conversation the packet is plain JSON, sealed by its hash, and shows the truth among its choices', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { packet, truth } = buildPacket(rows, source);
      expect(JSON.parse(JSON.stringify(packet))).toEqual(packet);
      const { hash, compact, choices, ...facts } = packet;
      expect(sha256Hex(canonical(JSON.parse(JSON.stringify(facts))))).toBe(hash);
      expect(wereShown(choices, truth)).toBe(true);
      for (const field of criticalFields) expect(choices[field].length).toBeGreaterThanOrEqual(3);
      expect(new TextEncoder().encode(compact).length).toBeLessThanOrEqual(compactBytes);
      expect(decodeCompact(compact)).toMatchObject({
        conversation: 'call-7f3a',
        rule: source.rule,
        tier: 'high',
        epoch: 2,
        ...truth,
      });
    }),
  );
});

test('any change of a fact changes the hash, the order of its keys does not', () => {
  const { packet } = built(turn('t1', 'refund'), called('c1', 'track'));
  const { hash, compact, choices, ...facts } = packet;
  const turned = Object.fromEntries(Object.entries(facts).reverse());
  expect(canonical({ ...facts, ...turned })).toBe(canonical(facts));
  expect(canonical({ ...facts, epoch: 3 })).not.toBe(canonical(facts));
  expect(built(turn('t1', 'refunds'), called('c1', 'track')).packet.hash).not.toBe(hash);
  expect(built(turn('t1', 'refund'), called('c1', 'track')).packet).toEqual(packet);
});
