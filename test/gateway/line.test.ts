import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Follower } from '../../src/gateway/follower.ts';
import type { Row } from '../../src/gateway/ledger.ts';
import { Lines } from '../../src/gateway/lines.ts';

/** Everything once and in order, however notifications, readings and readers fall together. */

const said = (seq: number): Row => ({
  seq,
  at: 0,
  key: `reply/${seq}`,
  entry: { kind: 'said', by: 'human', epoch: 1, agent: 'ada', replyId: `r${seq}` },
  words: `w${seq}`,
});
const ended = (seq: number): Row => ({
  seq,
  at: 0,
  key: 'ended',
  entry: { kind: 'ended', why: 'resolved' },
  words: null,
});

/** The rows of one conversation, read as slowly and as unreliably as a test wants. */
class Book {
  readonly rows: Row[] = [];
  readings = 0;
  readonly #delays: number[];
  constructor(delays: readonly number[] = []) {
    this.#delays = [...delays];
  }
  /** A negative delay is a database that does not answer. */
  async heard(_conversation: string, after: number): Promise<readonly Row[]> {
    this.readings += 1;
    const delay = this.#delays.shift() ?? 0;
    if (delay < 0) throw new Error('away');
    const rows = this.rows.filter(({ seq }) => seq > after);
    for (let turns = 0; turns < delay; turns += 1) await Promise.resolve();
    return rows;
  }
}

const settled = (): Promise<void> => new Promise((next) => setTimeout(next, 5));

test('every follower gets everything after its place once, in order, whatever happens between', async () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.constant('write' as const) },
    { weight: 2, arbitrary: fc.constant('write silently' as const) },
    { weight: 2, arbitrary: fc.constant('follow' as const) },
    { weight: 2, arbitrary: fc.constant('wait' as const) },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 30 }),
      fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 30 }),
      fc.nat({ max: 10 }),
      async (acts, delays, after) => {
        const book = new Book(delays);
        const lines = new Lines(book);
        const followers: { got: number[]; from: number }[] = [];
        for (const one of acts) {
          const seq = book.rows.length + 1;
          if (one === 'write' || one === 'write silently') book.rows.push(said(seq));
          if (one === 'write') lines.changed('c1', seq);
          if (one === 'wait') await settled();
          if (one !== 'follow') continue;
          const got: number[] = [];
          const from = Math.min(after, book.rows.length);
          new Follower(lines, 'c1', from, { told: (frame) => void got.push(frame.seq) }).wake();
          followers.push({ got, from });
        }
        await settled();
        lines.gap();
        await settled();
        const all = book.rows.map(({ seq }) => seq);
        for (const { got, from } of followers) expect(got).toEqual(all.filter((seq) => seq > from));
      },
    ),
    { numRuns: 60 },
  );
});

test('what is announced is read once, however many follow', async () => {
  const book = new Book();
  const lines = new Lines(book);
  const got: number[][] = [[], [], []];
  for (const list of got) new Follower(lines, 'c1', 0, { told: ({ seq }) => void list.push(seq) }).wake();
  await settled();
  const before = book.readings;
  book.rows.push(said(1));
  lines.changed('c1', 1);
  await settled();
  expect(got).toEqual([[1], [1], [1]]);
  expect(book.readings - before).toBe(1);
});

test('an announcement of something that is for nobody’s ear is read once and not again', async () => {
  const book = new Book();
  const lines = new Lines(book);
  new Follower(lines, 'c1', 0, { told: () => {} }).wake();
  await settled();
  const before = book.readings;
  lines.changed('c1', 7);
  await settled();
  await settled();
  expect(book.readings - before).toBe(1);
});

test('a database that is away for a while loses nothing', async () => {
  const book = new Book([-1, 0, -1]);
  const lines = new Lines(book);
  const got: number[] = [];
  new Follower(lines, 'c1', 0, { told: ({ seq }) => void got.push(seq) }).wake();
  await expect.poll(() => book.readings, { timeout: 3_000 }).toBe(2);
  book.rows.push(said(1));
  lines.changed('c1', 1);
  await expect.poll(() => got, { timeout: 3_000 }).toEqual([1]);
});

test('a reader who is behind holds up nobody, and misses words but nothing that was said', async () => {
  const book = new Book();
  const lines = new Lines(book);
  const [slow, quick]: [string[], string[]] = [[], []];
  let free: (() => void) | undefined;
  let busy: Promise<void> | undefined = new Promise((resolve) => {
    free = resolve;
  });
  const note = (list: string[]) => ({
    told: ({ seq }: { seq: number }) => void list.push(`${seq}`),
    stream: (frame: { type: string }) => void list.push(frame.type),
  });
  const follower = new Follower(lines, 'c1', 0, { ...note(slow), congested: () => busy });
  new Follower(lines, 'c1', 0, note(quick)).wake();
  follower.wake();
  await settled();
  follower.line.words({ conversation: 'c1', turnId: 't1', epoch: 1, step: 0, attempt: 1 }, 0, 'Hello');
  book.rows.push(said(1), said(2));
  lines.changed('c1', 2);
  await settled();
  expect([slow, quick]).toEqual([[], ['word', '1', '2']]);
  busy = undefined;
  free?.();
  await settled();
  expect(slow).toEqual(['1', '2']);
});

test('after the end nothing more comes, and the line is forgotten with its last follower', async () => {
  const book = new Book();
  const lines = new Lines(book);
  const got: string[] = [];
  const sink = { told: ({ type }: { type: string }) => void got.push(type), over: () => void got.push('over') };
  new Follower(lines, 'c1', 0, sink).wake();
  book.rows.push(said(1), ended(2), said(3));
  await settled();
  lines.changed('c1', 3);
  await settled();
  expect(got).toEqual(['said', 'ended', 'over']);
  expect(lines.find('c1')).toBeUndefined();
});
