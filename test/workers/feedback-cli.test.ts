import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { handOff } from '../desktop/scene.ts';
import { useLedger } from '../support/ledger.ts';

const at = useLedger();
const cli = fileURLToPath(new URL('../../src/workers/feedback-cli.ts', import.meta.url));

function run(args: readonly string[]): Promise<{ code: number; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: at.url };
    const child = execFile(process.execPath, [cli, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors: stderr }),
    );
  });
}

test('export prints one JSON line for each handoff, and none for a conversation that had none', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'A human, please.');
  await handOff(at.ledger, id, { turns: ['t1'] });
  const quiet = await at.started();
  const { code, lines } = await run(['export']);
  expect(code).toBe(0);
  const rows = lines.map((line) => JSON.parse(line));
  expect(rows.filter(({ conversation }) => conversation === id)).toMatchObject([
    { channel: 'chat', handoff: 1, decision: { rule: 'explicit-request@1' }, offers: ['o1'], declined: [] },
  ]);
  expect(rows.filter(({ conversation }) => conversation === quiet)).toEqual([]);
});

test('anything else is answered with how to use it', async () => {
  expect(await run([])).toMatchObject({ code: 2, errors: expect.stringContaining('usage:') });
});
