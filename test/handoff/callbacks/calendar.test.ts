import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetAt } from '../../../src/desk/zones.ts';
import { type Calendar, windowsFrom } from '../../../src/handoff/callbacks/calendar.ts';
import { fitting } from '../../../src/handoff/callbacks/wish.ts';

const hour = 60;
const daily = (from: number, to: number) => Array.from({ length: 7 }, () => [{ from, to }]);
const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
const noQuiet = { from: 0, to: 0 };

const calendar = (over: Partial<Calendar['opening']> = {}, more: Partial<Calendar> = {}): Calendar => ({
  opening: {
    zone: 'Europe/Berlin',
    week: daily(9 * hour, 11 * hour),
    windowMinutes: 60,
    capacity: 1,
    reserved: 0,
    ...over,
  },
  quiet: noQuiet,
  horizonDays: 1,
  ...more,
});

const windows = (now: string, rules: Calendar, zone = rules.opening.zone): string[] =>
  windowsFrom(at(now), rules, zone, offsetAt).map(({ from }) => iso(from));

test('nine in the morning is nine in the morning on either side of a change, an hour earlier or later by UTC', () => {
  expect(windows('2026-10-24T10:30Z', calendar({ week: daily(9 * hour, 10 * hour) }))).toEqual(['2026-10-25T08:00']);
  expect(windows('2026-10-23T10:30Z', calendar({ week: daily(9 * hour, 10 * hour) }))).toEqual(['2026-10-24T07:00']);
  expect(windows('2026-03-28T10:30Z', calendar({ week: daily(9 * hour, 10 * hour) }))).toEqual(['2026-03-29T07:00']);
});

test('the hour that is skipped has no window', () => {
  const night = calendar({ week: daily(1 * hour, 4 * hour) }, { horizonDays: 0 });
  expect(windows('2026-03-28T23:30Z', night)).toEqual(['2026-03-29T00:00', '2026-03-29T01:00']);
});

test('the hour that comes twice has its window once', () => {
  const night = calendar({ week: daily(1 * hour, 4 * hour) }, { horizonDays: 0 });
  expect(windows('2026-10-24T22:30Z', night)).toEqual(['2026-10-24T23:00', '2026-10-25T00:00', '2026-10-25T02:00']);
});

test('a window that has begun is not offered, and the last one ends when the queue closes', () => {
  const late = calendar({ week: daily(9 * hour, 10 * hour + 30), windowMinutes: 45 }, { horizonDays: 0 });
  expect(windows('2026-07-01T07:01Z', late)).toEqual(['2026-07-01T07:45']);
});

test('a queue that is closed on a day has no windows on it', () => {
  const weekdays = daily(9 * hour, 10 * hour).map((spans, day) => (day === 0 || day === 6 ? [] : spans));
  expect(windows('2026-07-03T12:00Z', calendar({ week: weekdays }, { horizonDays: 3 }))).toEqual(['2026-07-06T07:00']);
});

test('quiet hours are those of the customer’s own zone, over midnight too', () => {
  const quiet = { from: 21 * hour, to: 8 * hour };
  const opening = { week: daily(9 * hour, 18 * hour) };
  expect(windows('2026-07-01T00:00Z', calendar(opening, { quiet, horizonDays: 0 }), 'America/New_York')).toEqual([
    '2026-07-01T12:00',
    '2026-07-01T13:00',
    '2026-07-01T14:00',
    '2026-07-01T15:00',
  ]);
});

test('a window that reaches into the quiet hours is none', () => {
  const evening = calendar({ week: daily(19 * hour, 22 * hour), windowMinutes: 90 }, { horizonDays: 0 });
  expect(windows('2026-07-01T00:00Z', { ...evening, quiet: { from: 21 * hour, to: 8 * hour } })).toEqual([
    '2026-07-01T17:00',
  ]);
});

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Tehran',
  'America/Santiago',
  'Pacific/Apia',
  'UTC',
);

/** Independent of the arithmetic under test: what the platform’s own formatter shows. */
const shown = (instant: number, zone: string): { weekday: string; minute: number } => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: of('weekday'), minute: Number(of('hour')) * 60 + Number(of('minute')) };
};

test('in any zone and year windows begin where the local clock shows an opening minute, in order, none over another', () => {
  const run = fc.record({
    zone: zones,
    customer: zones,
    now: fc.integer({ min: at('2012-01-01T00:00Z'), max: at('2037-01-01T00:00Z') }),
    opens: fc.integer({ min: 0, max: 23 * 4 }).map((quarter) => quarter * 15),
    length: fc.constantFrom(15, 30, 60, 90, 120),
    quiet: fc.record({ from: fc.nat(1439), to: fc.nat(1439) }),
  });
  fc.assert(
    fc.property(run, ({ zone, customer, now, opens, length, quiet }) => {
      const closes = Math.min(1440, opens + 8 * hour);
      const week = daily(opens, closes).map((spans, day) => (day === 3 ? [] : spans));
      const opening = { zone, week, windowMinutes: length, capacity: 1, reserved: 0 };
      const found = windowsFrom(now, { opening, quiet, horizonDays: 9 }, customer, offsetAt);
      let last = now;
      for (const { from, until } of found) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(until - from).toBe(length * 60_000);
        const local = shown(from, zone);
        expect(local.weekday).not.toBe('Wed');
        expect((local.minute - opens) % length).toBe(0);
        expect(local.minute).toBeGreaterThanOrEqual(opens);
        expect(local.minute + length).toBeLessThanOrEqual(closes);
        const theirs = shown(from, customer).minute;
        const isQuiet =
          quiet.from < quiet.to ? theirs >= quiet.from && theirs < quiet.to : theirs >= quiet.from || theirs < quiet.to;
        expect(quiet.from !== quiet.to && isQuiet).toBe(false);
        last = until;
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a wish is meant in the customer’s own day and time', () => {
  const now = at('2026-07-01T06:30Z');
  const all = windowsFrom(now, calendar({ week: daily(9 * hour, 18 * hour) }, { horizonDays: 4 }), 'UTC', offsetAt);
  const wished = (wish: Parameters<typeof fitting>[1], zone = 'Europe/Berlin') =>
    fitting(all, wish, now, zone, offsetAt).map(({ from }) => iso(from));
  expect(wished({ day: 1, part: 'morning' })).toEqual(['2026-07-02T07:00', '2026-07-02T08:00', '2026-07-02T09:00']);
  expect(wished({ minutes: [3 * hour, 15 * hour] })[0]).toBe('2026-07-01T13:00');
  expect(wished({ minutes: [15 * hour + 20] }, 'Europe/London')[0]).toBe('2026-07-01T14:00');
  expect(wished({ weekday: 5 })[0]).toBe('2026-07-03T07:00');
  expect(wished({ after: at('2026-07-01T15:30Z') })[0]).toBe('2026-07-02T07:00');
  expect(wished({ from: at('2026-07-01T12:00Z') })).toEqual(['2026-07-01T12:00']);
  expect(wished({ from: at('2026-07-01T12:10Z') })).toEqual([]);
});
