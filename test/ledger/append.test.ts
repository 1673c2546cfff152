import pg from 'pg';
import { expect, test } from 'vitest';
import { pack } from '../../src/ledger/append.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';
import { aiSays, ends, scriptSays, silence } from './drafts.ts';

const at = useLedger();

test('a conversation starts with the AI in custody at epoch 1 and the greeting', async () => {
  const id = newId();
  expect(await at.ledger.start(id, 'voice', 's1', 'Hello, I am an AI.')).toEqual({ repeated: false });
  const rows = await at.ledger.rows(id);
  expect(rows.map(({ key }) => key)).toEqual(['started', 'custody/1', 'script/greeting/1']);
  expect(rows[2]?.words).toBe('Hello, I am an AI.');
  expect(await at.ledger.conversation(id)).toMatchObject({ channel: 'voice', holder: 'ai', epoch: 1, seq: 3 });
});

test('starting again adds nothing, not even a greeting that was not there before', async () => {
  const id = await at.started();
  expect(await at.ledger.start(id, 'voice', 's2', 'Late.')).toEqual({ repeated: true });
  expect(await at.ledger.rows(id)).toHaveLength(2);
});

test('many that start the same conversation at once start it once', async () => {
  const id = newId();
  const all = await Promise.all(Array.from({ length: 8 }, () => at.ledger.start(id, 'chat', 's1', 'Hello.')));
  expect(all.filter((started) => 'repeated' in started)).toHaveLength(8);
  expect(await at.ledger.rows(id)).toHaveLength(3);
});

test('an ended conversation is not started again', async () => {
  const id = await at.started();
  await at.ledger.append(id, [ends]);
  expect(await at.ledger.start(id, 'chat', 's1')).toEqual({ refused: 'ended' });
});

test.each(['', 'a b', 'ä', 'x'.repeat(129), "a'b"])('the id %j is refused', async (id) => {
  await expect(at.ledger.start(id, 'chat', 's1')).rejects.toThrow(RangeError);
});

test('a turn of a conversation that was never started is told apart', async () => {
  expect(await at.ledger.takeTurn(newId(), 't1', 'Hello?')).toEqual({ refused: 'unknown' });
  await expect(at.ledger.append(newId(), [silence('1')])).rejects.toThrow('never started');
  await expect(at.ledger.window(newId(), 5, [])).rejects.toThrow('never started');
});

test('a repeated turn gets the place of the first, and whether its words are the same', async () => {
  const id = await at.started();
  const first = await at.ledger.takeTurn(id, 't1', 'My bag is lost.');
  expect(first).toMatchObject({ seq: 3, answered: 0, repeated: false, sameWords: true });
  expect(await at.ledger.takeTurn(id, 't1', 'My bag is lost.')).toEqual({ ...first, repeated: true });
  expect(await at.ledger.takeTurn(id, 't1', 'My cat is lost.')).toEqual({ ...first, repeated: true, sameWords: false });
  expect(await at.ledger.rows(id)).toHaveLength(3);
});

test('`answered` is what had its reply when the turn was written, in a repeat too', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'One.');
  await at.ledger.append(id, [aiSays('t1', 3)]);
  expect(await at.ledger.takeTurn(id, 't2', 'Two.')).toMatchObject({ seq: 5, answered: 3 });
  await at.ledger.append(id, [aiSays('t2', 5)]);
  expect(await at.ledger.takeTurn(id, 't2', 'Two.')).toMatchObject({ seq: 5, answered: 3, repeated: true });
  expect(await at.ledger.takeBargeIn(id, 't2', 'n1', 'Cert')).toMatchObject({ seq: 7, answered: 5 });
  expect(await at.ledger.takeHangUp(id)).toMatchObject({ seq: 8, answered: 5 });
});

test('a repeated turn keeps its place after the end, a new one is refused', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'One.');
  await at.ledger.append(id, [ends]);
  expect(await at.ledger.takeTurn(id, 't1', 'One.')).toMatchObject({ seq: 3, repeated: true });
  expect(await at.ledger.takeTurn(id, 't2', 'Two.')).toEqual({ refused: 'ended' });
  expect(await at.ledger.takeHangUp(id)).toEqual({ refused: 'ended' });
});

test('drafts are written in order, each key once, within one batch too', async () => {
  const id = await at.started();
  const results = await at.ledger.append(id, [silence('a'), silence('b'), silence('a')]);
  expect(results).toEqual([
    { seq: 3, written: true },
    { seq: 4, written: true },
    { seq: 3, written: false },
  ]);
  expect(await at.ledger.append(id, [])).toEqual([]);
});

test('a refused draft does not hold up the others of its batch', async () => {
  const id = await at.started();
  const results = await at.ledger.append(id, [scriptSays('late', 7), silence('a')]);
  expect(results).toEqual([{ refused: 'stale_epoch' }, { seq: 3, written: true }]);
});

test('words and ids that no text column takes are stored all the same', async () => {
  const id = await at.started();
  expect(await at.ledger.takeTurn(id, 't\u0000', 'a\u0000b\ud800')).toMatchObject({ repeated: false });
  expect(await at.ledger.takeTurn(id, 't\u0000', 'a\u0000b\ud800')).toMatchObject({ repeated: true, sameWords: true });
  expect((await at.ledger.rows(id)).at(-1)).toMatchObject({ words: 'a\ufffdb\ufffd', entry: { turnId: 't\ufffd' } });
});

test('many connections that append at once make one dense chain', async () => {
  const id = await at.started();
  const others = await Promise.all([1, 2].map(() => openLedger(at.url, { connections: 8 })));
  const writers = [at.ledger, ...others];
  await Promise.all(
    Array.from({ length: 120 }, (_, i) => writers[i % 3]?.append(id, [silence(`${i}`), silence(`shared${i % 10}`)])),
  );
  const rows = await at.ledger.rows(id);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 132 }, (_, i) => i + 1));
  expect(new Set(rows.map(({ key }) => key)).size).toBe(132);
  expect(await at.ledger.verify(id)).toMatchObject({ entries: 132, findings: 0 });
  await Promise.all(others.map((other) => other.close()));
});

test('one turn sent over many connections at once is written once', async () => {
  const id = await at.started();
  const all = await Promise.all(Array.from({ length: 10 }, () => at.ledger.takeTurn(id, 't1', 'Hello.')));
  expect(all.filter((taken) => 'seq' in taken && !taken.repeated)).toHaveLength(1);
  expect(new Set(all.map((taken) => ('seq' in taken ? taken.seq : 0)))).toEqual(new Set([3]));
});

test.each([
  ['its server process is ended in mid-batch', false, 2],
  ['the client vanishes in mid-batch', true, 52],
])('when %s, the batch is written whole or not at all', async (_name, clientVanishes, expected) => {
  const id = await at.started();
  const [holder, writer] = [new pg.Client({ connectionString: at.url }), new pg.Client({ connectionString: at.url })];
  writer.on('error', () => {});
  await Promise.all([holder.connect(), writer.connect()]);
  // The batch stops where it takes the lock, so that the blow falls in its midst.
  await holder.query('begin');
  await holder.query('select from readback.head where conversation = $1 for update', [id]);
  const { rows } = await writer.query<{ pid: number }>('select pg_backend_pid() as pid');
  const batch = pack(Array.from({ length: 50 }, (_, i) => silence(`${i}`)));
  const outcome = writer.query('select readback.append($1, $2, $3, $4, $5, $6)', [id, ...batch]).then(
    () => 'written',
    () => 'broken',
  );
  const pid = rows[0]?.pid;
  await expect.poll(() => runSql(at.url, 'select from pg_locks where pid = $1 and not granted', [pid])).toHaveLength(1);
  if (clientVanishes) void writer.end();
  else await runSql(at.url, 'select pg_terminate_backend($1)', [pid]);
  await holder.query('commit');
  await holder.end();
  await outcome;
  await expect.poll(() => runSql(at.url, 'select from pg_stat_activity where pid = $1', [pid])).toHaveLength(0);
  expect(await at.ledger.rows(id)).toHaveLength(expected);
  expect(await at.ledger.verify(id)).toMatchObject({ findings: 0 });
});

test('statements go on after the database has dropped every connection', async () => {
  const id = await at.started();
  await runSql(
    at.url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  expect(await at.ledger.takeTurn(id, 't1', 'Still there?')).toMatchObject({ seq: 3 });
});
