import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ending, Other } from '../../src/handoff/others.ts';
import { pastHuman } from '../../src/handoff/past-human.ts';
import { isSameMatter, type Matter, repeatOf } from '../../src/handoff/repeat.ts';

/** A second contact about the same thing is seen, and who had it before. */

const dayMs = 86_400_000;
const now = 40 * dayMs;
const here: Matter = { wants: { code: 'refund' }, things: [], now };

const other = (over: Partial<Other> = {}): Other => ({
  conversation: 'c1',
  channel: 'chat',
  began: now - 2 * dayMs,
  at: now - 2 * dayMs,
  trusted: true,
  wants: { code: 'refund', label: 'Get money back' },
  things: [],
  holder: 'ended',
  since: 0,
  humans: [],
  ending: 'with_ai',
  done: [],
  ...over,
});
const live = (over: Partial<Other>): Other => {
  const { ending: _, ...rest } = other(over);
  return rest;
};

test('the same wish again is the same matter, another wish is another', () => {
  expect(isSameMatter(here, other())).toBe(true);
  expect(isSameMatter(here, other({ wants: { code: 'cancel', label: '' } }))).toBe(false);
});

test('what nobody could name is not the same as anything', () => {
  const unknown = other({ wants: { code: 'other', label: '' } });
  expect(isSameMatter({ ...here, wants: { code: 'other' } }, unknown)).toBe(false);
});

test('the same order is the same matter whatever is wanted of it; another order of the kind is another matter', () => {
  const before = other({ things: ['100001'] });
  expect(isSameMatter({ ...here, wants: { code: 'cancel' }, things: ['100001'] }, before)).toBe(true);
  expect(isSameMatter({ ...here, things: ['100002'] }, before)).toBe(false);
  expect(isSameMatter({ ...here, things: ['AB-1234'] }, before)).toBe(true);
});

test('the latest earlier contact is told, how long ago it was and how many there were', () => {
  const found = repeatOf('t1', here, [
    other({ conversation: 'old', at: now - 9.5 * dayMs }),
    other({ conversation: 'late', at: now - 2.9 * dayMs, ending: 'solved', trusted: false }),
  ]);
  expect(found).toEqual({
    type: 'repeat_contact',
    turnId: 't1',
    conversation: 'late',
    days: 2,
    times: 2,
    resolved: true,
    trusted: false,
  });
});

test('a conversation that somebody is in now is no earlier contact; one that waits for its callback is', () => {
  expect(repeatOf('t1', here, [live({ holder: 'human' }), live({ holder: 'ai' })])).toBeUndefined();
  expect(repeatOf('t1', here, [live({ holder: 'callback' })])).toMatchObject({ resolved: false });
});

test('the human who last held the same matter is named; of another matter, or of none, nobody', () => {
  const before = other({ humans: ['bob', 'ada'], at: now - dayMs });
  expect(pastHuman(here, [other({ humans: ['cy'], at: now - 3 * dayMs }), before])).toBe('bob');
  expect(pastHuman(here, [other({ humans: ['cy'], wants: { code: 'cancel', label: '' } })])).toBeUndefined();
  expect(pastHuman(here, [other()])).toBeUndefined();
});

const someOther = fc.record({
  conversation: fc.string({ minLength: 1 }),
  at: fc.integer({ min: 0, max: now }),
  code: fc.constantFrom('refund', 'cancel', 'other'),
  things: fc.subarray(['100001', '100002', 'AB-1234']),
  ending: fc.constantFrom<Ending | undefined>('solved', 'unsolved', 'with_ai', 'waiting', undefined),
});

test('whatever else there was, one more contact about the same thing makes it no less of a repeat', () => {
  fc.assert(
    fc.property(fc.array(someOther), fc.subarray(['100001', 'AB-1234']), (made, things) => {
      const others = made.map(({ code, ending, ...rest }) =>
        ending === undefined
          ? live({ ...rest, holder: 'ai', wants: { code, label: '' } })
          : other({ ...rest, ending, wants: { code, label: '' } }),
      );
      const matter = { ...here, things };
      const before = repeatOf('t1', matter, others);
      const after = repeatOf('t1', matter, [...others, other({ conversation: 'more', things })]);
      expect(after?.times).toBe((before?.times ?? 0) + 1);
      expect(after?.days ?? 99).toBeLessThanOrEqual(before?.days ?? 99);
    }),
  );
});
