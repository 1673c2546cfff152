import { expect, test } from 'vitest';
import type { ServerFrame } from '../../../src/gateway/frames.ts';
import { Ear } from '../../../src/local/chat/ear.ts';

/** What stands on the screen after these frames, line by line. */
function screenAfter(...frames: readonly ServerFrame[]): string[] {
  const lines: string[] = [];
  let open: string | undefined;
  const endWords = (): void => {
    if (open !== undefined) lines.push(open);
    open = undefined;
  };
  const ear = new Ear({
    said: (who, text) => {
      endWords();
      lines.push(`${who}: ${text}`);
    },
    words: (who, text) => {
      open = `${open ?? `${who}: `}${text}`;
    },
    endWords,
    note: (text) => {
      endWords();
      lines.push(`(${text})`);
    },
  });
  for (const frame of frames) ear.hear(frame);
  endWords();
  return lines;
}

const word = (text: string, index: number, attempt = 1): ServerFrame => ({
  type: 'word',
  turnId: 't',
  step: 1,
  attempt,
  index,
  text,
});
const reply = (text: string): ServerFrame => ({ type: 'said', seq: 5, by: 'ai', turnId: 't', text });

test('streamed words stand once, though they are told as a whole afterwards', () => {
  expect(screenAfter(word('It is ', 0), word('on its way.', 1), reply('It is on its way.'))).toEqual([
    'AI: It is on its way.',
  ]);
});

test('a reply that was not streamed, or came out differently, is shown whole', () => {
  expect(screenAfter(reply('It is here.'))).toEqual(['AI: It is here.']);
  expect(screenAfter(word('It is', 0), reply('It is here.'))).toEqual(['AI: It is', 'AI: It is here.']);
});

test('words that are taken back are marked so, and the next attempt begins anew', () => {
  const retract: ServerFrame = { type: 'retract', turnId: 't', step: 1, attempt: 1 };
  expect(screenAfter(word('No', 0), retract, word('Yes.', 0, 2), reply('Yes.'))).toEqual([
    'AI: No',
    '((taken back))',
    'AI: Yes.',
  ]);
});

test('script, human and AI are told apart, and who has the conversation is told', () => {
  const lines = screenAfter(
    { type: 'said', seq: 1, by: 'script', script: 'greeting', text: 'Hello' },
    { type: 'custody', seq: 2, holder: 'human' },
    { type: 'said', seq: 3, by: 'human', text: 'Ada here' },
    { type: 'filler', turnId: 't' },
    { type: 'error', code: 'TURN_EMPTY', message: 'field `text` is empty' },
    { type: 'ended', seq: 4, why: 'resolved' },
  );
  expect(lines).toEqual([
    'script: Hello',
    '(a human has the conversation)',
    'human: Ada here',
    '(…)',
    '(TURN_EMPTY: field `text` is empty)',
    '(the conversation has ended (resolved))',
  ]);
});

test('the place to go on from is the last one heard', () => {
  const nothing = (): void => {};
  const ear = new Ear({ said: nothing, words: nothing, endWords: nothing, note: nothing });
  ear.hear(reply('one'));
  ear.hear({ type: 'custody', seq: 3, holder: 'ai' });
  expect(ear.seq).toBe(5);
});
