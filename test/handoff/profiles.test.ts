import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusters } from '../../src/handoff/clusters.ts';
import { compactBytes, compactTexts } from '../../src/handoff/compact.ts';
import { buildPacket, type Packet } from '../../src/handoff/packet.ts';
import { compactFor, type Profile, profileNames, profiles } from '../../src/handoff/profiles.ts';
import { code, hostile, sample } from './hostile.ts';
import { called, rowsOf, turn } from './rows.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const { packet } = buildPacket(
  rowsOf([turn('t1', 'Cancel my booking'), called('c1', 'cancel_reservation', { sideEffect: true })]),
  {
    conversation: 'call-7f3a',
    epoch: 2,
    rule: 'explicit-request@1',
    tier: 'high',
    intents: [{ code: 'cancel', label: 'Cancel a booking', phrases: ['cancel'], tools: ['cancel_reservation'] }],
    sideEffectTools: ['cancel_reservation'],
    sha256Hex,
  },
);

interface Values {
  readonly conversation: string;
  readonly rule: string;
  readonly tier: Packet['reason']['tier'];
  readonly identity: Packet['identity']['level'];
  readonly wants: string;
  readonly lastSideEffect: string;
  readonly promise: string;
  readonly epoch: number;
  readonly situation: string;
}

const packetOf = ({ conversation, epoch, ...of }: Values): Packet => ({
  ...packet,
  conversation,
  epoch,
  reason: { ...packet.reason, rule: of.rule, tier: of.tier },
  identity: { ...packet.identity, level: of.identity },
  wants: { ...packet.wants, code: of.wants },
  lastSideEffect: { code: of.lastSideEffect, label: '' },
  openPromise: { code: of.promise, label: '' },
  brief: { ...packet.brief, situation: [{ text: of.situation, cites: ['turn:t1'] }] },
});

const mostlyCode = fc.oneof({ weight: 3, arbitrary: code }, { weight: 1, arbitrary: hostile });
const values: fc.Arbitrary<Values> = fc.record({
  conversation: mostlyCode,
  rule: mostlyCode,
  tier: fc.constantFrom('critical', 'high', 'medium', 'low', 'info'),
  identity: fc.constantFrom('none', 'claimed', 'verified'),
  wants: mostlyCode,
  lastSideEffect: mostlyCode,
  promise: mostlyCode,
  epoch: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant(Number.MAX_SAFE_INTEGER)),
  situation: hostile,
});

/** What a terminal or a screen would act upon, or a reader strip. */
const steers = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Why the packet's form of this profile is wrong; empty where it is right. */
function wrongIn(profile: Profile, given: Values): string {
  const { fields, bytes, decode } = profiles[profile];
  const texts = compactFor(packetOf(given), profile);
  if (texts.length !== fields) return 'fields';
  if (texts.some((text) => text === '' || steers.test(text))) return 'empty or steering';
  const sent = texts.map((text) => encoder.encode(text));
  if (sent.some(({ length }) => length > bytes)) return 'too long';
  const decoded = decode(sent.map((field) => decoder.decode(field)));
  if (decoded === undefined) return 'not decoded';
  if (decoded.tier !== given.tier || decoded.identity !== given.identity || decoded.epoch !== given.epoch)
    return 'codes';
  const wrong = compactTexts.filter((name) => {
    const whole = given[name].toWellFormed();
    return decoded.cut.includes(name) ? !whole.startsWith(decoded[name]) : decoded[name] !== whole;
  });
  return wrong.join(' ');
}

test('any packet fits its profile as valid UTF-8, its key fields decode, and what was cut says so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...profileNames), values, (profile, given) => {
      const wrong = wrongIn(profile, given);
      if (wrong !== '') throw new Error(wrong);
    }),
    { numRuns: 100_000 },
  );
});

test('each profile has the room that its source gives', () => {
  expect(profileNames.map((name) => [name, profiles[name].fields, profiles[name].bytes])).toEqual([
    ['256', 1, 256],
    ['210', 1, 210],
    ['131', 1, 131],
    ['128', 1, 128],
    ['10x40', 10, 39],
  ]);
});

test('a packet keeps its form of 256 bytes, where every code comes whole', () => {
  expect(compactFor(packet, '256')).toEqual([packet.compact]);
  const long = 'c'.repeat(40);
  const codes = { rule: long, lastSideEffect: long, promise: long, wants: long };
  const texts = compactFor(packetOf({ ...sample, ...codes, conversation: 'x'.repeat(100) }), '256');
  expect(encoder.encode(texts[0])).toHaveLength(compactBytes);
  expect(profiles['256'].decode(texts)).toMatchObject({ ...codes, cut: ['conversation', 'situation'] });
});

test.each(profileNames)(
  '%s: what fits is whole to the last byte, and no cut splits what a reader sees as one',
  (profile) => {
    const { decode } = profiles[profile];
    for (const unit of ['x', '\n', '\u202e', 'é', '한', '👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '👍🏽', '❤️']) {
      let cuts = 0;
      for (let times = 0; times < 300 && cuts < 30; times++) {
        const situation = `Wants: ${unit.repeat(times)}`;
        const decoded = decode(compactFor(packetOf({ ...sample, situation }), profile));
        if (decoded?.cut.length === 0) {
          expect({ cuts, situation: decoded.situation }).toEqual({ cuts: 0, situation });
          continue;
        }
        cuts++;
        expect(decoded).toMatchObject({ ...sample, cut: ['situation'], situation: expect.any(String) });
        const kept = [...clusters(decoded?.situation ?? '')];
        expect(kept).toEqual([...clusters(situation)].slice(0, kept.length));
      }
      expect(cuts).toBe(30);
    }
  },
);

test.each(profileNames)('%s: foreign text decodes to nothing or to whole characters, and never throws', (profile) => {
  const { fields, encode, decode } = profiles[profile];
  const given = encode(decode(compactFor(packet, profile)) ?? { ...sample, cut: [] });
  const near = fc.tuple(fc.nat(9), fc.nat(40), fc.nat(3), hostile).map(([field, at, length, put]) => {
    const changed = given[field % fields] ?? '';
    return given.with(field % fields, changed.slice(0, at) + put + changed.slice(at + length));
  });
  fc.assert(
    fc.property(fc.oneof(near, fc.array(hostile, { maxLength: 12 })), (texts) => {
      const decoded = decode(texts);
      if (decoded === undefined) return;
      for (const name of compactTexts) expect(decoded[name].isWellFormed()).toBe(true);
      expect(encode(decoded)).toHaveLength(fields);
    }),
    { numRuns: 2_000 },
  );
  expect(decode([])).toBeUndefined();
  expect(decode([...given, ''])).toBeUndefined();
});
