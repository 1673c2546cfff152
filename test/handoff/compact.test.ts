import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CompactFields, compactBytes, decodeCompact, encodeCompact } from '../../src/handoff/compact.ts';
import { code, hostile, sample } from './hostile.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

const fields: fc.Arbitrary<CompactFields> = fc.record({
  conversation: hostile,
  rule: code,
  tier: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
  identity: fc.constantFrom('none', 'claimed', 'verified'),
  wants: fc.stringMatching(/^[a-z0-9-]{1,16}$/),
  lastSideEffect: code,
  promise: code,
  epoch: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  situation: hostile,
});

test('a packet reads as one line', () => {
  expect(encodeCompact(sample)).toBe(
    '1|call-7f3a|explicit-request@1|h|v|cancel|cancel_reservation:in_doubt|callback|2|Wants: cancel a booking.',
  );
  expect(decodeCompact(encodeCompact(sample))).toEqual({ ...sample, cut: [] });
});

test('any packet fits 256 bytes of valid UTF-8, and its key fields decode as they were', () => {
  fc.assert(
    fc.property(fields, (given) => {
      const bytes = encoder.encode(encodeCompact(given));
      if (bytes.length > compactBytes) return false;
      const decoded = decodeCompact(decoder.decode(bytes));
      if (decoded === undefined) return false;
      const same = (name: 'conversation' | 'situation') => {
        const whole = given[name].toWellFormed();
        return decoded.cut.includes(name) ? whole.startsWith(decoded[name]) : decoded[name] === whole;
      };
      return (
        (['rule', 'tier', 'identity', 'wants', 'lastSideEffect', 'promise', 'epoch'] as const).every(
          (name) => decoded[name] === given[name],
        ) &&
        same('conversation') &&
        same('situation')
      );
    }),
    { numRuns: 10_000 },
  );
});

test('what fits is never cut, and what is cut leaves no room for another character', () => {
  const room = compactBytes - encoder.encode(encodeCompact({ ...sample, situation: '' })).length;
  const whole = encodeCompact({ ...sample, situation: 'x'.repeat(room) });
  expect(encoder.encode(whole)).toHaveLength(compactBytes);
  expect(decodeCompact(whole)?.cut).toEqual([]);
  const cut = encodeCompact({ ...sample, situation: 'x'.repeat(room + 1) });
  expect(encoder.encode(cut)).toHaveLength(compactBytes);
  expect(decodeCompact(cut)).toMatchObject({ cut: ['situation'], situation: 'x'.repeat(room - 1) });
});

test('a cut splits no character that a reader sees as one', () => {
  for (const unit of ['👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '👍🏽', '❤️', '한']) {
    for (let pad = 0; pad < 40; pad++) {
      const decoded = decodeCompact(encodeCompact({ ...sample, situation: 'x'.repeat(pad) + unit.repeat(80) }));
      const kept = (decoded?.situation ?? '?').slice(pad);
      expect(kept).toBe(unit.repeat(kept.length / unit.length));
    }
  }
});

test('a value can neither end its field nor forge another', () => {
  const forged = { ...sample, conversation: 'a|b~', situation: '|9|%7C\r\nx~' };
  expect(encodeCompact(forged).split('|')).toHaveLength(10);
  expect(decodeCompact(encodeCompact(forged))).toEqual({ ...forged, cut: [] });
});

test('what would turn the line around, break it or be stripped from it is escaped', () => {
  const situation = 'a\u202eb\u2028c\ufeffd\u0085e\u061cf';
  const text = encodeCompact({ ...sample, situation });
  expect(text.endsWith('|a%u202Eb%u2028c%uFEFFd%85e%u061Cf')).toBe(true);
  expect(decodeCompact(text)).toEqual({ ...sample, situation, cut: [] });
});

test('an escape of half a character decodes to its replacement', () => {
  expect(decodeCompact('1|c|r|h|v|w|s|p|1|%uD83D')?.situation).toBe('\ufffd');
});

test('a smaller profile keeps its size, cuts the conversation and long codes last, and says so', () => {
  const long = { ...sample, conversation: 'c'.repeat(60), situation: 's'.repeat(200) };
  for (const bytes of [210, 131, 128, 80]) {
    const text = encodeCompact(long, bytes);
    expect(encoder.encode(text).length).toBeLessThanOrEqual(bytes);
    expect(decodeCompact(text)).toMatchObject({ tier: 'high', identity: 'verified', epoch: 2 });
  }
  expect(decodeCompact(encodeCompact(long, 131))).toMatchObject({
    wants: 'cancel',
    lastSideEffect: 'cancel_reservation:in_doubt',
    cut: ['conversation', 'situation'],
  });
  expect(() => encodeCompact(sample, 79)).toThrow(RangeError);
});

test.each([
  '',
  'hello',
  '2|c|r|h|v|w|s|p|1|x',
  '1|c|r|x|v|w|s|p|1|x',
  '1|c|r|h|toString|w|s|p|1|x',
  '1|c|r|h|v|w|s|p|0|x',
  '1|c|r|h|v|w|s|p|1e3|x',
  '1|c|r|h|v|w|s|p|9007199254740992|x',
  '1|c|r|h|v|w|s|p|1',
  '1|c|r|h|v|w|s|p|1|x|y',
])('%j is no compact form', (text) => {
  expect(decodeCompact(text)).toBeUndefined();
});

test('whatever decodes encodes again to the same key fields', () => {
  const near = fc.array(fc.constantFrom('1', '|', 'h', 'v', 'x', '~', '%7C', '%'), { minLength: 10, maxLength: 40 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        near.map((parts) => parts.join('')),
      ),
      (text) => {
        const decoded = decodeCompact(text);
        if (decoded !== undefined) expect(decodeCompact(encodeCompact(decoded))).toEqual({ ...decoded, cut: [] });
      },
    ),
  );
});
