import { expect, test } from 'vitest';
import type { Entry, Join } from '../../src/conversation/entry.ts';
import { identityIn } from '../../src/handoff/gather.ts';
import { isLive, type Other, otherOf } from '../../src/handoff/others.ts';
import { carriedProof } from '../../src/handoff/proof.ts';
import { named, shapeOf } from '../../src/handoff/things.ts';
import { called, rowsOf, type Step, turn } from './rows.ts';

/** The same customer's other conversations: what this one has to know of them, and what proof may travel. */

const intents = [{ code: 'refund', label: 'Get money back', phrases: ['money back'], tools: ['pay'] }];
const catalogue = { intents, identifying: ['verify'] };

const entry = (of: Entry, words: string | null = null): Step => ({ entry: of, words });
const started = entry({ kind: 'started', channel: 'voice', snapshot: 's' });
const passed = (holder: 'ai' | 'queue' | 'human' | 'callback' | 'ended', agent?: string): Step =>
  entry({ kind: 'custody', holder, epoch: 1, why: 'test', ...(agent === undefined ? {} : { agent }) });
const ended = (why: 'hung_up' | 'idle' | 'resolved' | 'callback_broken'): Step => entry({ kind: 'ended', why });
const resolved = (outcome: string): Step => entry({ kind: 'human', agent: 'ada', act: 'resolved', outcome });
const asked = (callId: string, tool: string, args: object): Step =>
  entry(
    {
      kind: 'asked',
      turnId: 't1',
      step: 0,
      calls: [{ callId, tool, backend: 'b', sideEffect: true, fingerprint: 'f' }],
    },
    JSON.stringify({ [callId]: JSON.stringify(args) }),
  );

const by = (level: 'claimed' | 'authenticated', customer = 'k'): Join => ({ customer, of: 'id', by: 'channel', level });
const pin = (forMinutes?: number, customer = 'k'): Join => ({
  customer,
  of: 'id',
  by: 'tool',
  level: 'verified',
  method: 'pin',
  ...(forMinutes === undefined ? {} : { forMinutes }),
});
const joined = (join: Join): Step => entry({ kind: 'joined', ...join });
const verified = (forMinutes?: number): Step =>
  called('v', 'verify', {
    grants: { level: 'verified', method: 'pin', ...(forMinutes === undefined ? {} : { forMinutes }) },
  });

const meeting = (here: Join, there: Join) => [{ here, there }];
const signedIn = meeting(by('authenticated'), by('authenticated'));
const other = (steps: readonly Step[], meetings = signedIn): Other =>
  otherOf({ conversation: 'c-other', meetings, rows: rowsOf([started, passed('ai'), ...steps]) }, catalogue);

test('it says where it is, with whom, what was wanted, and what was done to which order', () => {
  const live = other([
    turn('t1', 'I want my money back'),
    asked('p', 'pay', { orderNumber: '100001', amountCents: 4999, reason: 'late' }),
    called('p', 'pay', { sideEffect: true, status: 'in_doubt' }),
    passed('queue'),
    passed('human', 'ada'),
  ]);
  expect(live).toMatchObject({
    channel: 'voice',
    wants: { code: 'refund', label: 'Get money back' },
    things: ['100001'],
    holder: 'human',
    agent: 'ada',
    humans: ['ada'],
    done: [{ tool: 'pay', status: 'in_doubt', things: ['100001'] }],
  });
  expect(live.ending).toBeUndefined();
  expect(isLive(live)).toBe(true);
});

test('what a customer proves themselves by says nothing of the matter; a call that failed changed nothing', () => {
  const one = other([
    asked('v', 'verify', { orderNumber: '100001', postcode: '10115' }),
    called('v', 'verify', {}),
    asked('p', 'pay', { orderNumber: '100002' }),
    called('p', 'pay', { sideEffect: true, status: 'failed' }),
  ]);
  expect([one.things, one.done]).toEqual([['100002'], []]);
});

test.each([
  [
    'a human says that it is solved',
    [passed('human', 'ada'), resolved('solved'), passed('ended'), ended('resolved')],
    'solved',
  ],
  [
    'a human says that it is not',
    [passed('human', 'ada'), resolved('not_possible'), passed('ended'), ended('resolved')],
    'unsolved',
  ],
  ['the customer leaves the AI', [passed('ended'), ended('idle')], 'with_ai'],
  ['the customer leaves a human', [passed('human', 'ada'), passed('ended'), ended('hung_up')], 'with_human'],
  ['the customer leaves the queue', [passed('queue'), passed('ended'), ended('hung_up')], 'waiting'],
  ['the promised callback never came', [passed('callback'), passed('ended'), ended('callback_broken')], 'broken'],
] as const)('it ends where %s', (_, steps, ending) => {
  const over = other(steps);
  expect([over.ending, over.holder, isLive(over)]).toEqual([ending, 'ended', false]);
});

test('who waits for a callback is with nobody', () => {
  expect(isLive(other([passed('callback')]))).toBe(false);
});

test('it is trusted only where both know who it is', () => {
  expect(other([], signedIn).trusted).toBe(true);
  expect(other([], meeting(by('authenticated'), pin())).trusted).toBe(true);
  expect(other([], meeting(by('claimed'), pin())).trusted).toBe(false);
  expect(other([], meeting(by('authenticated'), by('claimed'))).trusted).toBe(false);
  expect(other([], [...meeting(by('claimed'), pin()), ...signedIn]).trusted).toBe(true);
});

test('where a tool proved another customer than the one who is signed in, nothing is trusted', () => {
  expect(other([joined(by('authenticated')), joined(pin(60, 'k2'))]).trusted).toBe(false);
  expect(other([joined(by('authenticated')), joined(pin(60))]).trusted).toBe(true);
});

// Rows stand a second apart: the verification at second 2, whoever looks does so at `now`.
const here = (now: number, ...steps: readonly Step[]) =>
  rowsOf([started, passed('ai'), ...steps]).map((row) => ({ ...row, at: now }));

test('a proof counts in the other conversation as long as it lasts, and no longer', () => {
  const there = other([verified(60)]);
  const until = 2_000 + 3_600_000;
  expect(carriedProof(here(until - 1), [there])).toEqual({
    by: 'conversation',
    level: 'verified',
    customer: 'k',
    of: 'id',
    method: 'pin',
    from: 'c-other',
    at: 2_000,
    until,
  });
  expect(carriedProof(here(until), [there])).toBeUndefined();
});

test('a proof without an end stays where it was given, and so does one between two who are not both known', () => {
  expect(carriedProof(here(9_000), [other([verified()])])).toBeUndefined();
  expect(carriedProof(here(9_000), [other([verified(60)], meeting(by('claimed'), pin(60)))])).toBeUndefined();
  expect(
    carriedProof(here(9_000), [other([verified(60)], meeting(by('authenticated'), by('claimed')))]),
  ).toBeUndefined();
});

test('who is verified here needs no proof from elsewhere, until their own has run out', () => {
  const there = other([verified(60)]);
  expect(carriedProof(here(9_000, verified()), [there])).toBeUndefined();
  const since = rowsOf([started, passed('ai'), verified(1), turn('t1', 'Still here')]);
  const seenAt = (now: number) => since.map((row) => (row.seq === 4 ? { ...row, at: now } : row));
  expect(carriedProof(seenAt(61_999), [there])).toBeUndefined();
  expect(carriedProof(seenAt(62_000), [there])?.from).toBe('c-other');
});

test('a proof that was brought along reads as verified, with its own time and end; a channel’s name as a claim', () => {
  const proof = carriedProof(here(9_000), [other([verified(60)])]);
  expect(proof).toBeDefined();
  const rows = rowsOf([started, joined(by('authenticated')), ...(proof === undefined ? [] : [joined(proof)])]);
  expect(identityIn(rows)).toMatchObject({ level: 'verified', method: 'pin', at: 2_000, until: 3_602_000, cites: [] });
  expect(identityIn(rows.slice(0, 2))).toMatchObject({ level: 'claimed', method: 'channel-sign-in' });
});

test('a number of an order is told from other words by its digits, and two of one kind by their shape', () => {
  expect(named(rowsOf([turn('t1', 'Order 100001, or was it AB-1234? 49 euros, since 2 days.')]))).toEqual([
    '100001',
    'AB-1234',
  ]);
  expect(shapeOf('AB-1234')).toBe(shapeOf('XY-9876'));
  expect(shapeOf('100001')).not.toBe(shapeOf('1000012'));
});
