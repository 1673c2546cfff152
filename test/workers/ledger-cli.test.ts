import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { repeatContact } from '../support/evidence.ts';
import { names, testKey } from '../support/joined.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';

const at = useLedger();
const cli = fileURLToPath(new URL('../../src/workers/ledger-cli.ts', import.meta.url));

function run(
  args: readonly string[],
  url = at.url,
  input = '',
): Promise<{ code: number; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: url, READBACK_IDENTITY_KEY: testKey };
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors: stderr }),
    );
    child.stdin?.end(input);
  });
}

async function conversation(): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Where is my bag?');
  return id;
}

test('verify exits 0 and ends with one JSON object', async () => {
  const id = await conversation();
  expect(await run(['verify', id])).toEqual({
    code: 0,
    lines: ['{"ok":true,"conversations":1,"entries":3,"erased":0,"findings":0}'],
    errors: '',
  });
});

test('verify of all exits 1 with a sentence for what is broken', async () => {
  const id = await conversation();
  await runSql(at.url, `update readback.words set words = 'Here.' where conversation = $1`, [id]);
  const { code, lines } = await run(['verify']);
  expect(code).toBe(1);
  expect(lines).toContain(`Conversation ${id}, entry 3: its words are not the ones that were written.`);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ ok: false, findings: 1 });
});

test('verify of a conversation that is not there exits 1', async () => {
  const { code, lines } = await run(['verify', newId()]);
  expect(code).toBe(1);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ ok: false, conversations: 0 });
});

test('export prints one entry a line, with its words', async () => {
  const { code, lines } = await run(['export', await conversation()]);
  expect(code).toBe(0);
  expect(lines.map((line) => JSON.parse(line).key)).toEqual(['started', 'custody/1', 'turn/t1']);
  expect(JSON.parse(lines[2] ?? '')).toMatchObject({ words: 'Where is my bag?' });
});

test('export of a conversation that is not there exits 1', async () => {
  expect(await run(['export', 'nobody'])).toMatchObject({ code: 1, errors: 'No conversation has the id nobody.\n' });
});

const ended: Draft = { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } };
const named = async (customer: string, ...more: Draft[]): Promise<string> => {
  const id = await conversation();
  await at.ledger.append(id, [names(customer), ...more]);
  return id;
};

test('erase destroys what was said in a conversation that has ended, and refuses one that has not', async () => {
  const [over, open] = [await named(newId(), ended), await conversation()];
  expect(await run(['erase', over])).toMatchObject({ code: 0, lines: [`{"conversation":"${over}","words":2}`] });
  expect((await at.ledger.row(over, 'turn/t1'))?.words).toBeNull();
  expect(await run(['erase', open])).toMatchObject({ code: 1 });
  expect(await run(['erase', newId()])).toMatchObject({ code: 1 });
});

test('erase-customer reads the name and erases every conversation under it, and no other', async () => {
  const customer = newId();
  const [one, two, other] = [await named(customer, ended), await named(customer, ended), await named(newId(), ended)];
  const { code, lines } = await run(['erase-customer', 'id'], at.url, `${customer}\n`);
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe('{"conversations":2}');
  const words = async (id: string) => (await at.ledger.row(id, 'turn/t1'))?.words;
  expect([await words(one), await words(two), await words(other)]).toEqual([null, null, 'Where is my bag?']);
  expect(await run(['erase-customer', 'id'], at.url, customer)).toMatchObject({ lines: ['{"conversations":0}'] });
  expect(await run(['erase-customer', 'id'])).toMatchObject({ code: 2 });
});

test('erase-customer says so where one of the conversations goes on', async () => {
  const customer = newId();
  const [over, open] = [await named(customer, ended), await named(customer)];
  const { code, lines } = await run(['erase-customer', 'id'], at.url, customer);
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain(`Conversation ${open} has not ended`);
  expect((await at.ledger.row(over, 'turn/t1'))?.words).toBeNull();
});

test('contacts says how many of the conversations are repeat contacts, by rule and outcome', async () => {
  const url = await at.database();
  const ledger = await openLedger(url);
  const repeat = (id: string, days: number): Draft => ({
    key: 'evidence/1',
    entry: { kind: 'evidence', evidence: { ...repeatContact({ days, conversation: id }) } },
  });
  for (const [id, drafts] of [
    ['a', [ended]],
    ['b', [repeat('a', 6)]],
    ['c', [repeat('a', 8), ended]],
    ['d', [repeat('a', 0), ended]],
  ] as const) {
    await ledger.start(id, 'chat', 's');
    await ledger.append(id, [names('C-7'), ...drafts]);
  }
  await ledger.start('unknown', 'chat', 's');
  await ledger.close();
  const { lines } = await run(['contacts'], url);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    withinDays: 7,
    conversations: 4,
    repeats: 2,
    share: 0.5,
    byRule: { none: { conversations: 4, repeats: 2, share: 0.5 } },
    byOutcome: {
      hung_up: { conversations: 3, repeats: 1, share: 0.333 },
      open: { conversations: 1, repeats: 1, share: 1 },
    },
  });
});

test.each([[[]], [['verify', 'a', 'b']], [['export']], [['erase']], [['erase-customer', 'name']], [['contacts', 'a']]])(
  '%j is answered with the usage, exit 2',
  async (args) => {
    const { code, errors } = await run(args);
    expect(code).toBe(2);
    expect(errors).toContain('usage: npm run ledger');
  },
);

test.each([
  ['does not answer', 'postgres://u:secret@127.0.0.1:1/none'],
  ['is named by half an address', 'postgres://u:secret@:x'],
])('a database that %s exits 2, and the password is not printed', async (_name, url) => {
  const { code, errors } = await run(['verify'], url);
  expect(code).toBe(2);
  expect(errors).toContain('The ledger cannot be read');
  expect(errors).not.toContain('secret');
});

test('a database without a ledger is left as it is, exit 2', async () => {
  const url = new URL(at.url);
  url.pathname = '/postgres';
  expect(await run(['verify'], url.href)).toMatchObject({
    code: 2,
    errors: 'The ledger cannot be read: this database has none.\n',
  });
});
