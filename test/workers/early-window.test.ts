import { expect, test } from 'vitest';
import type { LedgerPort, Window } from '../../src/activities/ports.ts';
import { earlyWindow } from '../../src/workers/early-window.ts';

/** A window read ahead is given out once, and only for its floor. */

const windowAt = (floor: number): Window => ({
  rows: [],
  channel: 'chat',
  epoch: 1,
  floor,
  ended: false,
  salt: new Uint8Array(),
});

const ledgerAt = (window: () => Promise<Window>): LedgerPort => ({
  append: async () => [],
  window,
  rows: async () => [],
  row: async () => undefined,
});

test('it is given out once', async () => {
  const early = earlyWindow(ledgerAt(async () => windowAt(7)));
  early.coming('c1');
  expect(await early.ledger.early?.('c1', 7)).toMatchObject({ floor: 7 });
  expect(await early.ledger.early?.('c1', 7)).toBeUndefined();
});

test('one read at another floor is not given out', async () => {
  const early = earlyWindow(ledgerAt(async () => windowAt(8)));
  early.coming('c1');
  expect(await early.ledger.early?.('c1', 7)).toBeUndefined();
});

test('a ledger that does not answer is no failure here: the thought asks it again', async () => {
  const early = earlyWindow(ledgerAt(() => Promise.reject(new Error('away'))));
  early.coming('c1');
  expect(await early.ledger.early?.('c1', 7)).toBeUndefined();
});
