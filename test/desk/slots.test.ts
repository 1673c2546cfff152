import { expect, test } from 'vitest';
import type { Draft, Entry } from '../../src/conversation/entry.ts';
import { holdSlot, holdsIn } from '../../src/desk/slots.ts';
import { openDatabase } from '../../src/ledger/database.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';

/** Slots on a real PostgreSQL: held before they are promised, freed with the entry that ends the promise. */

const at = useLedger();
const hour = 3_600_000;
const start = Date.parse('2030-01-07T08:00:00Z');
const window = (i: number) => ({ from: start + i * hour, until: start + (i + 1) * hour });
const three = [window(0), window(1), window(2)];
const all = { from: start, until: start + 24 * hour };

async function withDatabase<T>(use: (db: ReturnType<typeof openDatabase>) => Promise<T>, connections = 4): Promise<T> {
  const db = openDatabase(at.url, connections);
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

const hold = (
  db: Parameters<typeof holdSlot>[0],
  queue: string,
  conversation: string,
  promiseId = 'p1',
  capacity = 1,
) => holdSlot(db, { conversation, promiseId, queue, windows: three, capacity });

const promise = (promiseId: string, queue: string, i: number): Draft => ({
  key: `promise/${promiseId}`,
  entry: { kind: 'promise', promise: 'callback', promiseId, due: window(i).from, until: window(i).until, queue },
});
const ends = (promiseId: string, state: Extract<Entry, { kind: 'promise_end' }>['state']): Draft => ({
  key: `promise/${promiseId}/${state}`,
  entry: { kind: 'promise_end', promiseId, state },
});

test('a hundred conversations on twenty connections: no window holds more than its capacity, and each holds one', async () => {
  const queue = newId();
  await withDatabase(async (db) => {
    const held = await Promise.all(Array.from({ length: 100 }, () => hold(db, queue, newId(), 'p1', 25)));
    const counts = three.map(({ from }) => held.filter((one) => one?.from === from).length);
    expect(counts).toEqual([25, 25, 25]);
    expect(held.filter((one) => one === undefined)).toHaveLength(25);
  }, 20);
}, 30_000);

test('the same promise asked for again has the same window, whatever is free by then', async () => {
  const queue = newId();
  await withDatabase(async (db) => {
    const [a, b] = [newId(), newId()];
    const first = await hold(db, queue, a);
    await hold(db, queue, b);
    expect(await hold(db, queue, a)).toEqual(first);
    expect(await holdsIn(db, all, queue)).toHaveLength(2);
  });
});

test('windows that were cut in another way count where they lie over one another', async () => {
  const queue = newId();
  await withDatabase(async (db) => {
    const [a, b] = [newId(), newId()];
    await hold(db, queue, a);
    const half = [{ from: start + hour / 2, until: start + hour }];
    const other = { conversation: b, promiseId: 'p1', queue, windows: half, capacity: 1 };
    expect(await holdSlot(db, other)).toBeUndefined();
  });
});

test.each(['kept', 'broken', 'called_off', 'moved', 'failed'] as const)(
  'a promise that is %s frees its window with the entry that says so',
  async (state) => {
    const queue = newId();
    const id = await at.started();
    await withDatabase(async (db) => {
      await hold(db, queue, id);
      await at.ledger.append(id, [promise('p1', queue, 0)]);
      expect(await holdsIn(db, all, queue)).toMatchObject([{ conversation: id, promised: true }]);
      await at.ledger.append(id, [ends('p1', state)]);
      expect(await holdsIn(db, all, queue)).toEqual([]);
      expect(await hold(db, queue, newId())).toEqual(window(0));
    });
  },
);

test('moved: the new window is kept and the old one free, in one transaction', async () => {
  const queue = newId();
  const id = await at.started();
  await withDatabase(async (db) => {
    await hold(db, queue, id);
    await at.ledger.append(id, [promise('p1', queue, 0)]);
    const later = { conversation: id, promiseId: 'p2', queue, windows: [window(2)], capacity: 1 };
    expect(await holdSlot(db, later)).toEqual(window(2));
    await at.ledger.append(id, [ends('p1', 'moved'), promise('p2', queue, 2)]);
    expect(await holdsIn(db, all, queue)).toMatchObject([{ promiseId: 'p2', from: window(2).from, promised: true }]);
  });
});

test('a hold that nothing is promised upon runs out, and goes at once where the conversation goes back to the AI', async () => {
  const queue = newId();
  const id = await at.started();
  await withDatabase(async (db) => {
    await hold(db, queue, newId());
    await runSql(at.url, 'update readback.slot_hold set expires_at = 1 where queue = $1', [queue]);
    expect(await holdsIn(db, all, queue)).toEqual([]);
    expect(await hold(db, queue, id)).toEqual(window(0));
    const back: Entry = { kind: 'custody', holder: 'ai', epoch: 3, why: 'never_mind' };
    await at.ledger.append(id, [{ key: 'custody/3', entry: back }]);
    expect(await holdsIn(db, all, queue)).toEqual([]);
  });
});

test('a promise whose hold had run out meanwhile has its window all the same', async () => {
  const queue = newId();
  const id = await at.started();
  await at.ledger.append(id, [promise('p1', queue, 1)]);
  await withDatabase(async (db) => {
    expect(await holdsIn(db, all, queue)).toMatchObject([{ ...window(1), promised: true }]);
  });
});
