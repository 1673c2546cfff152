import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { packetFrom } from '../../src/desktop/server/packet.ts';
import { buildPacket } from '../../src/handoff/packet.ts';
import { called, rowsOf, turn } from '../handoff/rows.ts';

/** The packet as an agent sees it, whatever version the ledger holds. */

const rows = rowsOf([
  turn('t1', 'Hello, where is my order?'),
  called('c1', 'track', { grants: { level: 'verified', method: 'pin', forMinutes: 10 } }, 'On its way.'),
]);
const { packet } = buildPacket(rows, {
  conversation: 'call-7f3a',
  epoch: 2,
  rule: 'explicit-request@1',
  tier: 'high',
  intents: [{ code: 'status', label: 'Find an order', phrases: ['where is'], tools: ['track'] }],
  sideEffectTools: [],
  customer: { state: 'found', profile: { name: 'Ada', notes: [], contacts: [] } },
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
});

test('has the details, without a code', () => {
  const shown = packetFrom({ words: JSON.stringify(packet) });
  expect(shown).toMatchObject({
    identity: { label: 'Verified', method: 'pin', at: 1_000, until: 601_000 },
    wants: { label: 'Find an order', confidence: 0.83 },
    details: {
      mood: { words: 'Not known' },
      language: { name: 'English' },
      customer: { profile: { name: 'Ada' } },
      unresolved: [{ text: expect.stringContaining('where is my order') }],
    },
  });
  const { choices: _, ...facts } = shown ?? { choices: undefined };
  expect(JSON.stringify(facts)).not.toMatch(/"(code|level|compact|truth)"/);
});

test('one that was sealed before there were details is shown as it is', () => {
  const { brief, choices, hash, compact, calls, lastSideEffect, openPromise, reason } = packet;
  const first = {
    version: 1,
    conversation: 'call-7f3a',
    channel: 'chat',
    epoch: 2,
    reason,
    identity: { level: 'verified', label: 'Verified', method: 'pin', at: 1_000, cites: ['call:c1'] },
    wants: { code: 'status', label: 'Find an order', cites: ['turn:t1'] },
    calls,
    lastSideEffect,
    promises: [],
    openPromise,
    transcript: { from: 1, to: 2, turns: 1 },
    ...{ brief, choices, hash, compact },
  };
  const shown = packetFrom({ words: JSON.stringify(first) });
  expect(shown).toMatchObject({ wants: { label: 'Find an order' }, calls: [{ callId: 'c1' }], brief });
  expect(shown).not.toHaveProperty('details');
  expect(shown?.wants).not.toHaveProperty('confidence');
  expect(shown?.identity).not.toHaveProperty('until');
});

test('erased, it is gone', () => {
  expect(packetFrom({ words: null })).toBeUndefined();
});
