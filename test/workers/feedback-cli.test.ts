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

test('mismatches prints a table by what was taken for the wish and what was done, with conversations and no names', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'I want a refund. A human, please.');
  await handOff(at.ledger, id, { turns: ['t1'] });
  await at.ledger.append(id, [
    { key: 'changed/1', entry: { kind: 'human', agent: 'ada', act: 'changed', outcome: 'cancelled' }, words: 'secret' },
    { key: 'act/1', entry: { kind: 'human', agent: 'ada', act: 'resolved', outcome: 'solved' } },
  ]);
  const { code, lines } = await run(['mismatches']);
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/^intent +sure +outcome +changed +why +count +conversations$/);
  expect(lines.find((line) => line.includes(id))).toMatch(
    new RegExp(`^refund +50 % +solved +cancelled +something else was changed +1 +${id}$`),
  );
  expect(lines.join()).not.toMatch(/ada|secret/);
});

test('anything else is answered with how to use it', async () => {
  expect(await run([])).toMatchObject({ code: 2, errors: expect.stringContaining('usage:') });
});
