import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChoiceFacts, choicesOf, noSideEffect, sideEffectChoice } from '../../src/handoff/choices.ts';
import { criticalFields, type ReadBackCodes, wereShown } from '../../src/handoff/read-back.ts';

const intents = ['cancel', 'change', 'baggage', 'refund', 'status'].map((code) => ({
  code,
  label: code,
  phrases: [],
  tools: [],
}));
const facts: Omit<ChoiceFacts, 'hash'> = {
  truth: {
    identity: { code: 'verified', label: 'Verified' },
    wants: { code: 'cancel', label: 'cancel' },
    lastSideEffect: sideEffectChoice('cancel_reservation', 'in_doubt'),
    promise: { code: 'none', label: 'Nothing was promised' },
  },
  intents,
  sideEffectTools: ['cancel_reservation', 'send_certificate', 'update_baggage'],
  lastTool: 'cancel_reservation',
};
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

test('each field shows the truth once, among two or three others with codes of their own', () => {
  fc.assert(
    fc.property(hash, fc.constantFrom(0, 1, 5), fc.constantFrom(0, 1, 3), (hash, intentCount, toolCount) => {
      const choices = choicesOf({
        ...facts,
        intents: intents.slice(0, intentCount),
        sideEffectTools: facts.sideEffectTools.slice(0, toolCount),
        hash,
      });
      for (const field of criticalFields) {
        const codes = choices[field].map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes).toContain(facts.truth[field].code);
        expect(codes.length).toBeGreaterThanOrEqual(3);
        expect(codes.length).toBeLessThanOrEqual(4);
        for (const code of codes) expect(code).toMatch(/^[ -~]{1,40}$/);
      }
    }),
  );
});

test('the same packet shows the same choices, and the truth stands in every place about as often', () => {
  const places: Record<string, number[]> = {};
  for (let n = 0; n < 2_000; n++) {
    // A simple spread over the hash's range; real hashes spread better.
    const hash = [1, 3, 7, 13]
      .map((k) => ((n * 0x9e3779b1 * k) >>> 0).toString(16).padStart(8, '0'))
      .join('')
      .padEnd(64, 'f');
    const choices = choicesOf({ ...facts, hash });
    expect(choicesOf({ ...facts, hash })).toEqual(choices);
    for (const field of criticalFields) {
      const place = choices[field].findIndex(({ code }) => code === facts.truth[field].code);
      const counts = places[field] ?? choices[field].map(() => 0);
      counts[place] = (counts[place] ?? 0) + 1;
      places[field] = counts;
    }
  }
  for (const counts of Object.values(places)) {
    for (const count of counts) expect(count).toBeGreaterThan((2_000 / counts.length) * 0.8);
  }
});

test('the likeliest mistakes about a side effect are always among the choices', () => {
  fc.assert(
    fc.property(hash, (hash) => {
      const codes = choicesOf({ ...facts, hash }).lastSideEffect.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(['none', 'cancel_reservation:ok', 'cancel_reservation:in_doubt']));
    }),
  );
});

test('a long or foreign tool name still makes a short ASCII code that keeps its outcome', () => {
  expect(sideEffectChoice('buchung_ändern', 'ok').code).toBe('buchung__ndern:ok');
  const { code } = sideEffectChoice('x'.repeat(90), 'in_doubt');
  expect(code).toHaveLength(40);
  expect(code.endsWith(':in_doubt')).toBe(true);
});

test('only codes that were shown can be a read-back', () => {
  const choices = choicesOf({ ...facts, hash: '0123456789abcdef'.repeat(4) });
  const truth: ReadBackCodes = {
    identity: 'verified',
    wants: 'cancel',
    lastSideEffect: 'cancel_reservation:in_doubt',
    promise: 'none',
  };
  expect(wereShown(choices, truth)).toBe(true);
  expect(wereShown(choices, { ...truth, lastSideEffect: noSideEffect.code })).toBe(true);
  expect(wereShown(choices, { ...truth, wants: 'anything' })).toBe(false);
});
