import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newId, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';

const at = useLedger();
const cli = fileURLToPath(new URL('../../src/workers/ledger-cli.ts', import.meta.url));

function run(args: readonly string[], url = at.url): Promise<{ code: number; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: url };
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors: stderr }),
    );
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

test.each([[[]], [['verify', 'a', 'b']], [['export']], [['erase', 'a']]])(
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
