import { expect, test } from 'vitest';
import type { Feedback } from '../../src/handoff/feedback.ts';
import { mismatchesIn } from '../../src/handoff/mismatches.ts';

/** What the customer was taken to want, beside what the human did. */

const row = (conversation: string, over: Partial<Feedback> = {}): Feedback => ({
  conversation,
  channel: 'chat',
  handoff: 1,
  at: 0,
  decision: { rule: 'low-mood@1', tier: 'high', score: 80, turns: [], because: '' },
  evidence: [],
  waiting: [],
  wants: { code: 'refund', confidence: 0.5 },
  offers: [],
  declined: [],
  transferred: [],
  changed: [],
  promised: [],
  closed: { act: 'resolved', outcome: 'solved' },
  ...over,
});
const missing = (...codes: string[]): Partial<Feedback> => ({
  wrapUp: { outcome: 'solved', escalation: 'yes', brief: 'no', missing: codes },
});

test('a change that the intent is not served by is a mismatch; those that are alike are counted together', () => {
  const found = mismatchesIn([
    row('c1', { changed: ['address_changed'] }),
    row('c2', { changed: ['address_changed'], wants: { code: 'refund', confidence: 0.7 } }),
    row('c3', { changed: ['cancelled'], wants: { code: 'order_status', confidence: 0.2 } }),
  ]);
  expect(found).toEqual([
    {
      intent: 'refund',
      confidence: 0.6,
      outcome: 'solved',
      changed: ['address_changed'],
      why: 'other_change',
      count: 2,
      conversations: ['c1', 'c2'],
    },
    expect.objectContaining({ intent: 'order_status', changed: ['cancelled'], count: 1, conversations: ['c3'] }),
  ]);
});

test.each([
  ['refund', 'refunded'],
  ['return_item', 'refunded'],
  ['payment_issue', 'refunded'],
  ['cancel_order', 'cancelled'],
  ['change_address', 'address_changed'],
  ['wrong_item', 'order_changed'],
])('%s and %s fit', (code, change) => {
  expect(mismatchesIn([row('c1', { wants: { code }, changed: [change] })])).toEqual([]);
});

test('one fitting change among others is enough, and what else was changed says nothing', () => {
  expect(mismatchesIn([row('c1', { changed: ['address_changed', 'refunded'] })])).toEqual([]);
  expect(mismatchesIn([row('c1', { changed: ['other'] })])).toEqual([]);
});

test('where no intent was heard, or the human says that the brief missed the wish, it is a mismatch', () => {
  expect(mismatchesIn([row('c1', { wants: { code: 'other' }, changed: ['refunded'] })])).toMatchObject([
    { why: 'nothing_heard' },
  ]);
  expect(mismatchesIn([row('c1', missing('wish'))])).toMatchObject([{ why: 'wish_missing' }]);
  expect(mismatchesIn([row('c1', missing('tried'))])).toEqual([]);
});

test('without a packet nothing was predicted; a handoff that is still open has no outcome yet', () => {
  const { wants: _, ...unsealed } = row('c1', { changed: ['cancelled'] });
  expect(mismatchesIn([unsealed])).toEqual([]);
  const { closed: __, ...open } = row('c1', { changed: ['cancelled'] });
  expect(mismatchesIn([open])).toMatchObject([{ outcome: 'open' }]);
});

test('the most frequent come first, with three conversations at most', () => {
  const rare = row('x', { changed: ['cancelled'] });
  const often = ['a', 'b', 'c', 'd'].map((id) => row(id, { changed: ['address_changed'] }));
  expect(mismatchesIn([rare, ...often])).toMatchObject([
    { count: 4, conversations: ['a', 'b', 'c'] },
    { count: 1, conversations: ['x'] },
  ]);
});
