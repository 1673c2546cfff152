import fc from 'fast-check';
import type { CompactFields } from '../../src/handoff/compact.ts';

/** Values that try to end their field, forge another, split a character or steer a screen, from nothing to far too long. */
const units = [
  '|',
  '%',
  '~',
  '\n',
  '\0',
  '\x85',
  '%7C',
  '%u202E',
  '\ud83d',
  '\ufeff',
  '\u202e',
  '\u2069',
  'مرحبا',
  'א',
];
const characters = ['👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '👍🏽', '❤️', '한', 'é', 'a', ' ', '4711'];

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...units, ...characters), maxLength: 12 }),
);

export const hostile = fc
  .tuple(piece, piece, fc.oneof(fc.constant(1), fc.nat(20)))
  .map(([start, more, times]) => start + more.repeat(times));

export const code = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'azAZ09_.:@-'), minLength: 1, maxLength: 40 }),
  fc.constantFrom('none', 'callback', 'refund', 'explicit-request@1', 'cancel_reservation:in_doubt', 'c'.repeat(40)),
);

/** What an ordinary packet puts into its compact forms. */
export const sample: CompactFields = {
  conversation: 'call-7f3a',
  rule: 'explicit-request@1',
  tier: 'high',
  identity: 'verified',
  wants: 'cancel',
  lastSideEffect: 'cancel_reservation:in_doubt',
  promise: 'callback',
  epoch: 2,
  situation: 'Wants: cancel a booking.',
};
