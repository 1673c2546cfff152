import fc from 'fast-check';
import type { Entry } from '../../src/conversation/entry.ts';
import type { Row } from '../../src/handoff/row.ts';

/** Ledger rows for the tests of the packet: what happened, in order, as the ledger would number it. */

export type Step = { readonly entry: Entry; readonly words?: string | null };

export const rowsOf = (steps: readonly Step[]): readonly Row[] =>
  steps.map(({ entry, words = null }, i) => ({ seq: i + 1, at: 1_000 * i, key: `row/${i}`, entry, words }));

export const turn = (turnId: string, words: string | null): Step => ({ entry: { kind: 'turn', turnId }, words });

export const reply = (turnId: string, words: string): Step => ({
  entry: { kind: 'said', by: 'ai', epoch: 1, turnId, floor: 1, interim: false },
  words,
});

type Called = Extract<Entry, { kind: 'called' }>;

export const called = (callId: string, tool: string, more: Partial<Called> = {}, words = ''): Step => ({
  entry: {
    kind: 'called',
    callId,
    turnId: 't1',
    tool,
    backend: 'shop',
    status: 'ok',
    ms: 12,
    sideEffect: false,
    ...more,
  },
  words,
});

export const calling = (callId: string, tool: string): Step => ({
  entry: { kind: 'calling', callId, turnId: 't1', tool, backend: 'shop' },
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'refund',
        'order',
        '4711',
        '12345678901234567890',
        'cancel it',
        '3.50',
        '👩‍👩‍👧‍👦',
        '٣٤',
        '\u202e',
        '\n',
      ),
      {
        maxLength: 60,
      },
    )
    .chain((parts) => fc.constantFrom(' ', '').map((between) => parts.join(between))),
);
const tool = fc.constantFrom('track', 'refund_order', 'book2', 'kündigen');

const step = fc.oneof(
  words.map((text) => (n: number) => turn(`t${n}`, text)),
  fc.constant((n: number) => turn(`t${n}`, null)),
  words.map((text) => (n: number) => reply(`t${n}`, text)),
  tool.map((name) => (n: number) => calling(`c${n}`, name)),
  fc
    .record({
      name: tool,
      text: words,
      status: fc.constantFrom('ok', 'refused', 'failed', 'timeout', 'in_doubt', 'dropped'),
      sideEffect: fc.boolean(),
      grants: fc.option(
        fc.record({ level: fc.constantFrom('claimed', 'verified'), method: fc.constantFrom('pin', 'order_number') }),
        { nil: undefined },
      ),
      begun: fc.boolean(),
    })
    .map(
      ({ name, text, status, sideEffect, grants, begun }) =>
        (n: number) =>
          called(`c${begun ? n - 1 : n}`, name, { status, sideEffect, ...(grants && { grants }) }, text),
    ),
  fc.constant(
    (n: number): Step => ({
      entry: { kind: 'promise', promiseId: `p${n}`, promise: 'callback', due: 5_000, until: 9_000 },
    }),
  ),
  fc.constant(
    (n: number): Step => ({
      entry: { kind: 'promise_end', promiseId: `p${n - 1}`, state: 'kept' },
    }),
  ),
);

/** Any conversation: each id is written once, as in the ledger. */
export const anyRows = fc.array(step, { maxLength: 40 }).map((steps) => {
  const once = new Set<string>();
  return rowsOf(
    steps
      .map((make, n) => make(n))
      .filter(({ entry }) => {
        const id = entry.kind === 'called' ? `called/${entry.callId}` : undefined;
        return id === undefined || (!once.has(id) && once.add(id));
      }),
  );
});
