import { expect, test } from 'vitest';
import type { ServerFrame } from '../../../src/gateway/frames.ts';
import type { Row } from '../../../src/handoff/row.ts';
import { mistakenReadBackOf, readBackOf, type Shown } from '../../../src/local/start/sample/agent.ts';
import {
  aiReply,
  custodies,
  greeting,
  humanWords,
  missedOrRepeated,
  outOfOrder,
} from '../../../src/local/start/sample/heard.ts';
import { StepError, Steps } from '../../../src/local/start/sample/steps.ts';

const two = (right: string) => [
  { code: 'x', label: 'Something else' },
  { code: 'y', label: right },
];

const shown: Shown = {
  standing: { stage: 'ringing', wrong: [] },
  packet: {
    identity: { label: 'Verified' },
    wants: { label: 'Get money back' },
    lastSideEffect: { label: 'refund_order: done' },
    promise: { label: 'Nothing was promised' },
    brief: {},
    choices: {
      identity: two('Verified'),
      wants: two('Get money back'),
      lastSideEffect: two('refund_order: done'),
      promise: two('Nothing was promised'),
    },
  },
};

test('the sample human reads back what the packet says', () => {
  expect(readBackOf(shown)).toEqual({ identity: 'y', wants: 'y', lastSideEffect: 'y', promise: 'y' });
});

test('the mistaken read-back differs in one field', () => {
  expect(mistakenReadBackOf(shown)).toEqual({ identity: 'y', wants: 'x', lastSideEffect: 'y', promise: 'y' });
});

test('a packet whose fact is no choice is an error, not a guess', () => {
  const packet = { ...shown.packet, identity: { label: 'Nobody knows' } };
  expect(() => readBackOf({ ...shown, packet })).toThrow('Nobody knows');
});

const row = (seq: number, entry: Row['entry']): Row => ({ seq, at: 0, key: String(seq), entry, words: null });
const rows = [
  row(1, { kind: 'custody', holder: 'ai', epoch: 1, why: '' }),
  row(2, { kind: 'said', by: 'script', epoch: 1, script: 'greeting' }),
  row(3, { kind: 'turn', turnId: 't' }),
  row(4, { kind: 'said', by: 'ai', epoch: 1, turnId: 't', floor: 3, interim: false }),
];
const heard: ServerFrame[] = [
  { type: 'custody', seq: 1, holder: 'ai' },
  { type: 'said', seq: 2, by: 'script', script: 'greeting', text: 'Hello' },
  { type: 'said', seq: 4, by: 'ai', turnId: 't', text: 'Yes' },
  { type: 'outcome', seq: 4, turnId: 't', outcome: 'replied' },
];

test('a customer who heard every entry once has missed nothing', () => {
  expect(missedOrRepeated(heard, rows)).toBeUndefined();
});

test.each([
  ['missed', heard.toSpliced(1, 1)],
  ['repeated', [...heard, ...heard.slice(1, 2)]],
  ['out of order', [...heard.slice(2, 3), ...heard.slice(0, 2)]],
])('what was %s is told', (_, frames) => {
  expect(missedOrRepeated(frames, rows)).toMatch(/^said: heard .* recorded 2 4/);
});

test('the order of what was heard is judged by its first appearance', () => {
  expect(outOfOrder(heard, greeting, aiReply)).toBeUndefined();
  expect(outOfOrder(heard, aiReply, greeting)).toBeDefined();
  expect(outOfOrder(heard, greeting, humanWords)).toBeDefined();
});

test('custodies are told by epoch', () => {
  expect(custodies(rows)).toEqual(['1 ai']);
});

test('steps hold only when each of them does, and one that throws ends the run', async () => {
  const lines: string[] = [];
  const steps = new Steps(
    (line) => lines.push(line),
    async () => {},
  );
  expect(steps.held).toBe(false);
  expect(await steps.take('first', async () => 7)).toBe(7);
  expect(steps.held).toBe(true);
  steps.check('second', false, 'something else');
  const failing = async (): Promise<never> => Promise.reject(new Error('no answer'));
  await expect(steps.take('third', failing)).rejects.toThrow(StepError);
  expect(steps.held).toBe(false);
  expect(steps.all.map(({ saw }) => saw)).toEqual([undefined, 'something else', 'no answer']);
  expect(lines[2]).toContain('FAILED');
});
