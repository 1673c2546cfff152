import pg from 'pg';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/ledger/ledger.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';
import { aiSays, decides, ends, passes, silence } from './drafts.ts';

const at = useLedger();

/** A conversation of nine entries: three of them have words, at 3, 4 and 8. */
async function told(): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Where is my bag?');
  await at.ledger.append(id, [aiSays('t1', 3), silence('a'), decides(1), passes({ holder: 'queue', epoch: 2 })]);
  await at.ledger.takeTurn(id, 't2', 'Yes');
  await at.ledger.append(id, [silence('b')]);
  return id;
}

/** What somebody with all rights over the database could do. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: at.url });
  await client.connect();
  await client.query('begin; alter table readback.entry disable trigger user');
  await client.query(sql, values);
  await client.query('alter table readback.entry enable always trigger append_only; commit');
  await client.end();
}

async function findings(id: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const verdict = await at.ledger.verify(id, (finding) => found.push(finding));
  expect(verdict.findings).toBe(found.length);
  return found;
}

const problems = async (id: string) => (await findings(id)).map(({ seq, problem }) => `${seq} ${problem}`);

test.each([
  ['update', "update readback.entry set body = '{}'"],
  ['an update of no row', "update readback.entry set body = '{}' where false"],
  ['delete', 'delete from readback.entry'],
  ['truncate', 'truncate readback.entry'],
  ['truncate with others', 'truncate readback.words, readback.entry'],
  ['delete as a replica would', 'set session_replication_role = replica; delete from readback.entry'],
])('the database refuses %s, to the owner of the table too', async (_name, sql) => {
  const id = await told();
  await expect(runSql(at.url, sql)).rejects.toThrow('append-only');
  expect(await at.ledger.rows(id)).toHaveLength(9);
});

test('an untouched chain has no findings', async () => {
  const id = await told();
  expect(await at.ledger.verify(id)).toEqual({ conversations: 1, entries: 9, erased: 0, findings: 0 });
  expect(await at.ledger.verify(newId())).toEqual({ conversations: 0, entries: 0, erased: 0, findings: 0 });
});

test.each([
  ['body', `body = replace(body, 'silence', 'violence')`],
  ['time', 'at = at + 1'],
  ['key', `key = 'evidence/z'`],
  ['kind', `kind = 'decision'`],
  ['mac', `mac = sha256('x')`],
  ['predecessor', `prev = sha256('x')`],
  ['hash', `hash = sha256('x')`],
])('an edited %s is found where it is', async (_field, change) => {
  const id = await told();
  await tamper(`update readback.entry set ${change} where conversation = $1 and seq = 5`, [id]);
  expect(await problems(id)).toEqual(['5 edited']);
});

const rehash = 'hash = readback.entry_hash(prev, conversation, seq, at, kind, key, $2, mac), body = $2';

test('an edit that brings its own hash is found by the next link', async () => {
  const id = await told();
  const body = '{"evidence":{"ms":1,"turnId":"t","type":"silence"},"kind":"evidence"}';
  await tamper(`update readback.entry set ${rehash} where conversation = $1 and seq = 5`, [id, body]);
  expect(await problems(id)).toEqual(['5 edited']);
});

test('such an edit of the last entry is found by the head', async () => {
  const id = await told();
  await tamper(`update readback.entry set ${rehash} where conversation = $1 and seq = 9`, [id, '{"kind":"hung_up"}']);
  expect(await problems(id)).toEqual(['9 head_differs']);
});

test.each([
  ['the first entry', 'seq = 1', ['1 removed']],
  ['one from the middle', 'seq = 5', ['5 removed']],
  ['several from the middle', 'seq in (4, 5)', ['4 removed']],
  ['the last', 'seq = 9', ['9 removed']],
  ['all', 'true', ['1 removed']],
])('removal of %s is found', async (_name, which, expected) => {
  const id = await told();
  await tamper(`delete from readback.entry where conversation = $1 and ${which}`, [id]);
  expect(await problems(id)).toEqual(expected);
});

test('a removal covered up by counting the rest anew is found', async () => {
  const id = await told();
  await tamper('delete from readback.entry where conversation = $1 and seq = 5', [id]);
  for (const seq of [6, 7, 8, 9]) {
    await tamper('update readback.entry set seq = seq - 1 where conversation = $1 and seq = $2', [id, seq]);
  }
  expect(await problems(id)).toContain('5 reordered');
});

test('two entries that changed places are found', async () => {
  const id = await told();
  for (const [from, to] of [
    [5, 99],
    [6, 5],
    [99, 6],
  ]) {
    await tamper('update readback.entry set seq = $3 where conversation = $1 and seq = $2', [id, from, to]);
  }
  const found = await findings(id);
  expect(found.map(({ seq, problem }) => `${seq} ${problem}`)).toEqual(['5 reordered', '6 reordered']);
  expect(found[0]?.sentence).toBe(`Conversation ${id}, entry 5: it was written as entry 6.`);
});

test('an entry moved to the end is found', async () => {
  const id = await told();
  await tamper('update readback.entry set seq = 10 where conversation = $1 and seq = 5', [id]);
  expect(await problems(id)).toEqual(['10 reordered']);
});

test.each([
  ['epoch', 'epoch = 7', '9 head_differs'],
  ['floor', 'floor = 3', '9 head_differs'],
  ['holder', `holder = 'ai'`, '9 head_differs'],
  ['hash', `hash = sha256('x')`, '9 head_differs'],
])('a head whose %s does not follow from the entries is found', async (_field, change, expected) => {
  const id = await told();
  await runSql(at.url, `update readback.head set ${change} where conversation = $1`, [id]);
  expect(await problems(id)).toEqual([expected]);
});

test('a missing head is found', async () => {
  const id = await told();
  await runSql(at.url, 'delete from readback.head where conversation = $1', [id]);
  expect(await problems(id)).toEqual(['9 head_differs']);
});

test('edited words are found, erased ones are counted', async () => {
  const id = await told();
  await runSql(at.url, `update readback.words set words = 'No' where conversation = $1 and seq = 8`, [id]);
  await runSql(at.url, 'delete from readback.words where conversation = $1 and seq = 3', [id]);
  await runSql(at.url, `insert into readback.words values ($1, 5, sha256('k'), 'planted')`, [id]);
  expect(await problems(id)).toEqual(['5 words_edited', '8 words_edited']);
  expect(await at.ledger.verify(id)).toMatchObject({ erased: 1 });
});

test('a finding quotes nothing of what was said', async () => {
  const id = await told();
  await runSql(at.url, `update readback.words set words = 'No' where conversation = $1 and seq = 8`, [id]);
  expect((await findings(id))[0]?.sentence).toBe(
    `Conversation ${id}, entry 8: its words are not the ones that were written.`,
  );
});

test('verifying all names every conversation that is broken, and counts the others', async () => {
  const [a, b, c] = [await told(), await told(), await told()];
  await tamper('update readback.entry set at = 0 where conversation = $1 and seq = 2', [b]);
  const found = new Set<string>();
  const verdict = await at.ledger.verify(undefined, ({ conversation }) => found.add(conversation));
  expect(found.has(b)).toBe(true);
  expect(found.has(a) || found.has(c)).toBe(false);
  expect(verdict.conversations).toBeGreaterThan(3);
});

test('a chain longer than one reading of the auditor is followed through', async () => {
  const id = await at.started();
  await at.ledger.append(
    id,
    Array.from({ length: 1_200 }, (_, i) => silence(`${i}`)),
  );
  expect(await at.ledger.verify(id)).toMatchObject({ entries: 1_202, findings: 0 });
});

test('erasing takes the words, the keys and the salt; the chain still verifies', async () => {
  const id = await told();
  expect(await at.ledger.erase(id)).toEqual({ refused: 'not_ended' });
  await at.ledger.append(id, [ends]);
  expect(await at.ledger.erase(id)).toEqual({ words: 3 });
  expect((await at.ledger.rows(id)).every(({ words }) => words === null)).toBe(true);
  expect((await at.ledger.window(id, 5, [])).salt).toHaveLength(0);
  expect(await at.ledger.verify(id)).toEqual({ conversations: 1, entries: 10, erased: 3, findings: 0 });
  expect(await at.ledger.erase(id)).toEqual({ words: 0 });
  expect(await at.ledger.erase(newId())).toEqual({ refused: 'unknown' });
});

test('after erasure a repeated turn still has its place, and late results bring no words back', async () => {
  const id = await told();
  await at.ledger.append(id, [ends]);
  await at.ledger.erase(id);
  expect(await at.ledger.takeTurn(id, 't1', 'Anything')).toMatchObject({ seq: 3, repeated: true, sameWords: true });
  await at.ledger.append(id, [{ ...silence('late'), words: 'private' }]);
  expect(await runSql(at.url, 'select from readback.words where conversation = $1', [id])).toHaveLength(0);
  expect(await at.ledger.verify(id)).toMatchObject({ erased: 4, findings: 0 });
});

test('an export has one entry a line, with its words and all that checks it', async () => {
  const id = await told();
  const lines: string[] = [];
  for await (const line of at.ledger.export(id)) lines.push(line);
  const entries: unknown[] = lines.map((line) => JSON.parse(line));
  expect(entries).toHaveLength(9);
  expect(entries[2]).toMatchObject({
    conversation: id,
    seq: 3,
    key: 'turn/t1',
    words: 'Where is my bag?',
    entry: { turnId: 't1' },
  });
  expect(entries[0]).toMatchObject({ words: null, mac: null, prev: '00'.repeat(32) });
  const linked = entries.map((entry) =>
    typeof entry === 'object' && entry !== null && 'hash' in entry ? entry.hash : '',
  );
  expect(entries[8]).toMatchObject({ prev: linked[7] });
});
