import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Custody } from '../../src/handoff/custody.ts';

/** Drafts as the engine would write them, short to say. */

export const aiSays = (turnId: string, floor: number, epoch = 1, words = 'Certainly.'): Draft => ({
  key: keys.outcome(turnId),
  entry: { kind: 'said', by: 'ai', epoch, turnId, floor, interim: false },
  words,
});

export const aiSaysMeanwhile = (
  turnId: string,
  step: number,
  floor: number,
  epoch = 1,
  words = 'One moment.',
): Draft => ({
  key: keys.interim(turnId, step),
  entry: { kind: 'said', by: 'ai', epoch, turnId, floor, interim: true },
  words,
});

export const scriptSays = (of: string, epoch: number): Draft => ({
  key: keys.script('holding', of),
  entry: { kind: 'said', by: 'script', epoch, script: 'holding' },
  words: 'Please hold.',
});

export const passes = (custody: Custody): Draft => ({
  key: keys.custody(custody),
  entry: { kind: 'custody', ...custody, why: 'test' },
});

export const superseded = (turnId: string, by: string): Draft => ({
  key: keys.outcome(turnId),
  entry: { kind: 'outcome', turnId, outcome: 'superseded', by },
});

export const silence = (key: string): Draft => ({
  key: `evidence/${key}`,
  entry: { kind: 'evidence', evidence: { type: 'silence', turnId: 't', ms: 3_000 } },
});

export const decides = (serial: number, tier: 'high' | 'critical' = 'high'): Draft => ({
  key: `decision/${serial}`,
  entry: {
    kind: 'decision',
    decision: 'hand_off',
    rule: 'explicit-request@1',
    tier,
    score: 80,
    turns: ['t1'],
    because: 'The customer asked for a human.',
  },
});

export const ends: Draft = { key: keys.ended, entry: { kind: 'ended', why: 'resolved' } };
