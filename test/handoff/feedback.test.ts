import { expect, test } from 'vitest';
import type { Entry } from '../../src/conversation/entry.ts';
import { feedbackOf } from '../../src/handoff/feedback.ts';

const rowsOf = (...entries: readonly Entry[]) =>
  entries.map((entry, i) => ({ seq: i + 1, at: i, key: `k${i}`, entry, words: 'said in confidence' }));

const request = { type: 'request', turnId: 't1', phrase: 'en.talk' } as const;
const mood = { type: 'mood', turnId: 't2', valence: -1, anger: 0 } as const;
const started: Entry = { kind: 'started', channel: 'voice', snapshot: 's' };
const decision: Entry = {
  kind: 'decision',
  decision: 'hand_off',
  rule: 'explicit-request@2',
  tier: 'high',
  score: 80,
  turns: ['t1'],
  because: 'The customer asked for a human.',
};
const offer = (offerId: string): Entry => ({ kind: 'offer', offerId, epoch: 2, tier: 'high', round: 1, until: 9 });
const wrappedUp = (offerId: string): Entry => ({
  kind: 'human',
  agent: 'ada',
  act: 'wrapped_up',
  outcome: 'solved',
  offerId,
  escalation: 'earlier',
  brief: 'no',
  missing: ['tried'],
});

test('a handoff is one row: evidence, decision, what was found while waiting, who said no, the end, the wrap-up', () => {
  const rows = rowsOf(
    started,
    { kind: 'evidence', evidence: request },
    decision,
    offer('o1'),
    { kind: 'evidence', evidence: mood },
    { kind: 'lapsed', offerId: 'o1', why: 'declined', agent: 'bob', reason: 'busy' },
    offer('o2'),
    { kind: 'human', agent: 'ada', act: 'transferred', outcome: 'authority' },
    offer('o3'),
    { kind: 'custody', holder: 'ended', epoch: 4, why: 'resolved' },
    wrappedUp('o3'),
  );
  const { kind: _, decision: __, ...decided } = decision.kind === 'decision' ? decision : { kind: '', decision: '' };
  expect(feedbackOf('c1', rows)).toEqual([
    {
      conversation: 'c1',
      channel: 'voice',
      handoff: 1,
      at: 2,
      decision: decided,
      evidence: [request],
      waiting: [mood],
      offers: ['o1', 'o2', 'o3'],
      declined: ['busy'],
      transferred: ['authority'],
      changed: [],
      promised: [],
      end: 'resolved',
      wrapUp: { outcome: 'solved', escalation: 'earlier', brief: 'no', missing: ['tried'] },
    },
  ]);
});

test('a wrap-up that comes during the next handoff belongs to the one that it names', () => {
  const back: Entry = { kind: 'custody', holder: 'ai', epoch: 4, why: 'handed_back' };
  const evidence: Entry = { kind: 'evidence', evidence: mood };
  const rows = rowsOf(started, decision, offer('o1'), back, evidence, decision, offer('o2'), wrappedUp('o1'));
  const [first, second] = feedbackOf('c1', rows);
  expect(first).toMatchObject({ end: 'handed_back', wrapUp: { escalation: 'earlier' } });
  expect(second).toMatchObject({ handoff: 2, evidence: [mood] });
  expect(second).not.toHaveProperty('wrapUp');
  expect(second).not.toHaveProperty('end');
});

test('what was only offered is no handoff, and no row holds what anybody said', () => {
  const offered: Entry = { ...decision, decision: 'offer' } as const;
  expect(feedbackOf('c1', rowsOf(started, offered))).toEqual([]);
  expect(JSON.stringify(feedbackOf('c1', rowsOf(started, decision)))).not.toContain('in confidence');
});

const human = { kind: 'human', agent: 'ada' } as const;
const ended: Entry = { kind: 'custody', holder: 'ai', epoch: 4, why: 'resolved' };

test('what the human changed, promised and kept, how they closed it and what the customer said of it are in the row', () => {
  const rows = rowsOf(
    started,
    decision,
    offer('o1'),
    { ...human, act: 'changed', outcome: 'refunded' },
    { ...human, act: 'promised', outcome: 'callback', promiseId: 'p1', due: 9 },
    { ...human, act: 'promised', outcome: 'message', promiseId: 'p2', due: 9 },
    { ...human, act: 'kept', outcome: 'callback', promiseId: 'p1' },
    { ...human, act: 'resolved', outcome: 'solved' },
    ended,
    { kind: 'survey', turnId: 't2', satisfaction: 4, effort: 2 },
  );
  const [row] = feedbackOf('c1', rows);
  expect(row).toMatchObject({
    changed: ['refunded'],
    promised: [
      { what: 'callback', state: 'kept' },
      { what: 'message', state: 'open' },
    ],
    closed: { act: 'resolved', outcome: 'solved' },
    end: 'resolved',
    survey: { satisfaction: 4, effort: 2 },
  });
  expect(JSON.stringify(row)).not.toMatch(/ada|in confidence/);
});

test('an answer without figures is one all the same', () => {
  const [row] = feedbackOf('c1', rowsOf(started, decision, ended, { kind: 'survey', turnId: 't2' }));
  expect(row?.survey).toEqual({});
});

test('what the packet took the customer to want is in the row; once erased it is not', () => {
  const packet: Entry = { kind: 'packet', epoch: 2, hash: 'h' };
  const rows = rowsOf(started, decision, packet);
  const sealed = (words: string | null) => rows.map((row) => (row.entry === packet ? { ...row, words } : row));
  const words = JSON.stringify({
    version: 2,
    wants: { code: 'refund', label: 'Get money back', cites: [], confidence: 0.7 },
  });
  expect(feedbackOf('c1', sealed(words))[0]?.wants).toEqual({ code: 'refund', confidence: 0.7 });
  expect(feedbackOf('c1', sealed(null))[0]).not.toHaveProperty('wants');
});
