import { expect, test } from 'vitest';
import type { ModelMessage, Row } from '../../src/activities/ports.ts';
import { messagesOf } from '../../src/activities/think/messages.ts';
import { type Entry, keys, type ToolAsk } from '../../src/conversation/entry.ts';
import type { BackendStatus } from '../../src/policy/evidence.ts';

/** What the model reads of a conversation. */

const rowsOf = (...rows: (readonly [Entry, (string | null)?, string?])[]): Row[] =>
  rows.map(([entry, words = null, key = `${entry.kind}`], i) => ({ seq: i + 1, at: 0, key, entry, words }));

const turn = (turnId: string, words: string) => [{ kind: 'turn', turnId }, words] as const;
const said = (turnId: string, words: string) =>
  [{ kind: 'said', by: 'ai', epoch: 1, turnId, floor: 1, interim: false }, words, keys.outcome(turnId)] as const;
const meanwhile = (turnId: string, step: number, words: string) =>
  [{ kind: 'said', by: 'ai', epoch: 1, turnId, floor: 1, interim: true }, words, keys.interim(turnId, step)] as const;
const barged = (turnId: string, heard: string) =>
  [{ kind: 'barged', turnId, heardChars: heard.length }, heard] as const;
const script = (code: 'greeting' | 'transition', words: string) =>
  [{ kind: 'said', by: 'script', epoch: 1, script: code }, words] as const;

const ask: ToolAsk = { callId: 't1.0.0', tool: 'look', backend: 'shop', sideEffect: false, fingerprint: 'f' };
const asked = (...calls: ToolAsk[]) => {
  const args = Object.fromEntries(calls.map(({ callId, tool }) => [callId, `{"for":"${tool}"}`]));
  return [{ kind: 'asked', turnId: 't1', step: 0, calls }, JSON.stringify(args)] as const;
};
const called = ({ callId, tool, backend, sideEffect }: ToolAsk, status: BackendStatus, words: string | null) =>
  [{ kind: 'called', callId, turnId: 't1', tool, backend, status, ms: 5, sideEffect }, words] as const;

const customer = (text: string): ModelMessage => ({ role: 'customer', text });
const assistant = (text: string): ModelMessage => ({ role: 'assistant', text });

test('turns, the greeting and replies, in their order; other scripts are no part of the talk', () => {
  const rows = rowsOf(
    script('greeting', 'Hello, I am an AI.'),
    turn('t1', 'Hi'),
    said('t1', 'What can I do?'),
    script('transition', 'One moment.'),
    turn('t2', 'Nothing'),
  );
  expect(messagesOf(rows)).toEqual([
    assistant('Hello, I am an AI.'),
    customer('Hi'),
    assistant('What can I do?'),
    customer('Nothing'),
  ]);
});

test('of a reply that was cut off, only what was heard', () => {
  const rows = rowsOf(
    turn('t1', 'Hi'),
    said('t1', 'What can I do for you?'),
    barged('t1', 'What can'),
    turn('t2', 'No'),
  );
  expect(messagesOf(rows)).toEqual([customer('Hi'), assistant('What can [the customer cut in here]'), customer('No')]);
});

test('of one that was cut off before a word was heard, nothing', () => {
  const rows = rowsOf(turn('t1', 'Hi'), said('t1', 'What can I do?'), barged('t1', ''), turn('t2', 'No'));
  expect(messagesOf(rows)).toEqual([customer('Hi'), customer('No')]);
});

test('after a barge-in that no words followed, the reply that was then heard counts too', () => {
  const rows = rowsOf(turn('t1', 'Hi'), barged('t1', 'What'), said('t1', 'What can I do?'), turn('t2', 'Nothing'));
  expect(messagesOf(rows)).toEqual([
    customer('Hi'),
    assistant('What [the customer cut in here]'),
    assistant('What can I do?'),
    customer('Nothing'),
  ]);
});

test('a call stands with its arguments and its result, and with what was said while it ran', () => {
  const rows = rowsOf(turn('t1', 'Hi'), meanwhile('t1', 0, 'Let me look.'), asked(ask), called(ask, 'ok', 'found'));
  expect(messagesOf(rows)).toEqual([
    customer('Hi'),
    {
      role: 'asked',
      text: 'Let me look.',
      calls: [{ callId: 't1.0.0', tool: 'look', arguments: '{"for":"look"}' }],
    },
    { role: 'result', callId: 't1.0.0', text: 'found' },
  ]);
});

test('what was said while it ran and cut off: only what was heard', () => {
  const rows = rowsOf(turn('t1', 'Hi'), meanwhile('t1', 0, 'Let me look.'), asked(ask), barged('t1', 'Let me'));
  expect(messagesOf(rows)).toMatchObject([
    customer('Hi'),
    { role: 'asked', text: '' },
    { role: 'result', text: 'Not completed.' },
    assistant('Let me [the customer cut in here]'),
  ]);
});

test.each([
  ['ok', 'found', 'found'],
  ['refused', 'Refused: too late', 'Refused: too late'],
  ['failed', null, 'The backend failed.'],
  ['timeout', '', 'The backend did not answer in time.'],
  ['in_doubt', '', 'It is not known whether this was done. Do not try it again.'],
  ['dropped', '', 'Not completed.'],
] as const)('a call that ended %s', (status, words, text) => {
  const rows = rowsOf(turn('t1', 'Hi'), asked(ask), called(ask, status, words));
  expect(messagesOf(rows).at(-1)).toEqual({ role: 'result', callId: 't1.0.0', text });
});

test('every call of one asking has its result, those that never ran too', () => {
  const other = { ...ask, callId: 't1.0.1', tool: 'pay' };
  const rows = rowsOf(turn('t1', 'Hi'), asked(ask, other), called(other, 'ok', 'paid'));
  expect(messagesOf(rows).slice(2)).toEqual([
    { role: 'result', callId: 't1.0.0', text: 'Not completed.' },
    { role: 'result', callId: 't1.0.1', text: 'paid' },
  ]);
});

test('words that were erased leave their place', () => {
  const rows = rowsOf([{ kind: 'turn', turnId: 't1' }], [asked(ask)[0]]);
  expect(messagesOf(rows)).toMatchObject([customer(''), { role: 'asked', calls: [{ arguments: '{}' }] }, {}]);
});
